// From a language's tokenizer and a model to an Analyser: the one place where spans, forms and trees come together.
import { inGroups, partedAs } from '../../base/groups.ts';
import type { Span } from '../../base/span.ts';
import type { Analyser, LanguageCode, Sentence, Stretches, Token } from '../language.ts';
import { type Model, type Parsed, parseSentences } from './model.ts';

export type AnalyserParts = {
  readonly language: LanguageCode;
  readonly segment: (text: string) => readonly Span[];
  /** Token spans within a sentence, as a flat list of starts and ends. */
  readonly tokenise: (text: string, span: Span) => readonly number[];
  /** How a token's words look to the model: composed, plain quotes. */
  readonly modelForm: (token: string) => string;
  /** Called at the first analysis, so that segmenting alone loads no weights. */
  readonly openModel: () => Model;
  /** Which of some base forms a text speaks for, where it speaks for one (design.ts). */
  readonly baseIn?: (text: string, bases: readonly string[]) => string | undefined;
};

/** Sentences that are analysed step by step together: their number changes nothing but the time. */
const GROUP = 64;

/** An analyser; it keeps its model open. */
export function createAnalyser(parts: AnalyserParts): Analyser {
  const { baseIn } = parts;
  let model: Model | undefined;
  const cutOf = ({ text, span }: Pick<Cut, 'text' | 'span'>): Cut => {
    const bounds = parts.tokenise(text, span);
    const words: string[] = [];
    for (let i = 0; i < bounds.length; i += 2) words.push(text.slice(bounds[i], bounds[i + 1]));
    return { text, span, bounds, words, forms: words.map(parts.modelForm) };
  };
  const sentenceOf = (
    { text: whole, span, bounds, words }: Cut,
    { words: known, heads, deprels }: Parsed,
  ): Sentence => {
    // One by one: `map` gives lists of two kinds to the engine, before and after it has compiled this function, and what was
    // compiled for the one is thrown away for the other in all that reads tokens.
    const tokens: Token[] = [];
    for (let i = 0; i < words.length; i += 1) {
      const { form, lemma: plain, upos, feats, parts: ofCompound, bases } = known[i]!;
      const cut = words[i]!;
      const text = form === cut ? form : cut;
      const lemma = bases === null ? plain : (baseIn?.(whole, bases) ?? plain);
      const [start, end, head, deprel] = [bounds[2 * i]!, bounds[2 * i + 1]!, heads[i]!, deprels[i]!];
      tokens.push(
        ofCompound
          ? { start, end, text, lemma, upos, feats, head, deprel, parts: ofCompound }
          : { start, end, text, lemma, upos, feats, head, deprel },
      );
    }
    return { start: span.start, end: span.end, tokens };
  };
  const analyseGroup = (cuts: readonly Cut[]): readonly Sentence[] => {
    const filled = cuts.filter((cut) => cut.forms.length > 0);
    if (filled.length > 0) model ??= parts.openModel();
    const forms = filled.map((cut) => cut.forms);
    const trees = model ? parseSentences(model, forms) : [];
    let next = 0;
    return cuts.map((cut) => sentenceOf(cut, cut.forms.length > 0 ? trees[next++]! : NOTHING));
  };
  const analyseAll = (texts: readonly Stretches[]): readonly (readonly Sentence[])[] => {
    const asked = texts.map(({ text, spans = parts.segment(text) }) => spans.map((span) => ({ text, span })));
    const found = inGroups(asked.flat(), GROUP).flatMap((group) => analyseGroup(group.map(cutOf)));
    return partedAs(found, asked);
  };
  return {
    language: parts.language,
    segment: parts.segment,
    analyse: (text, spans) => analyseAll([spans ? { text, spans } : { text }])[0]!,
    analyseAll,
  };
}

/** A sentence in its tokens, and their forms as the model reads them. */
type Cut = {
  readonly text: string;
  readonly span: Span;
  readonly bounds: readonly number[];
  readonly words: readonly string[];
  readonly forms: readonly string[];
};

const NOTHING: Parsed = { words: [], heads: [], deprels: [] };
