// What stands behind figures: the quotes of documents and the rows of imported files, for outputs that show a number with its source.
import type { Ledger } from '../ledger/ledger.ts';

export type Evidence = {
  /** Id of the figure, as `tosite explain` takes it. */
  readonly figure: string;
  readonly origin: string;
  readonly stated: string;
  readonly quotes: readonly { readonly claim: string; readonly document: string; readonly quote: string }[];
  readonly rows: readonly {
    readonly file: string;
    readonly row: number;
    readonly label: string;
    readonly url: string | null;
  }[];
};

/** The evidence of the figures with these ids, in the order given; what is no figure of the ledger is left out. */
export function evidenceOf(ids: readonly string[], ledger: Ledger): readonly Evidence[] {
  const wanted = new Set(ids);
  const found = new Map(
    ledger.series.flatMap(({ figures }) =>
      figures.filter(({ id }) => wanted.has(id)).map((one) => [one.id, one] as const),
    ),
  );
  return [...wanted].flatMap((id) => {
    const figure = found.get(id);
    if (!figure) return [];
    const { origin, stated, reports } = figure;
    const quotes = reports.flatMap(({ evidence }) =>
      evidence.kind === 'claim'
        ? [{ claim: evidence.claimId, document: evidence.documentId, quote: evidence.quote }]
        : [],
    );
    const rows = reports.flatMap(({ evidence }) =>
      evidence.kind === 'row'
        ? [{ file: evidence.file, row: evidence.row, label: evidence.label, url: evidence.url }]
        : [],
    );
    return [{ figure: id, origin, stated, quotes, rows }];
  });
}
