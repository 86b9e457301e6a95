// The analyser of a skeleton, a language that is read for numbers and dates only: sentences and words as Unicode parts them, and
// no analysis at all. What holds is the contract of spans and of one root a sentence; every word is X, hung on the first.
import type { Span } from '../base/span.ts';
import type { Analyser, LanguageCode, Sentence, Token } from './language.ts';

/** Longest stretch that the library is given at once: its time is not linear beyond. In UTF-16 units. */
const STRETCH = 2000;

function trimmed(text: string, start: number, end: number): Span | null {
  const own = text.slice(start, end);
  const from = start + own.length - own.trimStart().length;
  const to = start + own.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/** Paragraphs of a text, long ones cut at white space where there is any. */
function stretches(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n\u2028\u2029]+/gu))
    for (let at = 0; at < line.length; ) {
      const rest = line.slice(at, at + STRETCH);
      const space = rest.length < STRETCH ? rest.length : rest.lastIndexOf(' ') + 1 || rest.length;
      found.push({ start: index + at, end: index + at + space });
      at += space;
    }
  return found;
}

/** An analyser that parts a text and analyses nothing. */
export function openSkeleton(language: LanguageCode): Analyser {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const segment = (text: string): readonly Span[] =>
    stretches(text).flatMap((stretch) =>
      [...sentences.segment(text.slice(stretch.start, stretch.end))].flatMap(({ index, segment: own }) => {
        const start = stretch.start + index;
        return trimmed(text, start, start + own.length) ?? [];
      }),
    );
  const sentenceOf = (text: string, span: Span): Sentence => {
    const parts = stretches(text.slice(span.start, span.end)).flatMap(({ start, end }) =>
      [...words.segment(text.slice(span.start + start, span.start + end))].map((part) => ({
        start: span.start + start + part.index,
        text: part.segment,
        word: part.isWordLike === true,
      })),
    );
    const tokens = parts
      .filter((part) => part.text.trim() !== '')
      .map(({ start, text: own, word }, i): Token => {
        const upos = /^\p{Nd}/u.test(own) ? 'NUM' : word ? 'X' : 'PUNCT';
        const tree = i === 0 ? { head: -1, deprel: 'root' } : { head: 0, deprel: 'dep' };
        return { start, end: start + own.length, text: own, lemma: own.toLowerCase(), upos, feats: {}, ...tree };
      });
    return { ...span, tokens };
  };
  const analyse = (text: string, spans: readonly Span[] = segment(text)): readonly Sentence[] =>
    spans.map((span) => sentenceOf(text, span));
  return {
    language,
    segment,
    analyse,
    analyseAll: (texts) => texts.map(({ text, spans }) => analyse(text, spans)),
  };
}
