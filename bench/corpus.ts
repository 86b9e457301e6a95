// Reads the corpus and scores the claims: node bench/corpus.ts [--lang fi|en] [--fold 0,1,2] [--frame NAME] [--show] [--seed] [--rules]
// Needs ../shared beside the checkout. Prints the scorer's own output; `--out FILE` keeps the claims; `--rules` reads
// by the rules alone, without the trained judgement.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDocument } from '../src/document/document.ts';
import type { Analyser } from '../src/language/language.ts';
import { LANGUAGES } from '../src/language/languages.ts';
import { readDocument } from '../src/reading/read.ts';

const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    fold: { type: 'string', default: '0,1' },
    frame: { type: 'string' },
    out: { type: 'string' },
    show: { type: 'boolean', default: false },
    seed: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
  },
});
type Passage = {
  readonly id: string;
  readonly lang: string;
  readonly fold?: number;
  readonly published: string;
  readonly text: string;
};
const shared = join(import.meta.dirname, '..', '..', 'shared');
const folder = join(shared, values.seed ? 'seed' : 'corpus');
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is missing`);
  process.exit(0);
}
const lines = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '');
const folds = values.fold.split(',').map(Number);
const passages = lines(join(folder, 'passages.jsonl'))
  .map((l) => JSON.parse(l) as Passage)
  .filter(
    (p) => (values.lang === undefined || p.lang === values.lang) && (values.seed || folds.includes(p.fold ?? -1)),
  );

const analysers = new Map<string, Analyser>();
function analyserOf(code: string): Analyser {
  let analyser = analysers.get(code);
  if (!analyser) {
    const language = LANGUAGES.find((l) => l.code === code);
    if (!language) throw new RangeError(`no language ${code}`);
    analyser = language.open();
    analysers.set(code, analyser);
  }
  return analyser;
}

const work = mkdtempSync(join(tmpdir(), 'tosite-corpus-'));
const read = passages.map((p) => {
  const { claims } = readDocument(
    createDocument(p.text, { language: p.lang, published: p.published }),
    analyserOf(p.lang),
    values.rules ? null : undefined,
  );
  return JSON.stringify({
    id: p.id,
    claims: claims.filter((c) => values.frame === undefined || c.frame === values.frame),
  });
});
const ids = new Set(passages.map((p) => p.id));
const gold = lines(join(folder, 'gold.jsonl'))
  .map((l) => JSON.parse(l) as { id: string; claims: readonly { frame: string }[] })
  .filter((g) => ids.has(g.id))
  .map((g) =>
    JSON.stringify({ ...g, claims: g.claims.filter((c) => values.frame === undefined || c.frame === values.frame) }),
  );
const files = {
  passages: join(work, 'passages.jsonl'),
  gold: join(work, 'gold.jsonl'),
  read: values.out ?? join(work, 'read.ndjson'),
};
writeFileSync(files.passages, `${passages.map((p) => JSON.stringify(p)).join('\n')}\n`);
writeFileSync(files.gold, `${gold.join('\n')}\n`);
writeFileSync(files.read, `${read.join('\n')}\n`);
const args = [
  join(shared, 'tools', 'score.mjs'),
  '--passages',
  files.passages,
  '--gold',
  files.gold,
  '--read',
  files.read,
];
const scored = spawnSync(process.execPath, values.show ? [...args, '--show'] : args, {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
process.stdout.write(scored.stdout + scored.stderr);
