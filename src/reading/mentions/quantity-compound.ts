// Finnish words that hold a number and its unit: "kolmevuotinen", "kaksipäiväisen", "viisivuotias", "nelihenkinen". What leaves:
// the number and the unit, or null. Number words by themselves are told in number-words.ts.
import { dataTable } from '../../base/data.ts';
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { endingsOf } from './lexicon.ts';
import { numberMorphs } from './number-words.ts';
import { one, type Reading } from './numeral-words.ts';
import type { Unit } from './quantity-lexicon.ts';
import type { Part } from './quantity-part.ts';

type Tail = { readonly form: string; readonly stem: boolean; readonly unit: Unit };
type Compound = { readonly value: Decimal; readonly unit: Unit };

let kept: ReadonlyMap<string, readonly Tail[]> | null = null;

/** The tails by their first two letters. */
function tails(): ReadonlyMap<string, readonly Tail[]> {
  if (kept) return kept;
  const byStart = new Map<string, Tail[]>();
  for (const { form = '', unit = '' } of dataTable('lexica/fi/compound-units.tsv')) {
    const stem = form.endsWith('_');
    const tail = { form: stem ? form.slice(0, -1) : form, stem, unit: { unit, factor: '1', measure: true } };
    const key = form.slice(0, 2);
    byStart.set(key, [...(byStart.get(key) ?? []), tail]);
  }
  kept = byStart;
  return byStart;
}

const fits = ({ form, stem }: Tail, word: string): boolean =>
  stem ? word.startsWith(form) && endingsOf('fi').has(word.slice(form.length)) : word === form;

/** "neli-" stands for four in compounds only. */
function headValue(head: string): Decimal | null {
  if (head === 'neli') return toDecimal(4);
  const morphs = numberMorphs(head, 'fi');
  const [only] = morphs ?? [];
  const whole = only && morphs?.length === 1 && /^(?:digit|ten|half|oneandhalf)$/u.test(only.kind);
  return whole ? only.exact : null;
}

/** Shortest number and tail: "neli" and "osainen". */
const HEAD = 4;
const TAIL = 5;

/** The number and unit of one lower-case word, or null. */
export function numberCompound(word: string): Compound | null {
  for (let at = HEAD; at <= word.length - TAIL; at += 1) {
    const tail = tails()
      .get(word.slice(at, at + 2))
      ?.find((entry) => fits(entry, word.slice(at)));
    const value = tail ? headValue(word.slice(0, at)) : null;
    if (tail && value) return { value, unit: tail.unit };
  }
  return null;
}

/** The amount that one word at piece `i` says, as a part with its unit. */
export function compoundPart({ pieces, language }: Reading, i: number): Part | null {
  const piece = pieces[i];
  const compound = language === 'fi' && piece?.kind === 'word' ? numberCompound(piece.lower) : null;
  if (!compound) return null;
  const { value, unit } = compound;
  const numeral = { first: i, end: i + 1, value, precision: one, floor: false, vague: false, case: '' };
  return { numeral: { ...numeral, digits: false, lead: value, factor: one }, first: i, end: i + 1, unit };
}
