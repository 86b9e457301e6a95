// `tosite verify`, `rebuild` and `dump`: the ledger as a thing that is kept.

import { shownLocation } from '../../store/open.ts';
import type { Verification } from '../../store/port.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, type StoreOptions, withStore } from '../ledger-file.ts';
import { diagnosticText } from '../report.ts';

type VerifyOptions = PastOptions & { readonly against?: string };

/** Checks the ledger. Exit code 1 where something is not what was written. */
export async function verify(io: Io, options: VerifyOptions): Promise<number> {
  const found = await withStore(options.store, false, (store) => store.verify(options.against, options.asRecordedAt));
  if (options.json) await printJson(io, found);
  else if (found.ok) {
    const extends_ = options.against === undefined ? '' : `\nIt goes on from ${options.against}.`;
    await print(io.stdout, `sound  ${found.statements} statements, head ${found.head}${extends_}\n`);
  } else await print(io.stderr, diagnosticText(faultOf(found, shownLocation(options.store))));
  return found.ok ? 0 : 1;
}

const faultOf = ({ seq, field, message }: Extract<Verification, { ok: false }>, store: string) => ({
  code: 'T4023' as const,
  severity: 'error' as const,
  message: `The ledger is not what was written: ${seq === 0 ? '' : `statement ${seq}, `}${field}: ${message}.`,
  hint: MADE_ANEW.has(field.split('.')[0] ?? '')
    ? 'The log itself is sound: "tosite rebuild" works the tables out anew.'
    : 'Take the ledger back from a copy; find out who could write to it.',
  at: { file: store },
});

/** Tables that are worked out from the log. */
const MADE_ANEW: ReadonlySet<string> = new Set([
  ...['entries', 'documents', 'claims', 'figures', 'decision_subjects', 'verdicts', 'entities'],
]);

/** Works the tables out anew. */
export async function rebuild(io: Io, options: StoreOptions): Promise<number> {
  const { seq } = await withStore(options.store, false, async (store) => {
    await store.rebuild();
    return store.head();
  });
  if (options.json) await printJson(io, { rebuilt: true, statements: seq });
  else await print(io.stdout, `rebuilt  from ${seq} statements\n`);
  return 0;
}

/** Prints every row of the ledger, in an order that depends on nothing but its log. */
export async function dump(io: Io, options: StoreOptions): Promise<number> {
  await withStore(options.store, false, async (store) => {
    for await (const line of store.dump()) await print(io.stdout, `${line}\n`);
  });
  return 0;
}
