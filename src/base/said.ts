// A sentence as data: its words with places, and what stands in them. The library says it in English; who shows it in another language
// looks the words up and writes the values in its own manner, so that nothing is ever read out of a finished sentence. Pure.
/** What stands in a place: a text as it is, another sentence, or a value that each language writes in its own way. */
export type SaidValue =
  | string
  | Said
  /** An exact decimal. */
  | { readonly number: string }
  /** EDTF. */
  | { readonly day: string }
  | { readonly party: string }
  /** An item's code. */
  | { readonly item: string }
  /** Words of a text. */
  | { readonly quote: string }
  /** A text of the data, which other languages may have under a key. */
  | { readonly text: string; readonly key: string }
  | { readonly list: readonly SaidValue[]; readonly by: string };

export type Said = {
  /** English, with a place for each value: "{0} independent origins agree". The key under which other languages have it. */
  readonly words: string;
  readonly values: readonly SaidValue[];
};

/** A sentence: say`${n} independent origins agree`. A number is one that each language writes in its own way. */
export const say = (parts: TemplateStringsArray, ...values: readonly (SaidValue | number)[]): Said => ({
  words: parts.reduce((words, part, i) => `${words}{${i - 1}}${part}`),
  values: values.map((value) => (typeof value === 'number' ? { number: String(value) } : value)),
});

/** A word that is a value of the data, such as a basis or a unit: other languages may have it. */
export const word = (words: string): Said => ({ words, values: [] });

/** Nothing said. */
export const NOTHING: Said = { words: '', values: [] };

/** Several, one after the other. */
export const listed = (list: readonly SaidValue[], by: ', ' | '; ' | ' or ' | ' and ' | ' against ' | ' · '): Said => {
  const [only] = list;
  if (list.length === 1 && typeof only === 'object' && 'words' in only) return only;
  return { words: '{0}', values: [{ list, by }] };
};

/** Digits in groups of three: "1,500,000.5". */
function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

function englishValue(value: SaidValue): string {
  if (typeof value === 'string') return value;
  if ('words' in value) return english(value);
  if ('number' in value) return grouped(value.number);
  if ('day' in value) return value.day;
  if ('party' in value) return value.party;
  if ('item' in value) return value.item;
  if ('text' in value) return value.text;
  if ('quote' in value) return `“${value.quote}”`;
  return value.list.map(englishValue).join(value.by);
}

/** The words with what stands in their places. */
export const filled = (words: string, values: readonly string[]): string =>
  words.replaceAll(/\{(\d+)\}/gu, (place, at) => values[Number(at)] ?? place);

/** The sentence in English. */
export const english = ({ words, values }: Said): string => filled(words, values.map(englishValue));
