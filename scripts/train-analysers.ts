// Trains the analysers' weights from treebanks: node scripts/train-analysers.ts [--ud DIR] [--vectors FILE] [--parser] [en] [fi]
// DIR holds the CoNLL-U files and defaults to ../shared/ud beside the checkout. FILE holds vectors of English words, with
// which the English parser begins and by which the tagger's classes of words are made (docs/decisions/0057-… and 0058-… say
// which); without it parsing is a point worse, tagging half a point. Writes data/models/<language>.model.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readTrees } from '../bench/treebank.ts';
import { dataPath } from '../src/base/data.ts';
import { englishDesign } from '../src/language/en/english.ts';
import { finnishDesign } from '../src/language/fi/design.ts';
import { createLexicon } from '../src/language/fi/lookup.ts';
import { openVoikko } from '../src/language/fi/voikko.ts';
import { withFeaturesOf } from '../src/language/model/adopt.ts';
import { type GoldSentence, parseConllu } from '../src/language/model/conllu.ts';
import type { LanguageDesign } from '../src/language/model/design.ts';
import { loadWeights, saveModel } from '../src/language/model/file.ts';
import type { GivenVectors } from '../src/language/model/learn-network.ts';
import { type TrainOptions, trainModel } from '../src/language/model/train.ts';
import { learnClasses } from '../src/language/model/word-classes.ts';
import { withRelationsOfEwt } from './pud-relations.ts';
import { readVectors } from './vectors.ts';

type Plan = {
  readonly files: readonly string[];
  /** Of a thinner annotation, which is filled up from the files above; and how their relations come to be in the manner of these. */
  readonly thinner?: {
    readonly files: readonly string[];
    readonly relations: (sentence: GoldSentence) => GoldSentence;
  };
  /** Of another annotation style: the parser begins on them, and some of its networks see them all the time. */
  readonly foreign?: readonly string[];
  readonly design: () => Promise<LanguageDesign>;
  /** Words that begin with vectors where these are given: the most frequent ones of any text beside the treebank's. */
  readonly frequent?: number;
  /** Words that have a class: the most frequent ones likewise, more of them, since a class is one byte. */
  readonly classed?: number;
  readonly options: Partial<TrainOptions>;
};

const PLANS: Readonly<Record<string, Plan>> = {
  en: {
    files: ['en_ewt-ud-train', 'en_ewt-ud-dev'],
    thinner: { files: ['en_pud-ud-test'], relations: withRelationsOfEwt },
    design: async () => englishDesign,
    frequent: 20_000,
    classed: 80_000,
    options: { taggerBits: 22, taggerRuns: 3, prune: 0.8, parserEpochs: 10 },
  },
  fi: {
    files: ['fi_tdt-ud-dev', 'fi_ood-ud-test', 'fi_pud-ud-test'],
    foreign: ['fi_ftb-ud-dev', 'fi_ftb-ud-test'],
    design: async () => finnishDesign(createLexicon(openVoikko())),
    options: { folds: 4, taggerEpochs: 7, parserEpochs: 12, parserBatch: 300, networks: 2, marked: 1 },
  },
};

type Given = { readonly directory: string; readonly vectors: string | undefined; readonly parserOnly: boolean };

async function train(language: string, { directory, vectors: vectorFile, parserOnly }: Given): Promise<void> {
  const plan = PLANS[language];
  if (!plan) throw new Error(`no training plan for "${language}"; there are ${Object.keys(PLANS).join(', ')}`);
  const read = (name: string) => parseConllu(readFileSync(join(directory, `${name}.conllu`), 'utf8'));
  const foreign = (plan.foreign ?? []).flatMap(read);
  const log = (line: string): void => console.log(`${language} ${line}`);
  const full = plan.files.flatMap(read);
  const design = await plan.design();
  const vectorsOf = (frequent: number | undefined): GivenVectors =>
    vectorFile && frequent ? readVectors(vectorFile, full, frequent) : new Map();
  const classes = learnClasses(vectorsOf(plan.classed), full, design.features);
  const trees = readTrees(language).learnt;
  const options = { ...plan.options, foreign, trees, vectors: vectorsOf(plan.frequent), classes, log };
  const { thinner } = plan;
  const filled = thinner
    ? withFeaturesOf(full, thinner.files.flatMap(read), design, options).map((sentence) => thinner.relations(sentence))
    : [];
  const path = dataPath(`models/${language}.model`);
  saveModel(trainModel([...full, ...filled], design, options, parserOnly ? loadWeights(path) : null), path);
}

const { values, positionals } = parseArgs({
  options: { ud: { type: 'string' }, vectors: { type: 'string' }, parser: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const directory = values.ud ?? join(import.meta.dirname, '..', '..', 'shared', 'ud');
if (!existsSync(directory)) throw new Error(`no treebanks in ${directory}; give their directory with --ud`);
for (const language of positionals.length > 0 ? positionals : Object.keys(PLANS))
  await train(language, { directory, vectors: values.vectors, parserOnly: values.parser });
