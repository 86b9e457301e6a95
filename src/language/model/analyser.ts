// From a language's tokenizer and a model to an Analyser: the one place where spans, forms and analyses come together.
import type { Span } from '../../base/span.ts';
import type { Analyser, LanguageCode, Sentence, Token, Upos } from '../language.ts';
import { parseFeats } from './conllu.ts';
import { analyseForms, type Model } from './model.ts';

export type AnalyserParts = {
  readonly language: LanguageCode;
  readonly segment: (text: string) => readonly Span[];
  /** Token spans within a sentence, as a flat list of starts and ends. */
  readonly tokenise: (text: string, span: Span) => readonly number[];
  /** How a token's words look to the model: composed, plain quotes. */
  readonly modelForm: (token: string) => string;
  /** Called at the first analysis, so that segmenting alone loads no weights. */
  readonly openModel: () => Model;
  /** What the language adds to a word of the text, or changes, where it has a last word; it gives a new or the same object. */
  readonly settle?: (word: Word, text: string) => Settled;
};

/** A word as the model reads it. */
export type Word = Pick<Token, 'text' | 'lemma' | 'upos' | 'feats'>;

export type Settled = Pick<Token, 'lemma' | 'feats'> & { readonly parts?: Token['parts'] | null };

type TagParts = { readonly upos: Upos; readonly feats: Readonly<Record<string, string>> };

/** An analyser; it keeps its model open. */
export function createAnalyser(parts: AnalyserParts): Analyser {
  const { settle } = parts;
  let model: Model | undefined;
  const known = new Map<string, TagParts>();
  const tagParts = (tag: string): TagParts => {
    let found = known.get(tag);
    if (!found) {
      const [upos, ...feats] = tag.split('|') as [Upos, ...string[]];
      found = { upos, feats: Object.freeze(parseFeats(feats.join('|'))) };
      known.set(tag, found);
    }
    return found;
  };
  const analyseSentence = (text: string, span: Span): Sentence => {
    const bounds = parts.tokenise(text, span);
    if (bounds.length === 0) return { start: span.start, end: span.end, tokens: [] };
    const words: string[] = [];
    const forms: string[] = [];
    for (let i = 0; i < bounds.length; i += 2) {
      const word = text.slice(bounds[i], bounds[i + 1]);
      words.push(word);
      forms.push(parts.modelForm(word));
    }
    model ??= parts.openModel();
    const { tags, lemmas, heads, deprels } = analyseForms(model, forms);
    const tokens = words.map((word, i): Token => {
      const { upos, feats: tagged } = tagParts(tags[i]!);
      const plain = { lemma: lemmas[i]!, feats: tagged };
      const {
        lemma,
        feats,
        parts: ofCompound,
      }: Settled = settle ? settle({ text: word, lemma: plain.lemma, upos, feats: tagged }, text) : plain;
      const [start, end, head, deprel] = [bounds[2 * i]!, bounds[2 * i + 1]!, heads[i]!, deprels[i]!];
      return ofCompound
        ? { start, end, text: word, lemma, upos, feats, head, deprel, parts: ofCompound }
        : { start, end, text: word, lemma, upos, feats, head, deprel };
    });
    return { start: span.start, end: span.end, tokens };
  };
  return {
    language: parts.language,
    segment: parts.segment,
    analyse: (text, spans = parts.segment(text)) => spans.map((span) => analyseSentence(text, span)),
  };
}
