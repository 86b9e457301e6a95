// `tosite accept` and `tosite reject`: a person's word on a claim.
import { decide } from '../../app/decide.ts';
import type { Verdict } from '../../store/port.ts';
import { type Io, print, printJson } from '../io.ts';
import { type ActorOptions, by, withStore } from '../ledger-file.ts';
import { printable } from '../text.ts';

type Options = ActorOptions & { readonly reason?: string };

/** Records the verdict on a claim or an imported row. */
export async function decideClaim(io: Io, verdict: Verdict, id: string, options: Options): Promise<number> {
  const decision = await withStore(options.store, false, (store) =>
    decide(store, id, verdict, by(io, options.actor), options.reason),
  );
  if (options.json) await printJson(io, decision);
  else
    await print(
      io.stdout,
      `${verdict}ed  ${decision.subject}  by ${printable(decision.actor)}, ${decision.time.slice(0, 16)}Z\n`,
    );
  return 0;
}
