// Scores quantities of general news against a gold table. What enters: what was read of a sentence, and its gold as
// test/reading/mentions/general-quantities.*.tsv write it. What leaves: counts of right, gold and read at three depths: the
// numbers alone, with the ends they leave open and what is approximate, with the unit besides.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTsv } from '../src/base/data.ts';
import { createDocument } from '../src/document/document.ts';
import type { Analyser } from '../src/language/language.ts';
import { mentionsOf } from '../src/reading/told-mentions.ts';

export type Quantity = {
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly approx: boolean;
};

/** Readings of one stretch of a sentence that are equally good, each with its quantities. */
export type Group = readonly (readonly Quantity[])[];

export type GoldSentence = { readonly text: string; readonly groups: readonly Group[]; readonly kept: boolean };

export const DEPTHS = ['value', 'hedge', 'unit'] as const;
export type Depth = (typeof DEPTHS)[number];
export type Counts = { readonly right: number; readonly gold: number; readonly read: number };

const numberOf = (text: string): number | null => (text === '*' ? null : Number(text));

function quantityOf(words: string): Quantity {
  const [ends = '', unit = 'count', approx] = words.trim().split(' ');
  const [low = '', high = low] = ends.split('..');
  if ([low, high].some((end) => end !== '*' && !Number.isFinite(Number(end)))) throw new RangeError(`gold: ${words}`);
  return { low: numberOf(low), high: numberOf(high), unit, approx: approx === '~' };
}

const groupOf = (words: string): Group => [
  ...words
    .replace(/^\? /, '')
    .split(' | ')
    .map((way) => (way.trim() === 'none' ? [] : way.split(' & ').map(quantityOf))),
  ...(words.startsWith('? ') ? [[]] : []),
];

/** The sentences of a gold table; every second one is kept apart, to be counted and not looked at. */
export function goldSentences(table: string): readonly GoldSentence[] {
  const file = join(import.meta.dirname, '..', 'test', 'reading', 'mentions', `${table}.tsv`);
  return parseTsv(readFileSync(file, 'utf8')).map(({ text = '', expected = '' }, i) => ({
    text,
    groups: expected === '-' ? [] : expected.split('; ').map(groupOf),
    kept: i % 2 === 1,
  }));
}

/** The quantities that are told of a sentence as of a whole document. */
export const readQuantities = (text: string, analyser: Analyser): readonly Quantity[] =>
  mentionsOf(createDocument(text, { language: analyser.language }), analyser).flatMap(({ value }) =>
    'low' in value
      ? [
          {
            low: value.low === null ? null : Number(value.low),
            high: value.high === null ? null : Number(value.high),
            unit: value.unit,
            approx: value.approx,
          },
        ]
      : [],
  );

/** Equal to three digits: a third is 33.3. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 0.002;
const same = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : near(a, b));

/** The numbers that stand in the text, whatever bounds them. */
const stated = ({ low, high }: Quantity): readonly number[] =>
  low === null ? [high ?? 0] : high === null || high === low ? [low] : [low, high];

function agrees(read: Quantity, gold: Quantity, depth: Depth): boolean {
  const [a, b] = [stated(read), stated(gold)];
  const value = a.length === b.length && a.every((end, i) => near(end, b[i] as number));
  if (depth === 'value' || !value) return value;
  const hedge = same(read.low, gold.low) && same(read.high, gold.high) && read.approx === gold.approx;
  return depth === 'hedge' || !hedge ? hedge : read.unit === gold.unit;
}

/** What of `gold` is matched, one read quantity each, at a depth. */
function matched(read: readonly Quantity[], gold: readonly Quantity[], depth: Depth): readonly Quantity[] {
  const left = [...read];
  return gold.flatMap((quantity) => {
    const found = left.findIndex((other) => agrees(other, quantity, depth));
    return found < 0 ? [] : left.splice(found, 1);
  });
}

/** Right, gold and read of one sentence; of a group's readings the one that fits best. */
export function countSentence(read: readonly Quantity[], groups: readonly Group[], depth: Depth): Counts {
  let left = read;
  let [right, gold] = [0, 0];
  for (const group of groups) {
    const tried = group.map((way) => ({ way, found: matched(left, way, depth) }));
    const missing = ({ way, found }: (typeof tried)[number]): number => way.length - found.length;
    const best = tried.sort((a, b) => b.found.length - a.found.length || missing(a) - missing(b))[0];
    if (!best) continue;
    right += best.found.length;
    gold += best.way.length;
    left = left.filter((quantity) => !best.found.includes(quantity));
  }
  return { right, gold, read: read.length };
}

export const sumCounts = (all: readonly Counts[]): Counts =>
  all.reduce((sum, one) => ({ right: sum.right + one.right, gold: sum.gold + one.gold, read: sum.read + one.read }), {
    right: 0,
    gold: 0,
    read: 0,
  });

/** F1 in per cent. */
export const f1 = ({ right, gold, read }: Counts): number => (gold + read === 0 ? 100 : (200 * right) / (gold + read));
