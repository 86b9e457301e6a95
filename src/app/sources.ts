// Use case: who relies on whom in what the ledger knows.

import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { originsWith } from '../ledger/origins.ts';
import { type SourceRow, type Sources, sourceCollector } from '../ledger/sources.ts';
import type { StoreView } from '../store/port.ts';
import { eachLedger } from './ledger.ts';

/** All origins of the store; pair by pair, so that a large store is never in memory as a whole. */
export async function sources(store: StoreView, asKnownOn: string | null = null): Promise<Sources> {
  const collector = sourceCollector();
  for await (const [, { series }] of eachLedger(store, asKnownOn)) collector.add(series);
  return collector.done(originsWith(await store.entities()));
}

/** The rows of one origin or of one body, by any of their names. Throws UserError T1904 where the ledger has nothing from it. */
export function sourcesNamed(
  all: Sources,
  name: string,
  settings: Parameters<typeof originsWith>[0],
  asKnownOn: string | null = null,
): readonly SourceRow[] {
  const { name: origin, body, known } = originsWith(settings).resolve(name);
  const own = all.origins.filter((row) => row.origin === origin || row.origin === name);
  const rows = own.length > 0 ? own : all.origins.filter((row) => row.body === name || (known && row.body === body));
  if (rows.length > 0) return rows;
  throw new UserError({
    code: 'T1904',
    severity: 'error',
    message:
      asKnownOn === null
        ? say`Nothing in the ledger is known from "${name}".`
        : say`Nothing in the ledger, as known on ${{ day: asKnownOn }}, is known from "${name}".`,
    hint: say`See all origins with: tosite sources`,
  });
}
