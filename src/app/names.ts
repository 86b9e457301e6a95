// English names for codes: parties and items, as every output shows them.
import { dataTable } from '../base/data.ts';

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Name of a party: the state's English name, "European Union", or an organisation's own ("Hezbollah", "NATO"). */
export function partyName(id: string): string {
  if (/^[A-Z]{2}$/.test(id)) return (id === 'UN' ? null : regions.of(id)) ?? id;
  return id.length <= 4 ? id : id.charAt(0) + id.slice(1).toLowerCase();
}

let itemNames: ReadonlyMap<string, string> | null = null;

/** Name of an item of data/items.tsv; other items (statistics, effects, …) are phrases already and stay. */
export function itemName(code: string): string {
  itemNames ??= new Map(dataTable('items.tsv').map((row) => [row.code ?? '', row.name || row.what || '']));
  return itemNames.get(code) || code.replaceAll('.', ': ').replaceAll('-', ' ');
}
