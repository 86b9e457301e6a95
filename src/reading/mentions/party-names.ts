// Names for showing: what a party's id is called in a locale.
import { dataTable } from '../../base/data.ts';

export type NameLocale = 'en' | 'fi';

let names: ReadonlyMap<string, Readonly<Record<NameLocale, string>>> | null = null;

const table = (): ReadonlyMap<string, Readonly<Record<NameLocale, string>>> =>
  new Map(dataTable('parties.tsv').map((row) => [row.id ?? '', { en: row.en ?? '', fi: row.fi || (row.en ?? '') }]));

/** Name of a party ("KP": "North Korea", "Pohjois-Korea"); an id that the table does not have stays as it is. */
export function partyName(id: string, locale: NameLocale = 'en'): string {
  names ??= table();
  return names.get(id)?.[locale] ?? id;
}

let adjectives: ReadonlyMap<string, string> | null = null;

/** English adjective of a party ("South Korean"), its name where it has none. */
export function adjectiveOf(id: string): string {
  adjectives ??= new Map(
    dataTable('parties.tsv').map((row) => [row.id ?? '', (row.en_demonyms ?? '').split('|')[0] ?? '']),
  );
  return id === 'US' ? 'US' : adjectives.get(id) || partyName(id);
}

let capitals: ReadonlyMap<string, string> | null = null;

/** English name of a state's capital, or null. */
export function capitalOf(id: string): string | null {
  capitals ??= new Map(
    dataTable('parties.tsv').map((row) => [row.id ?? '', (row.capital_en ?? '').split(/[|=]/u, 1)[0] ?? '']),
  );
  return capitals.get(id) || null;
}

let bodies: ReadonlyMap<string, string> | null = null;

/** English name that a state's body has of its own ("US", "foreign ministry": "US State Department"), or null. */
export function bodyName(id: string | null, noun: string): string | null {
  bodies ??= new Map(dataTable('body-names.tsv').map((row) => [`${row.party} ${row.noun}`, row.en ?? '']));
  return bodies.get(`${id} ${noun}`) ?? null;
}

let regions: ReadonlySet<string> | null = null;

/** Whether a party is a region that has broken away from a state. */
export function isBreakaway(id: string): boolean {
  regions ??= new Set(
    dataTable('parties.tsv').flatMap((row) => (row.kind === 'breakaway region' ? [row.id ?? ''] : [])),
  );
  return regions.has(id);
}
