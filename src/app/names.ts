// English names for codes: parties and items, as every output shows them.
import { dataTable } from '../base/data.ts';
import { BASES, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../reading/claim.ts';

let partyNames: ReadonlyMap<string, string> | null = null;
let itemNames: ReadonlyMap<string, string> | null = null;

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Name of a party: as data/parties.tsv has it, else the state's English name, else the id itself. */
export function partyName(id: string): string {
  partyNames ??= new Map(dataTable('parties.tsv').map((row) => [row.id ?? '', row.en ?? '']));
  return partyNames.get(id) || (/^[A-Z]{2}$/.test(id) ? regions.of(id) : null) || id;
}

/** Id of a party by its id or its English or Finnish name, in any case; null where nobody is called so. */
export function partyId(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  const row = dataTable('parties.tsv').find(({ id, en, fi }) =>
    [id, en, fi].some((name) => name?.toLowerCase() === wanted),
  );
  return row?.id ?? null;
}

/** Name of an item of data/items.tsv; other items (statistics, effects, …) are phrases already and stay. */
export function itemName(code: string): string {
  itemNames ??= new Map(dataTable('items.tsv').map((row) => [row.code ?? '', row.en ?? '']));
  return itemNames.get(code) || code;
}

/** What a person can name in a claim: parties and items in the order of their tables, and the words of the contract's lists. */
export const vocabulary = () => ({
  parties: dataTable('parties.tsv').map(({ id = '', en = '' }) => ({ id, name: en || id })),
  items: dataTable('items.tsv').map(({ code = '', en = '' }) => ({ code, name: en || code })),
  frames: [...FRAMES],
  modalities: [...MODALITIES],
  bases: [...BASES],
  periods: [...PERIODS],
  outcomes: [...OUTCOMES],
});

/** True for a code of data/items.tsv and for a class of such codes. */
export const isItem = (code: string): boolean =>
  dataTable('items.tsv').some((row) => row.code === code || row.code?.startsWith(`${code}.`));
