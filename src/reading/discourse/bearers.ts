// Which parties a description can stand for: "the island" is an island, "the movement" an armed group. What enters: a mention
// and its sentence. What leaves: a test of party ids, or null where the words fit any party. Data: lexica/LANG/
// description-kinds.tsv (kinds or ids), kinds of data/parties.tsv.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';

const tables = new Map<LanguageCode, ReadonlyMap<string, ReadonlySet<string>>>();

function kindsIn(language: LanguageCode): ReadonlyMap<string, ReadonlySet<string>> {
  let table = tables.get(language);
  if (!table) {
    table = new Map(
      dataTable(`lexica/${language}/description-kinds.tsv`).flatMap((row) => {
        const kinds = new Set((row.kinds ?? '').split(' '));
        return (row.words ?? '').split('|').map((words) => [words, kinds] as const);
      }),
    );
    tables.set(language, table);
  }
  return table;
}

let kinds: ReadonlyMap<string, string> | undefined;

/** The kind of a party in one word. */
export function kindOf(id: string): string | undefined {
  kinds ??= new Map(dataTable('parties.tsv').map((row) => [row.id ?? '', (row.kind ?? '').replace(' ', '-')]));
  return kinds.get(id);
}

/** Which parties the words of a description can mean; null where they can mean any. */
export function bearersOf(
  view: SentenceView,
  mention: PartyMention,
  language: LanguageCode,
): ((id: string) => boolean) | null {
  if (mention.manner !== 'description') return null;
  const table = kindsIn(language);
  const may = table.get(mention.text.toLowerCase()) ?? table.get(view.tree.lemmas[mention.headToken] ?? '');
  if (!may) return null;
  return (id) => may.has(id) || may.has(kindOf(id) ?? '');
}
