// Who is said to know: names → origins. Origins stand in data/origins.tsv with their aliases in both languages, the people who
// speak for them in data/origin-people.tsv with the time in which they do; a name that is in neither is kept as it is and is a
// body of its own. Settings that a person made (a letter, "this name is that origin") come in as an argument and go before both.
import { dataTable, type Row } from '../base/data.ts';
import { bounds } from '../base/edtf.ts';
import { type Bodies, bodiesFrom, list } from './bodies.ts';

export const ORIGIN_KINDS = [
  'intelligence',
  'ministry',
  'military',
  'government',
  'official',
  'researcher',
  'monitor',
  'party',
  'outlet',
  'unnamed',
] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

export type Origin = {
  readonly name: string;
  readonly body: string;
  readonly kind: OriginKind;
  readonly state: string | null;
  /** Letter of the Admiralty system; F until someone has judged it. */
  readonly admiralty: string;
  readonly known: boolean;
};

/** What a person has decided of an origin: that a name is another's, or how reliable it is. The later one counts. */
export type OriginSetting = { readonly name: string; readonly as?: string | null; readonly letter?: string | null };

export type Origins = Pick<Bodies, 'dependence'> &
  Partial<Pick<Bodies, 'isDeclaredDependent' | 'declared'>> & {
    /**
     * The origin that a name stands for: "ROK NIS", "the National Intelligence Service (kansallinen tiedustelupalvelu)". People
     * stand for the body whose office they held on the day `stated` (EDTF), for themselves outside their time.
     */
    readonly resolve: (name: string, fallback?: OriginKind, stated?: string) => Origin;
    /** Admiralty letter of an origin by its own name; F where nobody has judged it. */
    readonly letterOf: (name: string) => string;
  };

/** Letter case, articles, how many they are, dots and typographic variants do not make another name. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/[‐‑–—]/gu, '-')
    .replace(/\./gu, '')
    .replace(/^(?:(?:the|an?|one|two|three|four|five|several|some|senior|top)\s+)+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** The ways to look a name up: as it stands, without a last bracket, and the bracket's own words. */
function spellings(name: string): readonly string[] {
  const bracket = /^(.*?)\s*\(([^()]*)\)\s*$/u.exec(name);
  return bracket ? [name, bracket[1] ?? '', bracket[2] ?? ''].filter((part) => part.trim() !== '') : [name];
}

function kindOf(cell: string | undefined, name: string): OriginKind {
  const kind = ORIGIN_KINDS.find((known) => known === cell);
  if (!kind) throw new SyntaxError(`origins.tsv: ${name}: no such kind: ${cell ?? ''}`);
  return kind;
}

const originOf = (row: Row): Origin => ({
  name: row.name ?? '',
  body: row.body ?? '',
  kind: kindOf(row.kind, row.name ?? ''),
  state: row.state || null,
  admiralty: row.admiralty || 'F',
  known: true,
});

/** Whom a name stands for: always, or in a time (first and last day; null is open). */
type Entry = { readonly origin: Origin; readonly first: string | null; readonly last: string | null };

type Names = ReadonlyMap<string, readonly Entry[]>;

function addName(names: Map<string, Entry[]>, name: string, entry: Entry): void {
  const key = nameKey(name);
  const entries = names.get(key) ?? [];
  const other = entries.find(
    ({ origin, first }) => origin.name !== entry.origin.name && (first === null) === (entry.first === null),
  );
  if (other && entry.first === null)
    throw new SyntaxError(`origins.tsv: "${name}" stands for ${other.origin.name} and for ${entry.origin.name}`);
  names.set(key, [...entries, entry]);
}

function namesOf(rows: readonly Row[], people: readonly Row[]): Names {
  const names = new Map<string, Entry[]>();
  const byName = new Map<string, Origin>();
  for (const row of rows) {
    const origin = originOf(row);
    byName.set(origin.name, origin);
    for (const name of [origin.name, ...list(row.aliases_en), ...list(row.aliases_fi)])
      addName(names, name, { origin, first: null, last: null });
  }
  for (const row of people) {
    const origin = byName.get(row.origin ?? '');
    if (!origin) throw new SyntaxError(`origin-people.tsv: ${row.name}: no origin ${row.origin ?? ''}`);
    const first = row.from ? bounds(row.from).first : '0000-01-01';
    const last = row.to ? bounds(row.to).last : null;
    for (const name of [row.name ?? '', ...list(row.aliases)]) addName(names, name, { origin, first, last });
  }
  return names;
}

/**
 * Origins from the rows of tables such as data/origins.tsv and data/origin-people.tsv, with what persons have set.
 * Throws SyntaxError where a name or alias is given twice, or a person stands at no origin.
 */
export function originsFrom(
  rows: readonly Row[],
  people: readonly Row[] = [],
  settings: readonly OriginSetting[] = [],
): Origins {
  const find = finder(namesOf(rows, people), rows);
  const letters = new Map(rows.map((row) => [row.name ?? '', row.admiralty || 'F']));
  for (const { name, letter } of settings)
    if (letter) letters.set(unbracketed(find(name, 'official', undefined).name), letter);
  const merged = new Map(settings.flatMap(({ name, as }) => (as === undefined ? [] : [[nameKey(name), as] as const])));
  const letterOf = (name: string): string => letters.get(name) ?? 'F';
  const look = (name: string, fallback: OriginKind, stated: string | undefined): Origin => {
    const found = find(target(name, merged), fallback, stated);
    const again = merged.get(nameKey(found.name));
    const origin = again ? find(target(again, merged), fallback, stated) : found;
    return { ...origin, admiralty: letterOf(origin.name) };
  };
  return { resolve: remembering(look, peopleOf(people)), letterOf, ...bodiesFrom(rows) };
}

type Look = (name: string, fallback: OriginKind, stated: string | undefined) => Origin;

/** Looks each name up once; a name with a person's in it once for each day. */
function remembering(look: Look, people: RegExp | null): Origins['resolve'] {
  const kept = {
    unnamed: new Map<string, Origin>(),
    outlet: new Map<string, Origin>(),
    other: new Map<string, Origin>(),
  };
  return (name, fallback = 'official', stated) => {
    const memory = fallback === 'outlet' || fallback === 'unnamed' ? kept[fallback] : kept.other;
    const plain = fallback === 'official' ? name : `${fallback}\n${name}`;
    const always = memory.get(plain);
    if (always) return always;
    const key = people?.test(nameKey(name)) ? `${plain}\n${stated ?? ''}` : plain;
    const known = memory.get(key) ?? look(name, fallback, stated);
    if (memory.size >= MOST_KEPT) memory.clear();
    memory.set(key, known);
    return known;
  };
}

/** Finds the names that stand for somebody in a time only. */
function peopleOf(people: readonly Row[]): RegExp | null {
  const names = people.flatMap((row) => [row.name ?? '', ...list(row.aliases)]).map(nameKey);
  return names.length === 0 ? null : new RegExp([...new Set(names)].map(RegExp.escape).join('|'), 'u');
}

const MOST_KEPT = 50_000;

/** The name that a name was merged into, through as many decisions as there are; a circle ends where it closes. */
function target(name: string, merged: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let now = name;
  for (let key = nameKey(now); !seen.has(key); key = nameKey(now)) {
    seen.add(key);
    now = merged.get(key) ?? now;
  }
  return now;
}

const unbracketed = (name: string): string => (/^(.+?)\s*\([^()]*\)\s*$/u.exec(name)?.[1] ?? name).trim();

type Find = (name: string, fallback: OriginKind, stated: string | undefined) => Origin;

function finder(names: Names, rows: readonly Row[]): Find {
  const own = new Set(rows.map(({ name }) => name ?? ''));
  const lookUp = (name: string, stated: string | undefined): Origin | undefined => {
    const parts = own.has(name) ? [name] : spellings(name);
    for (const spelling of parts) {
      const entry = standing(names.get(nameKey(spelling)) ?? [], stated);
      if (entry) return entry.origin;
    }
    return undefined;
  };
  return (name, fallback, stated) => {
    const found = lookUp(name, stated);
    if (found) return found;
    // Unknown: the name in front of the passage's own words. "X and Y" is a name of its own, but cannot be independent of the
    // first of the two that is known.
    const plain = unbracketed(name);
    const parts = plain.split(/\s+and\s+|,\s*/u).flatMap((part) => lookUp(part, stated) ?? []);
    const part = parts.find(({ kind }) => kind !== 'outlet' && kind !== 'unnamed') ?? parts[0];
    if (part) return { ...part, name: plain, known: false };
    // Words without a capital describe somebody ("two fishermen", "an estimate") and name nobody.
    const kind = /\p{Lu}/u.test(plain) ? fallback : 'unnamed';
    return { name: plain, body: plain, kind, state: null, admiralty: 'F', known: false };
  };
}

/** Whom the name stands for on that day; without a day, in its last time. */
function standing(entries: readonly Entry[], stated: string | undefined): Entry | undefined {
  const always = entries.find(({ first }) => first === null);
  if (always || entries.length === 0) return always;
  if (stated === undefined) return entries.toSorted((a, b) => ((a.first ?? '') < (b.first ?? '') ? 1 : -1))[0];
  const day = bounds(stated);
  return entries.find(
    ({ first, last }) =>
      (day.last === null || first === null || first <= day.last) &&
      (day.first === null || last === null || day.first <= last),
  );
}

let declared: Origins | null = null;

/** The project's own tables. */
export function knownOrigins(): Origins {
  declared ??= originsFrom(dataTable('origins.tsv'), dataTable('origin-people.tsv'));
  return declared;
}

const withSettingsKept = new Map<string, Origins>();

/** The project's own tables with what persons have set; the same settings give the same object. */
export function originsWith(settings: readonly OriginSetting[]): Origins {
  if (settings.length === 0) return knownOrigins();
  const key = JSON.stringify(settings);
  const known = withSettingsKept.get(key);
  if (known) return known;
  const made = originsFrom(dataTable('origins.tsv'), dataTable('origin-people.tsv'), settings);
  withSettingsKept.clear();
  withSettingsKept.set(key, made);
  return made;
}
