// Labels for showing: what an item's code is called in a locale.
import { dataTable } from '../../base/data.ts';
import type { NameLocale } from './party-names.ts';

let labels: ReadonlyMap<string, Readonly<Record<NameLocale, string>>> | null = null;

/** Label of an item's code ("ammunition.artillery": "artillery shells", "tykistöammukset"); an unknown code as it is. */
export function itemLabel(code: string, locale: NameLocale = 'en'): string {
  labels ??= new Map(dataTable('items.tsv').map((row) => [row.code ?? '', { en: row.en ?? '', fi: row.fi ?? '' }]));
  return labels.get(code)?.[locale] || code;
}
