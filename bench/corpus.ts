// Reads a corpus and scores the claims: node bench/corpus.ts [--set shared|own|seed] [--lang fi|en] [--fold 0,1,2]
// [--frame NAME] [--show] [--rules]. Needs the scorer of ../shared beside the checkout, whose output it prints.
// `--out FILE` keeps the claims; `--rules` reads by the rules alone, without the trained judgement.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDocument } from '../src/document/document.ts';
import { openLanguage } from '../src/language/languages.ts';
import { readDocument } from '../src/reading/read.ts';
import { hasSet, readSet, SETS, SHARED } from './corpora.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'shared' },
    lang: { type: 'string' },
    fold: { type: 'string', default: '0,1' },
    frame: { type: 'string' },
    out: { type: 'string' },
    show: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
  },
});
const set = SETS.find((name) => name === values.set);
if (!set) throw new RangeError(`--set is one of ${SETS.join(', ')}`);
const scorer = join(SHARED, 'tools', 'score.mjs');
if (!existsSync(scorer) || !hasSet(set)) {
  console.log(`skipped: ${existsSync(scorer) ? `the set ${set}` : scorer} is missing`);
  process.exit(0);
}
const folds = values.fold.split(',').map(Number);
const passages = readSet(set).filter(
  (p) => (values.lang === undefined || p.lang === values.lang) && (p.fold === undefined || folds.includes(p.fold)),
);
const asked = (claim: { readonly frame: string }): boolean =>
  values.frame === undefined || claim.frame === values.frame;

const work = mkdtempSync(join(tmpdir(), 'tosite-corpus-'));
const write = (name: string, rows: readonly unknown[]): string => {
  const file = join(work, name);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
};
const read = passages.map(({ id, lang, published, text }) => {
  const document = createDocument(text, { language: lang, published });
  const { claims } = readDocument(document, openLanguage(lang), values.rules ? null : undefined);
  return { id, claims: claims.filter(asked) };
});
if (values.out) writeFileSync(values.out, read.map((row) => `${JSON.stringify(row)}\n`).join(''));
const args = [
  scorer,
  '--passages',
  write('passages.jsonl', passages),
  '--gold',
  write(
    'gold.jsonl',
    passages.map(({ id, gold }) => ({ id, claims: gold.filter(asked) })),
  ),
  '--read',
  write('read.ndjson', read),
];
const scored = spawnSync(process.execPath, values.show ? [...args, '--show'] : args, {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
process.stdout.write(scored.stdout + scored.stderr);
