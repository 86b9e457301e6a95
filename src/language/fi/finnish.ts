// The Finnish analyser: Voikko, the tagger and the parser together. Weights: data/models/fi.model.
// Opening it throws a UserError (T2002) where libvoikko is missing.
import { dataPath } from '../../base/data.ts';
import type { Analyser } from '../language.ts';
import { createAnalyser } from '../model/analyser.ts';
import { loadModel } from '../model/file.ts';
import { finnishDesign } from './design.ts';
import { createLexicon, normalForm } from './lookup.ts';
import { capitalisedWords } from './names.ts';
import { segment } from './sentences.ts';
import { tokenize, wholeForm } from './tokenize.ts';
import { openVoikko } from './voikko.ts';

const modelForm = (token: string): string => normalForm(wholeForm(token));

/** The capitalised words of a text, kept for the text that was asked for last. */
function wordKeeper(): (text: string) => ReadonlySet<string> {
  let last = { text: '', words: capitalisedWords('') };
  return (text) => {
    if (last.text !== text) last = { text, words: capitalisedWords(text) };
    return last.words;
  };
}

/** The Finnish analyser. Weights are loaded at the first analysis. */
export function openFinnish(): Analyser {
  const lexicon = createLexicon(openVoikko());
  const wordsOf = wordKeeper();
  return createAnalyser({
    language: 'fi',
    segment,
    tokenise: tokenize,
    modelForm,
    openModel: () => loadModel(dataPath('models/fi.model'), finnishDesign(lexicon)),
    baseIn: (text, bases) => bases.find((base) => wordsOf(text).has(base)),
  });
}
