// Scores the quantities of general news: node bench/quantities.ts [--lang en|fi] [--table NAME] [--show [hedge|unit]]. `--show` prints
// the sentences at fault, of the half that is worked on only; a table without halves is shown whole with `--all`.
import { parseArgs } from 'node:util';
import { openLanguage } from '../src/language/languages.ts';
import {
  countSentence,
  DEPTHS,
  type Depth,
  f1,
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
  },
});

const show = ({ low, high, unit, approx }: Quantity): string =>
  `${low === high ? low : `${low ?? '*'}..${high ?? '*'}`} ${unit}${approx ? ' ~' : ''}`;

for (const language of values.lang ? [values.lang] : ['en', 'fi']) {
  const analyser = openLanguage(language);
  const rows = goldSentences(`${values.table}.${language}`).map((row) => ({
    ...row,
    read: readQuantities(row.text, analyser),
  }));
  for (const [half, kept] of [
    ['worked on', false],
    ['kept apart', true],
  ] as const) {
    const own = rows.filter((row) => row.kept === kept);
    const cells = DEPTHS.map((depth) => {
      const counts = sumCounts(own.map(({ read, groups }) => countSentence(read, groups, depth)));
      return `${depth} ${f1(counts).toFixed(1)} (${counts.right}/${counts.gold}/${counts.read})`;
    });
    console.log(`${language} ${half}: F1 ${cells.join('  ')} of ${own.length} sentences`);
  }
  const depth = DEPTHS.find((name): name is Depth => name === values.show);
  for (const { text, groups, read, kept } of depth ? rows : []) {
    const counts = countSentence(read, groups, depth as Depth);
    if ((kept && !values.all) || (counts.right === counts.gold && counts.right === counts.read)) continue;
    const gold = groups.map((group) => group.map((way) => way.map(show).join(' & ') || 'none').join(' | ')).join('; ');
    console.log(`${text}\n    gold ${gold}\n    read ${read.map(show).join('; ')}`);
  }
}
