// Trains the analysers' weights from treebanks: node scripts/train-analysers.ts [--ud DIR] [en] [fi]
// DIR holds the CoNLL-U files and defaults to ../shared/ud beside the checkout. Writes data/models/<language>.model.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/base/data.ts';
import { englishDesign } from '../src/language/en/english.ts';
import { finnishDesign } from '../src/language/fi/design.ts';
import { createLexicon } from '../src/language/fi/lookup.ts';
import { openVoikko } from '../src/language/fi/voikko.ts';
import { parseConllu } from '../src/language/model/conllu.ts';
import type { LanguageDesign } from '../src/language/model/design.ts';
import { saveModel } from '../src/language/model/file.ts';
import { type TrainOptions, trainModel } from '../src/language/model/train.ts';

type Plan = {
  readonly files: readonly string[];
  /** Of another annotation style: the parser begins on them. */
  readonly warm?: readonly string[];
  readonly design: () => Promise<LanguageDesign>;
  readonly options: Partial<TrainOptions>;
};

const PLANS: Readonly<Record<string, Plan>> = {
  en: { files: ['en_ewt-ud-train'], design: async () => englishDesign, options: { taggerBits: 22, prune: 0.7 } },
  fi: {
    files: ['fi_tdt-ud-dev', 'fi_ood-ud-test', 'fi_pud-ud-test'],
    warm: ['fi_ftb-ud-dev', 'fi_ftb-ud-test'],
    design: async () => finnishDesign(createLexicon(openVoikko())),
    options: { folds: 4, taggerEpochs: 7, parserEpochs: 8, parserMargin: 50 },
  },
};

async function train(language: string, directory: string): Promise<void> {
  const plan = PLANS[language];
  if (!plan) throw new Error(`no training plan for "${language}"; there are ${Object.keys(PLANS).join(', ')}`);
  const read = (name: string) => parseConllu(readFileSync(join(directory, `${name}.conllu`), 'utf8'));
  const warm = (plan.warm ?? []).flatMap(read);
  const log = (line: string): void => console.log(`${language} ${line}`);
  const options = { ...plan.options, warm, log };
  saveModel(trainModel(plan.files.flatMap(read), await plan.design(), options), dataPath(`models/${language}.model`));
}

const { values, positionals } = parseArgs({ options: { ud: { type: 'string' } }, allowPositionals: true });
const directory = values.ud ?? join(import.meta.dirname, '..', '..', 'shared', 'ud');
if (!existsSync(directory)) throw new Error(`no treebanks in ${directory}; give their directory with --ud`);
for (const language of positionals.length > 0 ? positionals : Object.keys(PLANS)) await train(language, directory);
