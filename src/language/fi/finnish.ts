// The Finnish analyser: Voikko, the tagger and the parser together. Weights: data/models/fi.model.
// Opening it throws a UserError (T2002) where libvoikko is missing.
import { dataPath } from '../../base/data.ts';
import type { Analyser, Token } from '../language.ts';
import { createAnalyser } from '../model/analyser.ts';
import { loadModel } from '../model/file.ts';
import { finnishDesign, readingFor, readingTag } from './design.ts';
import { createLexicon, type Lexicon, normalForm } from './lookup.ts';
import { capitalisedWords, settledLemma } from './names.ts';
import { segment } from './sentences.ts';
import { tokenize, wholeForm } from './tokenize.ts';
import { openVoikko } from './voikko.ts';

const modelForm = (token: string): string => normalForm(wholeForm(token));

/** Adds what the chosen reading knows beyond the predicted tag: clitics, possessors, degree, a compound's parts. */
function completed(lexicon: Lexicon, token: Token): Token {
  const { readings } = lexicon(modelForm(token.text));
  const tag = readingTag({ upos: token.upos, feats: token.feats, lemma: token.lemma, parts: [] });
  const reading = readingFor(readings, tag);
  if (!reading || readingTag(reading) !== tag) return token;
  const more = { ...token, feats: reading.feats };
  return reading.parts.length > 1 ? { ...more, parts: reading.parts } : more;
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
  const plain = createAnalyser({
    language: 'fi',
    segment,
    tokenise: tokenize,
    modelForm,
    openModel: () => loadModel(dataPath('models/fi.model'), finnishDesign(lexicon)),
    finish: (tokens) => tokens.map((token) => completed(lexicon, token)),
  });
  const settled = (text: string, token: Token): Token => {
    const lemma = settledLemma(token, lexicon(modelForm(token.text)), () => wordsOf(text));
    return lemma === token.lemma ? token : { ...token, lemma };
  };
  return {
    ...plain,
    analyse: (text, spans) =>
      plain
        .analyse(text, spans)
        .map((sentence) => ({ ...sentence, tokens: sentence.tokens.map((token) => settled(text, token)) })),
  };
}
