// Sentences that the server says in English (why a confidence is what it is, how a number came about, what a statement of the log
// did) in another language. A phrase book maps templates to templates: "{n} independent origins agree". `{#n}` stands for a number
// only. A text that no template fits is cut at semicolons; what is still not known stays as it was said. Pure.
export type PhraseBook = Readonly<Record<string, string>>;

type Template = {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly told: string;
  readonly weight: number;
};
export type Phrases = {
  readonly exact: ReadonlyMap<string, string>;
  readonly templates: readonly Template[];
  /** Between groups of three digits, and before decimals. */
  readonly marks: { readonly group: string; readonly decimal: string };
};

const PLACE = /\{(#?)([a-z]+)\}/gu;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?(?:–\d[\d,]*(?:\.\d+)?)?`;
/** How deep a phrase may stand within a phrase. */
const DEPTH = 3;

const literal = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\{}]/gu, '\\$&');

function templateOf(said: string, told: string): Template {
  const names: string[] = [];
  let source = '';
  let at = 0;
  for (const { 0: whole, 1: number, 2: name = '', index } of said.matchAll(PLACE)) {
    source += `${literal(said.slice(at, index))}${number ? `(${NUMBER})` : '([^;]+?)'}`;
    names.push(name);
    at = index + whole.length;
  }
  source += literal(said.slice(at));
  return { pattern: new RegExp(`^${source}$`, 'u'), names, told, weight: said.replaceAll(PLACE, '').length };
}

/** How a language writes large numbers and decimals. */
function marksOf(language: string): Phrases['marks'] {
  const parts = new Intl.NumberFormat(language, { useGrouping: 'always' }).formatToParts(1234.5);
  const mark = (type: string, other: string) => parts.find((part) => part.type === type)?.value ?? other;
  return { group: mark('group', ','), decimal: mark('decimal', '.') };
}

/** A phrase book made ready: whole sentences first, then templates with the most words of their own. */
export function phrasesOf(book: PhraseBook, language = 'en'): Phrases {
  const entries = Object.entries(book);
  const isExact = ([said]: readonly [string, string]) => !said.includes('{');
  return {
    exact: new Map(entries.filter(isExact)),
    templates: entries
      .filter((entry) => !isExact(entry))
      .map(([said, told]) => templateOf(said, told))
      .sort((a, b) => b.weight - a.weight),
    marks: marksOf(language),
  };
}

const NUMBERS = new RegExp(`^${NUMBER}$`, 'u');

/** A number of the server, as the language writes it. */
const numeral = (text: string, { group, decimal }: Phrases['marks']): string =>
  text.replaceAll(/[.,]/gu, (mark) => (mark === ',' ? group : decimal));

/** A sentence of the server in the language of the book. */
export function phrase(phrases: Phrases, text: string, depth = 0): string {
  const known = phrases.exact.get(text);
  if (known !== undefined || depth > DEPTH) return known ?? text;
  if (depth > 0 && NUMBERS.test(text)) return numeral(text, phrases.marks);
  for (const { pattern, names, told } of phrases.templates) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values = new Map(names.map((name, i) => [name, phrase(phrases, found[i + 1] ?? '', depth + 1)]));
    return told.replaceAll(PLACE, (_whole, _number, name: string) => values.get(name) ?? '');
  }
  const parts = text.split('; ');
  return parts.length === 1 ? text : parts.map((part) => phrase(phrases, part, depth + 1)).join('; ');
}
