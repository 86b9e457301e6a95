// Who is said to know: names → origins, origins → bodies, bodies → who depends on whom. All of it is declared in
// data/origins.tsv with the reason; a name that is not there is kept as it is and is a body of its own.
import { dataTable, type Row } from '../base/data.ts';

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

export type Origins = {
  /** The origin that a name stands for: "ROK NIS", "the National Intelligence Service (kansallinen tiedustelupalvelu)". */
  readonly resolve: (name: string, fallback?: OriginKind) => Origin;
  /** Why two bodies are not independent, or null where nothing declares it. */
  readonly dependence: (a: string, b: string) => string | null;
};

type Body = { readonly feeds: ReadonlySet<string>; readonly evidence: ReadonlySet<string>; readonly reason: string };

const list = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

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

/** Everything that feeds a body, directly or through others. */
function allFeeders(body: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(direct.get(body) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(direct.get(next) ?? []));
  }
  return found;
}

function collect(rows: readonly Row[], column: 'fed_by' | 'evidence_of'): ReadonlyMap<string, readonly string[]> {
  const collected = new Map<string, readonly string[]>();
  for (const row of rows) {
    const body = row.body ?? '';
    collected.set(body, [...(collected.get(body) ?? []), ...list(row[column])]);
  }
  return collected;
}

function bodiesOf(rows: readonly Row[]): ReadonlyMap<string, Body> {
  const feeders = collect(rows, 'fed_by');
  const evidence = collect(rows, 'evidence_of');
  const reasons = rows.filter((row) => row.fed_by || row.evidence_of);
  return new Map(
    [...feeders.keys()].map((body) => [
      body,
      {
        feeds: allFeeders(body, feeders),
        evidence: new Set([body, ...(evidence.get(body) ?? [])]),
        reason: reasons.find((row) => row.body === body)?.reason ?? '',
      },
    ]),
  );
}

/** Origins from the rows of a table such as data/origins.tsv. Throws SyntaxError where a name or alias is given twice. */
export function originsFrom(rows: readonly Row[]): Origins {
  const byName = new Map<string, Origin>();
  for (const row of rows) {
    const origin = originOf(row);
    for (const name of [origin.name, ...list(row.aliases_en), ...list(row.aliases_fi)]) {
      const key = nameKey(name);
      const other = byName.get(key);
      if (other && other.name !== origin.name)
        throw new SyntaxError(`origins.tsv: "${name}" stands for ${other.name} and for ${origin.name}`);
      byName.set(key, origin);
    }
  }
  const bodies = bodiesOf(rows);
  return { resolve: resolver(byName), dependence: (a, b) => dependence(bodies, a, b) };
}

function resolver(byName: ReadonlyMap<string, Origin>): Origins['resolve'] {
  const find = (name: string): Origin | undefined =>
    spellings(name)
      .map((spelling) => byName.get(nameKey(spelling)))
      .find((origin) => origin !== undefined);
  return (name, fallback = 'official') => {
    const found = find(name);
    if (found) return found;
    // Unknown: the name in front of the passage's own words. "X and Y" is a name of its own, but cannot be independent of the
    // first of the two that is known.
    const own = (/^(.+?)\s*\([^()]*\)\s*$/u.exec(name)?.[1] ?? name).trim();
    const parts = own.split(/\s+and\s+|,\s*/u).flatMap((part) => find(part) ?? []);
    const part = parts.find(({ kind }) => kind !== 'outlet' && kind !== 'unnamed') ?? parts[0];
    if (part) return { ...part, name: own, known: false };
    // Words without a capital describe somebody ("two fishermen", "an estimate") and name nobody.
    const kind = /\p{Lu}/u.test(own) ? fallback : 'unnamed';
    return { name: own, body: own, kind, state: null, admiralty: 'F', known: false };
  };
}

function dependence(bodies: ReadonlyMap<string, Body>, a: string, b: string): string | null {
  if (a === b) return `both speak for ${a}`;
  const [x, y] = [bodies.get(a), bodies.get(b)];
  if (!x && !y) return null;
  if (x?.feeds.has(b)) return `${b} feeds ${a}: ${x.reason}`;
  if (y?.feeds.has(a)) return `${a} feeds ${b}: ${y.reason}`;
  const shared = [...(x?.evidence ?? [a])].find((body) => (y?.evidence ?? new Set([b])).has(body));
  if (shared === undefined) return null;
  return `${a} and ${b} rest on the evidence of ${shared}: ${(shared === a ? y : x)?.reason ?? ''}`;
}

let declared: Origins | null = null;

/** The project's own table. */
export function knownOrigins(): Origins {
  declared ??= originsFrom(dataTable('origins.tsv'));
  return declared;
}
