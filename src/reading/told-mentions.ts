// The mentions of a whole text, as they are told to who asks for them. What enters: a document, an analyser. What leaves: typed
// values with spans, in the order of the text, of every sentence, in claims or not; spans index the text as published.
import { decimalText, toDecimal } from '../base/decimal.ts';
import { composeText } from '../document/compose.ts';
import type { Document } from '../document/document.ts';
import type { Analyser } from '../language/language.ts';
import type { Basis, Per } from './claim.ts';
import type { Mentions } from './frames/frame.ts';
import { findDates } from './mentions/dates.ts';
import type { Mention, QuantityMention } from './mentions/mention.ts';
import { findQuantities } from './mentions/quantities.ts';
import { passageOf } from './passage.ts';

/** A quantity is told in the unit that the text writes. Numbers are decimals as text, an open end is null; `edtf` is null where the date cannot be resolved. */
export type ToldValue =
  | {
      readonly low: string | null;
      readonly high: string | null;
      readonly unit: string;
      readonly approx: boolean;
      readonly basis: Basis | null;
      readonly per: Per | null;
    }
  | { readonly edtf: string | null }
  | { readonly id: string | null; readonly name: string | null; readonly manner: string }
  | { readonly name: string; readonly state: string | null; readonly kind?: string }
  | { readonly code: string };

/** `money` is a quantity whose unit is a currency (ISO 4217), or cents or pence, whose currency is not told. */
export type ToldMention = {
  readonly type: 'quantity' | 'money' | 'date' | 'party' | 'place' | 'item' | 'source';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: ToldValue;
};

const MONEY = /^(?:\??[A-Z]{3}|cent|penny)$/u;

/** An end in the unit that the text names: 1.4 of 1.4 GW, which is 1 400 000 000 watts. */
const asWritten = (end: string | null, { written }: QuantityMention): string | null =>
  end === null || !written ? end : decimalText(toDecimal(end).div(written.factor));

const quantityValue = (mention: QuantityMention): ToldValue => ({
  low: asWritten(mention.low, mention),
  high: asWritten(mention.high, mention),
  unit: unitOf(mention),
  approx: mention.approx,
  basis: mention.basis,
  per: mention.per,
});

const unitOf = ({ unit, written }: QuantityMention): string => written?.unit ?? unit;

function toldValue(mention: Mention): ToldValue {
  switch (mention.type) {
    case 'quantity':
      return quantityValue(mention);
    case 'date':
      return { edtf: mention.edtf };
    case 'party':
      return { id: mention.id, name: mention.name, manner: mention.manner };
    case 'place':
      return { name: mention.name, state: mention.state };
    case 'item':
      return { code: mention.code };
    case 'source':
      return { name: mention.name, state: mention.state, kind: mention.kind };
  }
}

const typeOf = (mention: Mention): ToldMention['type'] =>
  mention.type === 'quantity' && MONEY.test(unitOf(mention)) ? 'money' : mention.type;

const allOf = (m: Mentions): readonly Mention[] => [
  ...m.quantities,
  ...m.dates,
  ...m.parties,
  ...m.places,
  ...m.items,
  ...m.sources,
];

/** Every mention of a document in the analyser's language. Throws what the analyser throws where it cannot be opened. */
export const mentionsOf = (document: Document, analyser: Analyser): readonly ToldMention[] =>
  toldOf(document, (read) =>
    passageOf(read, analyser, (text, segment) => segment(text)).passage.sentences.flatMap(({ mentions }) =>
      allOf(mentions),
    ),
  );

/** The numbers and dates alone: all that is read in the language of a skeleton. */
export const numbersAndDatesOf = (document: Document, analyser: Analyser): readonly ToldMention[] =>
  toldOf(document, ({ text, published }) => {
    const context = { text, language: analyser.language, published };
    return analyser
      .analyse(text)
      .flatMap((sentence): readonly Mention[] => [
        ...findQuantities(sentence, context),
        ...findDates(sentence, context),
      ]);
  });

function toldOf(document: Document, find: (read: Document) => readonly Mention[]): readonly ToldMention[] {
  const composed = composeText(document.text);
  const read = composed === null ? document : { ...document, text: composed.text };
  return find(read)
    .map((mention) => {
      const span = { start: mention.start, end: mention.end };
      const { start, end } = composed === null ? span : composed.toOriginal(span);
      return { type: typeOf(mention), start, end, text: document.text.slice(start, end), value: toldValue(mention) };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1));
}
