// Use case: whether origins agree, as they speak.
import { z } from 'zod';
import { agreementOf, type Meeting } from '../ledger/agreement.ts';
import { originsWith } from '../ledger/origins.ts';
import type { StoreView } from '../store/port.ts';
import { eachLedger } from './ledger.ts';

export const Agreement = z
  .object({
    asKnownOn: z.string().nullable(),
    /** Figures that independent bodies had spoken before, by day; who of them agreed, and who did not. */
    meetings: z
      .array(
        z
          .object({
            series: z.string(),
            figure: z.string(),
            origin: z.string(),
            body: z.string(),
            day: z.string(),
            agree: z.array(z.string()).readonly(),
            apart: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Agreement = z.infer<typeof Agreement>;

/** All meetings of figures in the store, as known on a day. */
export async function agreement(store: StoreView, asKnownOn: string | null = null): Promise<Agreement> {
  const origins = originsWith(await store.entities());
  const meetings: Meeting[] = [];
  for await (const [, { series }] of eachLedger(store, asKnownOn)) meetings.push(...agreementOf(series, origins));
  return { asKnownOn, meetings: meetings.sort((a, b) => (a.day + a.figure < b.day + b.figure ? -1 : 1)) };
}
