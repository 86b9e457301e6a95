// Judges the readings of quantities by phrases that were written without sight of the rules: hedges in both directions and on
// both sides of the number, forms of numbers, ranges, currencies, and words that only look like hedges. The second half, the
// files `unseen-…`, was written later by another hand; what each half read when it was first tried stands in bounds/README.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { UserError } from '../../src/base/diagnostic.ts';
import type { Analyser } from '../../src/language/language.ts';
import { openLanguage } from '../../src/language/languages.ts';
import type { QuantityMention } from '../../src/reading/mentions/mention.ts';
import { findQuantities } from '../../src/reading/mentions/quantities.ts';
import {
  type HedgeEffect,
  openQuantityLexicon,
  type QuantityLexicon,
} from '../../src/reading/mentions/quantity-lexicon.ts';

const FLOOR = 0.97;
const UNSEEN_FLOOR = 0.94;
const COLUMNS = ['text', 'low', 'high', 'unit', 'approx', 'note'] as const;

/** Hedges that are turned round in the phrases. */
const OPPOSITES = {
  fi: [
    ['yli', 'alle'],
    ['vähintään', 'enintään'],
  ],
  en: [
    ['at least', 'at most'],
    ['more than', 'less than'],
    ['up to', 'at least'],
  ],
} as const;

/** The hedging word of each language that is turned round in the lexicon, wherever it stands: "more than", "or more". */
const FLIPPED = { fi: 'yli', en: 'more' } as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;
type File = 'fi' | 'en' | 'unseen-fi' | 'unseen-en';
type Bounds = Pick<QuantityMention, 'low' | 'high' | 'unit' | 'approx'>;

function rowsOf(file: File): readonly Row[] {
  const lines = readFileSync(new URL(`bounds/${file}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  assert.equal(lines[0], COLUMNS.join('\t'));
  return lines.slice(1).map((line, index) => {
    const cells = line.split('\t');
    assert.equal(cells.length, COLUMNS.length, `bounds/${file}.tsv, line ${index + 2}`);
    const [text = '', low = '', high = '', unit = '', approx = '', note = ''] = cells;
    return { text, low, high, unit, approx, note };
  });
}

/** The analyser, or why there is none. */
function analyserOf(language: 'fi' | 'en'): Analyser | string {
  try {
    return openLanguage(language);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const hasQuantity = ({ low, high }: Row): boolean => low !== '' || high !== '';

const isHalfOpen = ({ low, high }: Row): boolean => (low === '') !== (high === '');

const sameNumber = (read: string | null, expected: string): boolean =>
  read === null || expected === '' ? read === null && expected === '' : Number(read) === Number(expected);

const agrees = (row: Row, read: Bounds): boolean =>
  sameNumber(read.low, row.low) &&
  sameNumber(read.high, row.high) &&
  read.unit === row.unit &&
  String(read.approx) === row.approx;

const isRight = (row: Row, mentions: readonly QuantityMention[]): boolean =>
  hasQuantity(row)
    ? mentions.some((mention) => agrees(row, mention))
    : mentions.every((mention) => mention.measureOnly);

const shown = ({ low, high, unit, approx }: Bounds): string =>
  `${approx ? '~' : ''}${low || '…'}–${high || '…'} ${unit}`;

const expectedOf = (row: Row): string =>
  hasQuantity(row) ? shown({ ...row, approx: row.approx === 'true' }) : 'no quantity';

/** The first such word of the text in place of another, with its capital. */
const replaced = (text: string, word: string, other: string): string =>
  text.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'), (found) =>
    found[0] === found[0]?.toUpperCase() ? other.slice(0, 1).toUpperCase() + other.slice(1) : other,
  );

function mentionsOf(
  analyser: Analyser,
  language: 'fi' | 'en',
  text: string,
  lexicon?: QuantityLexicon,
): readonly QuantityMention[] {
  return analyser
    .analyse(text)
    .flatMap((sentence) => findQuantities(sentence, { text, language, published: '2025-06-15' }, lexicon));
}

/** The language's lexicon with one hedge giving the other end. */
function lexiconWithFlipped(language: 'fi' | 'en', hedge: string): QuantityLexicon {
  return openQuantityLexicon(language, ({ form, effect }) => {
    const own = form?.split(' ').includes(hedge);
    if (own && effect === 'low') return 'high';
    return own && effect === 'high' ? 'low' : (effect as HedgeEffect);
  });
}

for (const language of ['fi', 'en'] as const) {
  const analyser = analyserOf(language);
  describe(`bounds of quantities, ${language}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
    const unseen = rowsOf(`unseen-${language}`);
    const rows = [...rowsOf(language), ...unseen];

    it('has enough phrases of each kind, each of them once', () => {
      assert.ok(rows.length >= 250 && unseen.length >= 125);
      assert.ok(rows.filter(({ note }) => /^(negative|kielteinen):/.test(note)).length >= 60);
      assert.equal(new Set(rows.map(({ text }) => text)).size, rows.length);
    });

    it(`reads at least ${FLOOR * 100} % of the phrases rightly, ${UNSEEN_FLOOR * 100} % of the unseen half`, (t) => {
      if (typeof analyser === 'string') return;
      const wrong = new Set<Row>();
      for (const row of rows) {
        const mentions = mentionsOf(analyser, language, row.text);
        if (!isRight(row, mentions)) {
          wrong.add(row);
          const read = mentions.map((mention) => `${shown(mention)}${mention.measureOnly ? ' (measure)' : ''}`);
          t.diagnostic(
            `[${row.note}] ${row.text} | expected ${expectedOf(row)} | read ${read.join('; ') || 'nothing'}`,
          );
        }
      }
      for (const [name, told, floor] of [
        ['all', rows, FLOOR],
        ['unseen', unseen, UNSEEN_FLOOR],
      ] as const) {
        const right = told.filter((row) => !wrong.has(row)).length;
        t.diagnostic(`${name}: ${right} of ${told.length} right`);
        assert.ok(right / told.length >= floor, `${name}: ${right} of ${told.length} right`);
      }
    });

    it(`falls below ${FLOOR * 100} % with "${FLIPPED[language]}" flipped in the lexicon`, (t) => {
      if (typeof analyser === 'string') return;
      const rightWith = (lexicon?: QuantityLexicon): number =>
        rows.filter((row) => isRight(row, mentionsOf(analyser, language, row.text, lexicon))).length;
      const same = rightWith(openQuantityLexicon(language));
      const flipped = rightWith(lexiconWithFlipped(language, FLIPPED[language]));
      t.diagnostic(`${flipped} of ${rows.length} right with the hedge flipped, ${same} without`);
      assert.equal(same, rightWith());
      assert.ok(flipped / rows.length < FLOOR, `${flipped} of ${rows.length} right with the hedge flipped`);
    });

    it('turns wrong when a hedge is turned round in the phrases', (t) => {
      if (typeof analyser === 'string') return;
      for (const [hedge, opposite] of OPPOSITES[language]) {
        const turned: readonly Row[] = rows
          .filter((row) => isHalfOpen(row) && replaced(row.note, hedge, opposite) !== row.note)
          .filter((row) => isRight(row, mentionsOf(analyser, language, row.text)))
          .map((row) => ({ ...row, text: replaced(row.text, hedge, opposite) }));
        const noticed: readonly Row[] = turned.filter((row) => !isRight(row, mentionsOf(analyser, language, row.text)));
        t.diagnostic(`"${hedge}" read as "${opposite}": ${noticed.length} of ${turned.length} phrases turn wrong`);
        assert.ok(turned.length > 0 && noticed.length === turned.length, hedge);
      }
    });
  });
}
