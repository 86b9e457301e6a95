// What stands behind figures: the quotes of documents and the rows of imported files, for outputs that show a number with its source.
import { z } from 'zod';
import type { Ledger } from '../ledger/ledger.ts';
import { STATED_BY } from '../ledger/model.ts';

export const Evidence = z
  .object({
    /** Id of the figure, as `tosite explain` takes it. */
    figure: z.string(),
    origin: z.string(),
    stated: z.string(),
    statedBy: z.enum(STATED_BY),
    quotes: z.array(z.object({ claim: z.string(), document: z.string(), quote: z.string() }).readonly()).readonly(),
    rows: z
      .array(z.object({ file: z.string(), row: z.int(), label: z.string(), url: z.string().nullable() }).readonly())
      .readonly(),
  })
  .readonly();
export type Evidence = z.infer<typeof Evidence>;

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
    const { origin, stated, statedBy, reports } = figure;
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
    return [{ figure: id, origin, stated, statedBy, quotes, rows }];
  });
}
