// Measures the analysers on treebanks that they were not trained on: node bench/analysers.ts [--ud DIR] [en] [fi]
// On gold tokens with predicted tags: UPOS, whole tags and lemma, over all tokens and once more over words alone ("words:",
// punctuation left out), case, heads (UAS) and heads with relations (LAS, whole relation; both over words alone). On raw text: sentences and tokens. Then speed from text to tree by processor time (so
// that a busy machine does not blur it), the time to load the weights and their size. Skips with a reason what cannot be measured here.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/base/data.ts';
import { UserError } from '../src/base/diagnostic.ts';
import type { Span } from '../src/base/span.ts';
import { englishDesign } from '../src/language/en/english.ts';
import * as english from '../src/language/en/sentences.ts';
import { tokenise as tokeniseEnglish } from '../src/language/en/tokens.ts';
import { finnishDesign } from '../src/language/fi/design.ts';
import { createLexicon } from '../src/language/fi/lookup.ts';
import * as finnish from '../src/language/fi/sentences.ts';
import { tokenize as tokeniseFinnish } from '../src/language/fi/tokenize.ts';
import { openVoikko } from '../src/language/fi/voikko.ts';
import type { LanguageCode } from '../src/language/language.ts';
import { openLanguage } from '../src/language/languages.ts';
import { type GoldSentence, parseConllu } from '../src/language/model/conllu.ts';
import type { LanguageDesign } from '../src/language/model/design.ts';
import { loadModel } from '../src/language/model/file.ts';
import { goldText, scoreRaw } from '../src/language/model/raw-scores.ts';
import { scoreModel } from '../src/language/model/scores.ts';
import { readTrees } from './treebank.ts';

type Subject = {
  readonly code: LanguageCode;
  readonly treebanks: readonly string[];
  readonly design: () => LanguageDesign;
  readonly segment: (text: string) => readonly Span[];
  readonly tokenise: (text: string, span: Span) => readonly number[];
};

const SUBJECTS: readonly Subject[] = [
  {
    code: 'en',
    treebanks: ['en_ewt-ud-test'],
    design: () => englishDesign,
    segment: english.segment,
    tokenise: tokeniseEnglish,
  },
  {
    code: 'fi',
    treebanks: ['fi_tdt-ud-test'],
    design: () => finnishDesign(createLexicon(openVoikko())),
    segment: finnish.segment,
    tokenise: tokeniseFinnish,
  },
];

const percent = (value: number): string => value.toFixed(2).padStart(6);

/** Median of three loads, in milliseconds. */
function loadTime(path: string, design: LanguageDesign): number {
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    loadModel(path, design);
    return performance.now() - begin;
  });
  return times.sort((a, b) => a - b)[1]!;
}

/** Tokens and megabytes for a second of processor time from text to trees, the second time over the text. */
function speed(
  code: LanguageCode,
  sentences: readonly GoldSentence[],
): { readonly tokens: number; readonly megabytes: number } {
  const { text } = goldText(sentences);
  const analyser = openLanguage(code);
  const run = (): number => analyser.analyse(text).reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  run();
  const before = process.cpuUsage();
  const tokens = run();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return { tokens: tokens / seconds, megabytes: Buffer.byteLength(text) / 1e6 / seconds };
}

function measure(subject: Subject, directory: string): void {
  const { code } = subject;
  const path = dataPath(`models/${code}.model`);
  const design = subject.design();
  const model = loadModel(path, design);
  console.log(`${code}: over                   all tokens                words           words`);
  console.log(
    `${code}: treebank            UPOS    tag  lemma   UPOS    tag  lemma   case    UAS    LAS  sents tokens  count`,
  );
  for (const name of subject.treebanks) {
    const file = join(directory, `${name}.conllu`);
    if (!existsSync(file)) {
      console.log(`${code}: ${name} skipped: ${file} is missing`);
      continue;
    }
    const gold = parseConllu(readFileSync(file, 'utf8'));
    const s = scoreModel(model, gold);
    const raw = scoreRaw(gold, subject.segment, subject.tokenise);
    const figures = [s.upos, s.tag, s.lemma, s.words.upos, s.words.tag, s.words.lemma, s.case, s.uas, s.las]
      .concat(raw.sentences, raw.tokens)
      .map(percent)
      .join(' ');
    console.log(`${code}: ${name.padEnd(16)} ${figures} ${String(s.tokens).padStart(6)}`);
    const { tokens, megabytes } = speed(code, gold);
    console.log(
      `${code}: ${name.padEnd(16)} ${Math.round(tokens)} tokens/s, ${megabytes.toFixed(2)} MB/s from text to trees`,
    );
  }
  const { held } = readTrees(code);
  if (held.length > 0) {
    const { words, uas, las, tokens } = scoreModel(model, held);
    console.log(
      `${code}: news of our own, held-out sentences (${tokens} tokens): UPOS ${percent(words.upos)} UAS ${percent(uas)} LAS ${percent(las)}, words`,
    );
  }
  const size = (statSync(path).size / 1e6).toFixed(2);
  console.log(`${code}: weights ${size} MB, loaded in ${Math.round(loadTime(path, design))} ms`);
}

const { values, positionals } = parseArgs({ options: { ud: { type: 'string' } }, allowPositionals: true });
const directory = values.ud ?? join(import.meta.dirname, '..', '..', 'shared', 'ud');
if (!existsSync(directory)) console.log(`skipped: no treebanks in ${directory}; give their directory with --ud`);
else
  for (const subject of SUBJECTS.filter(({ code }) => positionals.length === 0 || positionals.includes(code)))
    try {
      measure(subject, directory);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      console.log(`${subject.code}: skipped: ${error.message} ${error.diagnostic.hint}`);
    }
