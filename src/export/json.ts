// Everything that is kept as one JSON value: `{"claims": […], "figures": […]}`, one claim or figure a line. What enters: the
// table. What leaves: pieces of text, so that nothing large is held.
import type { ExportTable } from '../app/export-table.ts';

/** The pieces of the JSON, in order. */
export function* exportJson({ claims, figures }: ExportTable): Generator<string> {
  yield '{"claims": [';
  yield* listed(claims);
  yield '],\n"figures": [';
  yield* listed(figures.map(({ figure, counted }) => ({ ...figure, counted })));
  yield ']}\n';
}

function* listed(values: readonly unknown[]): Generator<string> {
  for (const [i, value] of values.entries()) yield `${i === 0 ? '' : ','}\n${JSON.stringify(value)}`;
}
