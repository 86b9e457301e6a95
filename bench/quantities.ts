// Scores the quantities of general news: node bench/quantities.ts [--lang en|fi] [--table NAME] [--show value|hedge|unit]. `--show`
// prints the sentences at fault, of the half that is worked on only; a table without halves is shown whole with `--all`.
// `--write` (what `npm run bench:quantities` does) writes the table of docs/benchmarks.md.
import { parseArgs } from 'node:util';
import type { Analyser } from '../src/language/language.ts';
import { openLanguage } from '../src/language/languages.ts';
import { writeSection } from './page.ts';
import {
  type Counts,
  countSentence,
  DEPTHS,
  type Depth,
  f1,
  type GoldSentence,
  goldSentences,
  type Quantity,
  readQuantities,
  sumCounts,
} from './quantity-score.ts';

const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    table: { type: 'string', default: 'general-quantities' },
    show: { type: 'string' },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const show = ({ low, high, unit, approx }: Quantity): string =>
  `${low === high ? low : `${low ?? '*'}..${high ?? '*'}`} ${unit}${approx ? ' ~' : ''}`;

type Row = GoldSentence & { readonly read: readonly Quantity[] };

const readTable = (table: string, analyser: Analyser): readonly Row[] =>
  goldSentences(`${table}.${analyser.language}`).map((row) => ({ ...row, read: readQuantities(row.text, analyser) }));

const countsOf = (rows: readonly Row[], depth: Depth): Counts =>
  sumCounts(rows.map(({ read, groups }) => countSentence(read, groups, depth)));

/** The halves of a table. */
const halves = (rows: readonly Row[]): readonly (readonly [string, readonly Row[]])[] => [
  ['worked on', rows.filter(({ kept }) => !kept)],
  ['kept apart', rows.filter(({ kept }) => kept)],
];

function printTable(rows: readonly Row[], language: string): void {
  for (const [half, own] of halves(rows)) {
    const cells = DEPTHS.map((depth) => {
      const counts = countsOf(own, depth);
      return `${depth} ${f1(counts).toFixed(1)} (${counts.right}/${counts.gold}/${counts.read})`;
    });
    console.log(`${language} ${half}: F1 ${cells.join('  ')} of ${own.length} sentences`);
  }
}

function printFaults(rows: readonly Row[], depth: Depth): void {
  for (const { text, groups, read, kept } of rows) {
    const counts = countSentence(read, groups, depth);
    if ((kept && !values.all) || (counts.right === counts.gold && counts.right === counts.read)) continue;
    const gold = groups.map((group) => group.map((way) => way.map(show).join(' & ') || 'none').join(' | ')).join('; ');
    console.log(`${text}\n    gold ${gold}\n    read ${read.map(show).join('; ')}`);
  }
}

/** The table of docs/benchmarks.md. */
function writePage(): void {
  const lines = ['en', 'fi'].flatMap((language) => {
    const analyser = openLanguage(language);
    return ['general', 'fresh', ...(language === 'en' ? ['later'] : [])].flatMap((name) =>
      halves(readTable(`${name}-quantities`, analyser)).map(([half, own]) => {
        const cells = DEPTHS.map((depth) => f1(countsOf(own, depth)).toFixed(1));
        return `| ${name}, ${language}, ${half} | ${own.length} | ${countsOf(own, 'value').gold} | ${cells.join(' | ')} |`;
      }),
    );
  });
  const top = [
    '| Sentences | number | quantities | value F1 | with bounds | with units |',
    `|---|${' ---: |'.repeat(5)}`,
  ];
  writeSection('bench:quantities', 'Quantities of general news', [...top, ...lines]);
}

if (values.write) writePage();
else
  for (const language of values.lang ? [values.lang] : ['en', 'fi']) {
    const rows = readTable(values.table, openLanguage(language));
    printTable(rows, language);
    const depth = DEPTHS.find((name) => name === values.show);
    if (depth) printFaults(rows, depth);
  }
