// The names that the tables know, as one trie a language: parties, people, bodies, outlets, places and descriptions.
// What enters: data/parties.tsv, people.tsv, bodies.tsv, outlets.tsv, places.tsv, lexica/LANG/descriptions.tsv.
import { dataTable, type Row } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { createTrie, type Trie } from './lexicon-trie.ts';
import type { PartyManner } from './mention.ts';

export type PartyName = {
  readonly type: 'party';
  readonly id: string | null;
  readonly manner: PartyManner;
  /** English name of the person or body, or of the group that has no id. */
  readonly name: string | null;
  /** Words of which the text must have one for this reading: Korea for "the South", a full name for a common family name. */
  readonly within: string | null;
  /** A family name alone: another person's where a first name that is not the table's stands before it. */
  readonly surname: boolean;
};
export type PlaceName = { readonly type: 'place'; readonly name: string; readonly state: string | null };
export type SourceName = {
  readonly type: 'source';
  readonly name: string;
  readonly kind: string;
  readonly state: string | null;
  /** A common noun ("the agency", "officials") that takes its state from the words before it. */
  readonly generic: boolean;
  readonly surname: boolean;
  /** Full names of which the text must have one, for a family name that many people bear. */
  readonly within: string | null;
};
export type Name = PartyName | PlaceName | SourceName;
type Entry = readonly [phrase: string, name: Name];

export const cells = (row: Row, key: string): readonly string[] =>
  (row[key] ?? '')
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

/** Spellings of one city's name. */
const spellings = (city: string): readonly string[] => city.split('=');

const orNull = (cell: string | undefined): string | null => (cell ? cell : null);

const party = (id: string | null, manner: PartyManner, name: string | null = null, surname = false): PartyName => ({
  type: 'party',
  id,
  manner,
  name,
  within: null,
  surname,
});
const source = (name: string, kind: string, state: string | null, surname = false): SourceName => ({
  type: 'source',
  name,
  kind,
  state,
  generic: false,
  surname,
  within: null,
});

const STATE_KINDS = new Set(['state', 'union', 'alliance', 'organisation', 'group', 'armed group', 'breakaway region']);

function partyEntries(language: LanguageCode): readonly Entry[] {
  return dataTable('parties.tsv').flatMap((row): readonly Entry[] => {
    const id = row.kind === 'description' ? null : (row.id ?? '');
    const english = row.en ?? '';
    const name = id === null || !STATE_KINDS.has(row.kind ?? '') ? english : null;
    const manner = id === null ? 'description' : 'name';
    const entries: Entry[] = [];
    for (const phrase of [...cells(row, language), ...cells(row, `${language}_aliases`)])
      entries.push([phrase, party(id, manner, name)], [phrase, source(english, row.kind ?? 'state', id)]);
    for (const phrase of cells(row, `${language}_demonyms`))
      entries.push([phrase, party(id, id === null ? manner : 'demonym', name)]);
    const capitals = cells(row, 'capital_en').map(spellings);
    cells(row, `capital_${language}`).forEach((city, i) => {
      const capital = capitals[i]?.[0] ?? city;
      for (const phrase of spellings(city)) {
        entries.push([phrase, party(id, 'capital')], [phrase, source(capital, 'capital', id)]);
        entries.push([phrase, { type: 'place', name: capital, state: id }]);
      }
    });
    const seats = cells(row, 'seats_en');
    cells(row, `seats_${language}`).forEach((phrase, i) => {
      const seat = language === 'en' ? phrase : (seats[i] ?? phrase);
      entries.push([phrase, party(id, 'body', seat)], [phrase, source(seat, 'government', id)]);
      if (row.kind === 'state') entries.push([phrase, { type: 'place', name: seat, state: id }]);
    });
    return entries;
  });
}

const LEADER =
  /^(president|supreme leader|prime minister|chancellor|premier|crown prince|emir|leader|head of the junta|party leader|army chief, head of state)/u;

function peopleEntries(language: LanguageCode): readonly Entry[] {
  return dataTable('people.tsv').flatMap((row): readonly Entry[] => {
    const id = orNull(row.party);
    const name = row.name ?? '';
    const manner: PartyManner = LEADER.test(row.role ?? '') ? 'leader' : 'person';
    const kind = id === null ? 'researcher' : 'official';
    const of = (phrase: string, surname: boolean, within: string | null): readonly Entry[] => [
      ...(id === null ? [] : [[phrase, { ...party(id, manner, name, surname), within }] as const]),
      [phrase, { ...source(name, kind, id, surname), within }],
    ];
    const surnames = new Set(cells(row, 'surnames').filter((phrase) => !phrase.startsWith('?')));
    const common = cells(row, 'surnames').flatMap((phrase) => (phrase.startsWith('?') ? [phrase.slice(1)] : []));
    const full = new Set([name, ...cells(row, language)].filter((phrase) => !surnames.has(phrase)));
    return [
      ...[...full].flatMap((phrase) => of(phrase, false, null)),
      ...[...surnames].flatMap((phrase) => of(phrase, true, null)),
      ...common.flatMap((phrase) => of(phrase, true, [...full].join('|'))),
    ];
  });
}

/** Kinds of body that stand for their state as a party. */
export const SPEAKS_FOR_STATE = new Set([
  'intelligence service',
  'ministry',
  'military',
  'official',
  'parliament',
  'company',
]);

function bodyEntries(language: LanguageCode): readonly Entry[] {
  return [...dataTable('bodies.tsv'), ...dataTable('outlets.tsv')].flatMap((row): readonly Entry[] => {
    const state = orNull(row.party);
    const name = row.en ?? '';
    const kind = row.kind ?? '';
    const phrases = new Set([...cells(row, `${language}_aliases`), ...(language === 'en' ? [name] : [])]);
    return [...phrases].flatMap((phrase): readonly Entry[] => [
      [phrase, source(name, kind, state)],
      ...(state !== null && SPEAKS_FOR_STATE.has(kind) ? [[phrase, party(state, 'body', name)] as const] : []),
    ]);
  });
}

const placeEntries = (language: LanguageCode): readonly Entry[] =>
  dataTable('places.tsv').flatMap((row) =>
    cells(row, language).map(
      (phrase): Entry => [phrase, { type: 'place', name: row.name ?? '', state: orNull(row.state) }],
    ),
  );

const descriptionEntries = (language: LanguageCode): readonly Entry[] =>
  dataTable(`lexica/${language}/descriptions.tsv`).flatMap((row) =>
    cells(row, 'words').map(
      (phrase): Entry => [
        phrase,
        {
          type: 'party',
          id: orNull(row.id),
          manner: row.manner === 'pronoun' ? 'pronoun' : 'description',
          name: orNull(row.name),
          within: orNull(row.within),
          surname: false,
        },
      ],
    ),
  );

const genericEntries = (language: LanguageCode): readonly Entry[] =>
  dataTable(`lexica/${language}/source-nouns.tsv`).flatMap((row) =>
    cells(row, 'words').map(
      (phrase): Entry => [
        phrase,
        {
          type: 'source',
          name: row.en ?? '',
          kind: row.kind ?? '',
          state: null,
          generic: true,
          surname: false,
          within: null,
        },
      ],
    ),
  );

const tries = new Map<LanguageCode, Trie<Name>>();

/** The names that the tables know in a language; built at first use. */
export function namesOf(language: LanguageCode): Trie<Name> {
  let trie = tries.get(language);
  if (!trie) {
    trie = createTrie(language, [
      ...partyEntries(language),
      ...peopleEntries(language),
      ...bodyEntries(language),
      ...placeEntries(language),
      ...descriptionEntries(language),
      ...genericEntries(language),
    ]);
    tries.set(language, trie);
  }
  return trie;
}
