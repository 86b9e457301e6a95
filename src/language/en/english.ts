// English: what the statistical analyser needs to know of it, and the analyser itself. Weights: data/models/en.model.
import { dataPath } from '../../base/data.ts';
import type { Analyser } from '../language.ts';
import { createAnalyser } from '../model/analyser.ts';
import type { LanguageDesign } from '../model/design.ts';
import { loadModel } from '../model/file.ts';
import { irregularLemma } from './irregular.ts';
import { segment } from './sentences.ts';
import { describeForm, settleTags } from './settle.ts';
import { modelForm, tokenise } from './tokens.ts';

/** UD features that are predicted; gender, abbreviations, typing errors and external position are not. */
export const englishDesign: LanguageDesign = {
  features: [
    'Case',
    'Definite',
    'Degree',
    'Mood',
    'NumType',
    'Number',
    'Person',
    'Polarity',
    'Poss',
    'PronType',
    'Tense',
    'VerbForm',
    'Voice',
  ],
  describe: describeForm,
  settleTags,
  lemma: (form, tag, _initial, learned) => irregularLemma(form, tag) ?? learned(),
};

/** The English analyser. Weights are loaded at the first analysis. */
export const openEnglish = (): Analyser =>
  createAnalyser({
    language: 'en',
    segment,
    tokenise,
    modelForm,
    openModel: () => loadModel(dataPath('models/en.model'), englishDesign),
  });
