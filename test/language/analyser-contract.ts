// The contract that every language's analyser keeps, as one suite: call it from the language's own test file.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { spanContains } from '../../src/base/span.ts';
import type { Analyser, Sentence } from '../../src/language/language.ts';

const UPOS = new Set([
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
]);

/** Where following heads from a token leads: the number of steps to the root, or more than there are tokens in a cycle. */
function stepsToRoot({ tokens }: Sentence, from: number): number {
  let steps = 0;
  for (let at = from; at >= 0 && steps <= tokens.length; at = tokens[at]!.head) steps++;
  return steps;
}

function checkSentence(text: string, sentence: Sentence): void {
  let last = sentence.start;
  for (const token of sentence.tokens) {
    assert.equal(text.slice(token.start, token.end), token.text);
    assert.ok(token.start < token.end && token.start >= last, 'tokens stand in order and are not empty');
    assert.ok(spanContains(sentence, token), 'tokens stay within their sentence');
    assert.match(text.slice(last, token.start), /^\s*$/u, 'only white space stands between tokens');
    assert.ok(UPOS.has(token.upos), `UPOS ${token.upos}`);
    assert.ok(token.lemma.length > 0 && token.deprel.length > 0);
    assert.ok(Number.isInteger(token.head) && token.head >= -1 && token.head < sentence.tokens.length);
    last = token.end;
  }
  assert.match(text.slice(last, sentence.end), /^\s*$/u);
  assert.equal(sentence.tokens.filter((token) => token.head === -1).length, 1, 'exactly one root');
  assert.ok(
    sentence.tokens.every((token) => (token.head === -1) === (token.deprel === 'root')),
    'the root, and it alone, is root',
  );
  sentence.tokens.forEach((_, i) => {
    assert.ok(stepsToRoot(sentence, i) <= sentence.tokens.length, 'heads make a tree');
  });
}

/** Asserts all that holds of any analysis of any text. */
export function checkAnalysis(text: string, sentences: readonly Sentence[]): void {
  let last = 0;
  for (const sentence of sentences) {
    assert.ok(sentence.start >= last && sentence.tokens.length > 0);
    assert.match(text.slice(last, sentence.start), /^\s*$/u, 'only white space stands between sentences');
    checkSentence(text, sentence);
    last = sentence.end;
  }
  assert.match(text.slice(last), /^\s*$/u);
}

const pieces = [
  ' ',
  '\n',
  '\n\n',
  '\t',
  '.',
  '!',
  '?',
  '…',
  '"',
  '“',
  '”',
  '’',
  "'s",
  "n't",
  ',',
  ':',
  '-',
  '–',
  '%',
  '$',
  '€',
  '(',
  ')',
  '24.2.2022',
  '10,000–12,000',
  '10 000',
  '5,6',
  '5.6',
  'U.S.',
  'NIS:n',
  'Gen.',
  'klo',
  'No. 5',
  'n. 500',
  'KN-23',
  '152 mm',
  'a\u0308',
  'ä',
  'ﬁ',
  '\u202e',
  '\u200b',
  '\u2066',
  '\ufeff',
  '\u0000',
  '\ud800',
  '😀',
  '👩‍🚀',
  '🇫🇮',
  '中',
  'ب',
  'Kim',
  'the',
  'shells',
  'ammusta',
  'ei',
];
/** Texts of words, numbers, marks, white space, control characters and whatever else Unicode has. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      maxLength: 40,
    },
  )
  .map((list) => list.join(''));

/** Texts whose analysis shows the caches at work: the same forms in other surroundings. */
export type ContractTexts = readonly [string, string];

/** Registers the suite. `open` is called once, at the first test. */
export function analyserContract(
  name: string,
  open: () => Analyser,
  [first, second]: ContractTexts,
  skip: string | false = false,
): void {
  describe(`analyser contract: ${name}`, { skip }, () => {
    let opened: Analyser | undefined;
    const analyser = (): Analyser => {
      opened ??= open();
      return opened;
    };

    test('an ordinary text is covered, in order, with one tree a sentence', () => {
      for (const text of [first, second]) {
        const sentences = analyser().analyse(text);
        assert.ok(sentences.length > 1, 'the sample has several sentences');
        checkAnalysis(text, sentences);
        assert.deepEqual(
          sentences.map(({ start, end }) => ({ start, end })),
          analyser().segment(text),
        );
      }
    });

    test('any Unicode is analysed and covered', () => {
      fc.assert(
        fc.property(anyText, (text) => checkAnalysis(text, analyser().analyse(text))),
        { numRuns: 300, seed: 7 },
      );
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) =>
          checkAnalysis(text, analyser().analyse(text)),
        ),
        { numRuns: 200, seed: 8 },
      );
    });

    test('white space alone has no sentence', () => {
      for (const text of ['', ' ', '\n\n\t \r\n', '\u00a0\u2003']) assert.deepEqual(analyser().analyse(text), []);
    });

    test('analysing is a function of the text: neither earlier texts nor neighbours change it', () => {
      const alone = [first, second].map((text) => analyser().analyse(text));
      const other = open();
      other.analyse(second);
      assert.deepEqual(other.analyse(first), alone[0]);
      const together = analyser().analyse(`${first}\n\n${second}`);
      const shift = first.length + 2;
      const moved = alone[1]!.map((sentence) => ({
        start: sentence.start + shift,
        end: sentence.end + shift,
        tokens: sentence.tokens.map((token) => ({ ...token, start: token.start + shift, end: token.end + shift })),
      }));
      assert.deepEqual(together, [...alone[0]!, ...moved]);
    });

    test('several texts are analysed as each by itself', () => {
      const spans = analyser().segment(first).slice(0, 1);
      const texts = [
        { text: first },
        { text: ' ' },
        { text: second },
        { text: first, spans },
        { text: first, spans: [] },
      ];
      assert.deepEqual(
        open().analyseAll(texts),
        texts.map(({ text, spans: of }) => analyser().analyse(text, of)),
      );
      assert.equal(analyser().analyse(`${first}\n\n`.repeat(80)).length, 80 * analyser().segment(first).length);
    });

    test('given spans are analysed, and nothing else', () => {
      const spans = analyser().segment(first);
      const second = analyser().analyse(first, spans.slice(1, 2));
      assert.deepEqual(second, analyser().analyse(first).slice(1, 2));
    });

    test('a very long sentence, line and word are analysed in linear time', () => {
      const word = first.match(/\p{L}+/u)![0];
      const begin = performance.now();
      for (const text of [
        `${word} `.repeat(5000),
        word.repeat(200_000),
        `${word}, 10 000 `.repeat(20_000),
        '.'.repeat(500_000),
        '"'.repeat(50_000),
      ])
        checkCover(text, analyser().analyse(text));
      assert.ok(performance.now() - begin < 20_000, 'within 20 s on a slow machine');
    });
  });
}

/** Cover and roots only: the check of whole trees takes square time. */
function checkCover(text: string, sentences: readonly Sentence[]): void {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  assert.equal(
    tokens.reduce((sum, token) => sum + token.text.replace(/\s/gu, '').length, 0),
    text.replace(/\s/gu, '').length,
  );
  assert.equal(tokens.filter((token) => token.head === -1).length, sentences.length);
}
