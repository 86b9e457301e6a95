// Sentences that come as data (base/said.ts) in the language that is shown: the words are looked up, each value is written as the
// language writes it. A sentence that a language has no words for stays in English. Pure.
import { filled, type Said, type SaidValue } from '../base/said.ts';

/** English words → those of a language, with the same places; by the plural of the first number where that matters. */
export type Sayings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** How a language writes values. */
export type Manner = {
  readonly sayings: Sayings;
  readonly locale: string;
  readonly number: (decimal: string) => string;
  readonly day: (edtf: string) => string;
  readonly party: (id: string) => string;
  readonly item: (code: string) => string;
  readonly quote: (text: string) => string;
  /** The text that a key has, or else the one given. */
  readonly keyed: (key: string, text: string) => string;
};

/** The sentence in words. */
export function saidText(said: Said, manner: Manner): string {
  const told = manner.sayings[said.words] ?? said.words;
  const words = typeof told === 'string' ? told : (told[pluralOf(said, manner.locale)] ?? told.other ?? said.words);
  return filled(
    words,
    said.values.map((value) => valueText(value, manner)),
  );
}

function pluralOf({ values }: Said, locale: string): string {
  for (const value of values)
    if (typeof value === 'object' && 'number' in value)
      return new Intl.PluralRules(locale).select(Number(value.number));
  return 'other';
}

function valueText(value: SaidValue, manner: Manner): string {
  if (typeof value === 'string') return value;
  if ('words' in value) return saidText(value, manner);
  if ('number' in value) return manner.number(value.number);
  if ('day' in value) return manner.day(value.day);
  if ('party' in value) return manner.party(value.party);
  if ('item' in value) return manner.item(value.item);
  if ('quote' in value) return manner.quote(value.quote);
  if ('text' in value) return manner.keyed(value.key, value.text);
  const by = manner.sayings[value.by];
  return value.list.map((one) => valueText(one, manner)).join(typeof by === 'string' ? by : value.by);
}
