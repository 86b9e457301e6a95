// `tosite ledger`: what adds up, direction by direction.
import { checkItem } from '../../app/asked.ts';
import { ledger as ledgerUse } from '../../app/ledger.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { itemOf, partyOf } from '../asked.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ledgerTable } from '../ledger-table.ts';
import { diagnosticText } from '../report.ts';
import { ink } from '../text.ts';

type LedgerOptions = PastOptions & { readonly item?: string };

/** Prints the flows from one party to another, or all of them. */
export async function ledger(
  io: Io,
  from: string | undefined,
  to: string | undefined,
  options: LedgerOptions,
): Promise<number> {
  const question = {
    from: partyOf(from),
    to: partyOf(to),
    item: itemOf(options.item),
    asKnownOn: options.asKnownOn ?? null,
  };
  const found = await withView(options, (view) => ledgerUse(view, question));
  if (found.flows.length === 0) checkItem(question.item);
  if (options.json) await printJson(io, found);
  else {
    await print(io.stdout, ledgerTable(found.flows, found.asKnownOn, { width: io.columns, pen: ink(io.colour) }));
    for (const one of found.diagnostics.filter(({ severity }) => severity !== 'info'))
      await print(io.stderr, diagnosticText(one as Diagnostic));
  }
  return 0;
}
