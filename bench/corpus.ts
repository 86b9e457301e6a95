// Reads a corpus and scores the claims: node bench/corpus.ts [--set shared|own|seed] [--lang fi|en] [--fold 0,1,2]
// [--frame NAME] [--show] [--rules]. Needs the scorer of ../shared beside the checkout, whose output it prints.
// `--out FILE` keeps the claims; `--rules` reads by the rules alone, without the trained judgement. `--write` (what
// `npm run bench:corpus` does where nothing else is asked) scores all sets and writes the tables of docs/benchmarks.md.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hasSet, SETS, SHARED } from './corpora.ts';
import { writeCorpusPage } from './corpus-page.ts';
import { type Asked, readAsked, SCORER, scorerOutput, writeRows } from './corpus-score.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    lang: { type: 'string' },
    fold: { type: 'string', default: '0,1' },
    frame: { type: 'string' },
    out: { type: 'string' },
    show: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
  },
});
const set = SETS.find((name) => name === (values.set ?? 'shared'));
if (!set) throw new RangeError(`--set is one of ${SETS.join(', ')}`);
if (!existsSync(SCORER) || !hasSet(set)) {
  console.log(
    `skipped: ${existsSync(SCORER) ? `the set ${set}` : SCORER} is missing (expected beside the checkout: ${SHARED})`,
  );
  process.exit(0);
}
if (process.argv.length === 2) writeCorpusPage();
else {
  const asked: Asked = {
    set,
    lang: values.lang,
    folds: values.fold.split(',').map(Number),
    frame: values.frame,
    rules: values.rules,
  };
  const read = readAsked(asked);
  if (values.out)
    writeRows(
      values.out,
      read.map(({ id, claims }) => ({ id, claims })),
    );
  process.stdout.write(scorerOutput(read, values.show ? ['--show'] : []));
}
