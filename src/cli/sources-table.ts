// Origins as a table, and one origin in full: how much is known from it, through whom, on whom it depends. Pure.
import type { SourceRow, Sources } from '../ledger/sources.ts';
import { clip, type Ink, padLeft, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

const HEADINGS = ['origin', 'speaks for', 'kind', '', 'figures', 'now', 'texts', 'papers', 'depends on'] as const;
const NUMBERS = new Set([4, 5, 6, 7]);

/** All origins, most figures first, and where reporting runs in a circle. */
export function sourcesTable({ origins, bodies, independentBodies, circular }: Sources, { width, pen }: Look): string {
  if (origins.length === 0) return 'Nothing is known of anyone.\n';
  const w = widthsOf(Math.min(width, 100));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (NUMBERS.has(i) ? padLeft : padRight)(clip(printable(cell), w[i] ?? 8), w[i] ?? 8))
      .join(' ')
      .trimEnd();
  const inCircle = new Set(circular.flat());
  const lines = [
    pen.soft(line(HEADINGS)),
    ...origins.map((row) => line([`${inCircle.has(row.origin) ? '↻ ' : ''}${row.origin}`, ...cellsOf(row)])),
    '',
    ...wrap(summary(origins.length, bodies, independentBodies), Math.min(width, 100)).map(pen.soft),
    ...circles(circular, width),
  ];
  return `${lines.join('\n')}\n`;
}

const summary = (origins: number, bodies: number, independent: number): string =>
  `${origins} origins that speak for ${bodies} bodies, of which at most ${independent} are independent of each other. texts: copies of one text count once. tosite sources ORIGIN shows one with its chains.`;

const cellsOf = (row: SourceRow): readonly string[] => [
  row.body === row.origin ? '' : row.body,
  row.kind,
  row.admiralty,
  String(row.figures),
  String(row.current),
  String(row.documents),
  String(row.publishers.length),
  row.dependent.map(({ body }) => body).join(', '),
];

/** Columns for a width: names and dependences share what the numbers leave. */
function widthsOf(total: number): readonly number[] {
  const fixed = [12, 1, 7, 4, 5, 6];
  const left = total - fixed.reduce((sum, one) => sum + one, 0) - (HEADINGS.length - 1);
  const name = Math.floor(left * 0.42);
  const body = Math.floor(left * 0.28);
  return [name, body, ...fixed, left - name - body];
}

function circles(circular: Sources['circular'], width: number): readonly string[] {
  return circular.flatMap((names) =>
    wrap(`↻ circular: ${printable(names.join(' → '))} → ${printable(names[0] ?? '')}`, Math.min(width, 100)),
  );
}

/** One origin: its numbers, its chains, whom it is not independent of and why. */
export function sourceText(row: SourceRow, circular: Sources['circular'], { width, pen }: Look): string {
  const wide = Math.min(width, 100);
  const speaks = row.body === row.origin ? '' : `, speaks for ${row.body}`;
  const copies = row.pages > row.documents ? ` (${row.pages} with copies)` : '';
  const misreported = row.misreported > 0 ? `, ${row.misreported} likely misreports of them kept out` : '';
  const lines = [
    pen.bold(printable(`${row.origin} (${row.kind}, ${row.admiralty})${speaks}`)),
    `${row.figures} figures, ${row.current} of them current${misreported}; ${row.reports} reports in ${row.documents} texts${copies}`,
    `independent of ${row.independent} other bodies in the ledger`,
    ...row.dependent.map(({ body, why }) => `not of ${body}: ${why}`),
    ...row.copies.map(
      ({ page, publisher, of, ofPublisher }) =>
        `copy: ${page} (${publisher ?? 'publisher not known'}) of ${of} (${ofPublisher ?? 'publisher not known'})`,
    ),
    ...circular
      .filter((names) => names.includes(row.origin) || names.includes(row.body))
      .map((names) => `↻ circular: ${names.join(' → ')} → ${names[0]}`),
    ...row.chains.map(({ publisher, outlet, speaker, reports }) => {
      const chain = [publisher ?? 'publisher not known', outlet, speaker, row.origin].filter((one) => one !== null);
      return `  ${String(reports).padStart(3)} × ${chain.join(' ← ')}`;
    }),
  ];
  return `${lines.flatMap((line, i) => (i === 0 ? [line] : wrapped(printable(line), wide))).join('\n')}\n`;
}

/** Wraps, with the first line's indent before the others. */
function wrapped(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrap(line, width - indent.length - 2).map((part, i) => `${indent}${i === 0 ? '' : '  '}${part}`);
}
