// The Finnish analyser: Voikko, the tagger and the parser together. Weights: data/models/fi.model.
// Opening it throws a UserError (T2002) where libvoikko is missing.
import { dataPath } from '../../base/data.ts';
import type { Analyser, Token } from '../language.ts';
import { createAnalyser, type Word } from '../model/analyser.ts';
import { loadModel } from '../model/file.ts';
import { finnishDesign, readingFor, readingTag } from './design.ts';
import { createLexicon, type Lexicon, normalForm } from './lookup.ts';
import { capitalisedWords, settledLemma } from './names.ts';
import { segment } from './sentences.ts';
import { tokenize, wholeForm } from './tokenize.ts';
import { openVoikko } from './voikko.ts';

const modelForm = (token: string): string => normalForm(wholeForm(token));

type Completion = { readonly feats: Token['feats']; readonly parts: readonly string[] | null };

/** What the chosen reading knows beyond the predicted tag: clitics, possessors, degree, a compound's parts. */
function completion(lexicon: Lexicon, token: Word): Completion {
  const { readings } = lexicon(modelForm(token.text));
  const tag = readingTag({ upos: token.upos, feats: token.feats, lemma: token.lemma, parts: [] });
  const reading = readingFor(readings, tag);
  if (!reading || readingTag(reading) !== tag) return { feats: token.feats, parts: null };
  return { feats: reading.feats, parts: reading.parts.length > 1 ? reading.parts : null };
}

const LIMIT = 100_000;

/** Completes tokens; kept by form and by the features, which are one object for each tag. */
function completer(lexicon: Lexicon): (word: Word) => Completion {
  const kept = new Map<string, Map<Token['feats'], Completion>>();
  return (word) => {
    let byTag = kept.get(word.text);
    if (!byTag) {
      if (kept.size >= LIMIT) kept.clear();
      byTag = new Map();
      kept.set(word.text, byTag);
    }
    let found = byTag.get(word.feats);
    if (!found) {
      found = completion(lexicon, word);
      byTag.set(word.feats, found);
    }
    return found;
  };
}

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
  const complete = completer(lexicon);
  return createAnalyser({
    language: 'fi',
    segment,
    tokenise: tokenize,
    modelForm,
    openModel: () => loadModel(dataPath('models/fi.model'), finnishDesign(lexicon)),
    settle: (word, text) => {
      const { feats, parts } = complete(word);
      const lemma =
        word.upos === 'PROPN'
          ? settledLemma({ ...word, feats }, lexicon(modelForm(word.text)), () => wordsOf(text))
          : word.lemma;
      return { lemma, feats, parts };
    },
  });
}
