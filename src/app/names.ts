// Names for codes: parties and items, as every output shows them: in English, for the pages in Finnish too.
import { dataTable } from '../base/data.ts';
import { regionCode, regionName } from '../base/regions.ts';
import { BASES, FRAMES, type Frame, MODALITIES, OUTCOMES, PartyId, PERIODS } from '../reading/claim.ts';

/** The languages that names are kept in. */
export const NAME_LANGUAGES = ['en', 'fi'] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];

type Names = ReadonlyMap<string, string>;
const kept = new Map<string, Names>();

/** The names of a table by id or code; the English one where there is none in the language. */
function namesIn(table: 'parties.tsv' | 'items.tsv', language: NameLanguage): Names {
  const key = `${table} ${language}`;
  const known = kept.get(key);
  if (known) return known;
  const names = new Map(dataTable(table).map((row) => [row.id ?? row.code ?? '', row[language] || (row.en ?? '')]));
  kept.set(key, names);
  return names;
}

/** English name of a party: as data/parties.tsv has it, else the state's name, else the id itself. */
export function partyName(id: string): string {
  return namesIn('parties.tsv', 'en').get(id) || regionName(id) || id;
}

/** Id of a party by its id or its English or Finnish name, in any case; null where nobody is called so. */
export function partyId(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  const row = dataTable('parties.tsv').find(({ id, en, fi }) =>
    [id, en, fi].some((name) => name?.toLowerCase() === wanted),
  );
  return row?.id ?? null;
}

/**
 * Id of a party that a person names: by its name, by a group's short name, or by a state's two letters, whether the tables
 * have it or not ("UK" is GB, as it is registered); null where nobody is called so: two letters of no state are a slip.
 */
export function partyNamed(text: string): string | null {
  const known = partyId(text);
  if (known !== null || !PartyId.safeParse(text).success) return known;
  return text.length > 2 ? text : regionCode(text);
}

/** English name of an item of data/items.tsv; other items (statistics, effects, …) are phrases already and stay. */
export const itemName = (code: string): string => namesIn('items.tsv', 'en').get(code) || code;

/** Code of an item by its code or its English or Finnish name, in any case; null where nothing is called so. */
export function itemNamed(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  if (isItem(wanted)) return wanted;
  const row = dataTable('items.tsv').find(({ en, fi }) => [en, fi].some((name) => name?.toLowerCase() === wanted));
  return row?.code ?? null;
}

/** All names of one language, by id and code. */
export const allNames = (language: NameLanguage) => ({
  parties: Object.fromEntries(namesIn('parties.tsv', language)),
  items: Object.fromEntries(namesIn('items.tsv', language)),
});

/** What a person can name in a claim: parties and items in the order of their tables, and the words of the contract's lists. */
export const vocabulary = (language: NameLanguage = 'en') => ({
  parties: [...namesIn('parties.tsv', language)].map(([id, name]) => ({ id, name: name || id })),
  items: [...namesIn('items.tsv', language)].map(([code, name]) => ({ code, name: name || code })),
  frames: [...FRAMES],
  modalities: [...MODALITIES],
  bases: [...BASES],
  periods: [...PERIODS],
  outcomes: [...OUTCOMES],
});

/** Frames whose items are codes of data/items.tsv; in the others they are short phrases. */
export const hasItemCodes = (frame: Frame): boolean => CODED.includes(frame);
const CODED: readonly Frame[] = ['transfer', 'deployment', 'casualties'];

/** True for a code of data/items.tsv and for a class of such codes. */
export const isItem = (code: string): boolean =>
  dataTable('items.tsv').some((row) => row.code === code || row.code?.startsWith(`${code}.`));
