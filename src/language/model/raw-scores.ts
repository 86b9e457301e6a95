// Measuring a tokenizer and a sentence splitter on raw text: the treebank's sentences are joined back to running text
// (paragraphs by blank lines), and spans are compared.
import type { Span } from '../../base/span.ts';
import type { GoldSentence } from './conllu.ts';

export type RawScores = { readonly sentences: number; readonly tokens: number };

type GoldText = {
  readonly text: string;
  readonly sentences: ReadonlySet<string>;
  readonly tokens: ReadonlySet<string>;
};

const key = (start: number, end: number): string => `${start}-${end}`;

/** Word spans of a surface token: its words' own where they spell it, else the whole. */
function wordSpans(sentence: GoldSentence, first: number, last: number, start: number, end: number): readonly string[] {
  const forms = sentence.tokens.slice(first, last).map((token) => token.form);
  if (forms.reduce((sum, form) => sum + form.length, 0) !== end - start) return [key(start, end)];
  let at = start;
  return forms.map((form) => {
    at += form.length;
    return key(at - form.length, at);
  });
}

/** Running text of gold sentences, with the spans that they should be cut into. */
export function goldText(sentences: readonly GoldSentence[]): GoldText {
  let text = '';
  const bounds = new Set<string>();
  const tokens = new Set<string>();
  for (const sentence of sentences) {
    if (text !== '') text += sentence.newParagraph ? '\n\n' : ' ';
    const begin = text.length;
    sentence.surfaces.forEach((surface, i) => {
      const start = text.length;
      text += surface.text;
      for (const span of wordSpans(sentence, surface.first, surface.last, start, text.length)) tokens.add(span);
      if (surface.spaceAfter && i < sentence.surfaces.length - 1) text += ' ';
    });
    bounds.add(key(begin, text.length));
  }
  return { text, sentences: bounds, tokens };
}

function f1(found: readonly string[], gold: ReadonlySet<string>): number {
  const right = found.filter((span) => gold.has(span)).length;
  return (200 * right) / (found.length + gold.size);
}

/** F1 of sentence spans and of token spans, in percent. */
export function scoreRaw(
  sentences: readonly GoldSentence[],
  segment: (text: string) => readonly Span[],
  tokenise: (text: string, span: Span) => readonly number[],
): RawScores {
  const gold = goldText(sentences);
  const found = segment(gold.text);
  const tokens = found.flatMap((span) => {
    const flat = tokenise(gold.text, span);
    return flat.flatMap((start, i) => (i % 2 === 0 ? [key(start, flat[i + 1]!)] : []));
  });
  return {
    sentences: f1(
      found.map(({ start, end }) => key(start, end)),
      gold.sentences,
    ),
    tokens: f1(tokens, gold.tokens),
  };
}
