// Whether the tables hold of claims what the claims say, told from their canonical texts without reading those as JSON, which would
// be most of the time of a verification. One pattern takes a claim apart, one template makes of it the text of its row and what
// the ledger reads of it. A claim that looks otherwise is left as it stands, and then is not what is kept: false means "not sure".
import { FLOW_FRAMES } from '../ledger/model.ts';
import { scopeKey } from '../ledger/strand.ts';
import { BETWEEN, BETWEEN_ROWS, NULL } from './row-text.ts';

/** What the tables hold of the claims of one reading. */
export type KeptClaims = {
  /** The texts of `CLAIM_COLUMNS` of each claim, in the order of the claims, with BETWEEN_ROWS between. */
  readonly columns: string;
  /** What the ledger reads, by the key of a scope: compact texts of src/ledger/ledger-claim.ts with commas between. */
  readonly ledger: readonly (readonly [scope: string, claims: string])[];
};

/** A column that may be null, which is told from one that holds nothing. */
const orNull = (column: string): string => `CASE WHEN ${column} = '' THEN '${NULL}' ELSE coalesce(${column}, '') END`;

/** SQL for the columns of a claim as one text. */
export const CLAIM_COLUMNS = `concat_ws('${BETWEEN}', frame, ${orNull('from_party')}, ${orNull('to_party')}, id, place, ${orNull('item')})`;

const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const PLACE = '(?:[0-9]+|null)';
const WORDS = `(?:${STRING}|null)`;
const LINKS = 3;

/** Names of the groups of the pattern, in their order. */
const groups: string[] = [];

function group(name: string, pattern: string): string {
  groups.push(name);
  return `(${pattern})`;
}

/** A string that means what it says: whole, and without its quotation marks ("…-plain"). */
function plain(name: string): string {
  groups.push(name, `${name}-plain`);
  return `("([^"\\\\]*)")`;
}

/** An object or null; the group of null tells which it is. */
const orNone = (name: string, object: () => string): string => `(?:${group(`no-${name}`, 'null')}|\\{${object()}\\})`;

const party = (name: string): string =>
  orNone(
    name,
    () => `"end":${PLACE},"id":${plain(name)},"known":${STRING},(?:"rule":${STRING},)?"start":${PLACE},"text":${WORDS}`,
  );

const link = (n: number): string => {
  const one = `\\{"kind":${STRING},"name":${group(`link-${n}`, STRING)}\\}`;
  return n < LINKS ? `${one}(?:${group(`comma-${n}`, ',')}${link(n + 1)})?` : one;
};

/** A claim with the comma behind it. Its members stand in the order of canonical JSON, so that the groups do, too. */
const CLAIM = new RegExp(
  [
    `\\{(?:"cause":(?:null|\\{"change":${WORDS},"text":${STRING},"variable":${WORDS}\\}),)?(?:"certainty":[0-9.e-]+,)?`,
    `"frame":${plain('frame')},"from":${party('from')},"id":${plain('id')},"item":`,
    orNone('item', () => {
      const code = `"code":${plain('item')}`;
      return `${code},"end":${PLACE},"start":${PLACE},"text":${group('words', WORDS)}`;
    }),
    `,"modality":${group('modality', STRING)},(?:"outcome":${group('outcome', STRING)},)?"quantity":`,
    orNone('quantity', () => {
      const ends = `"approx":${group('approx', 'true|false')},"basis":${group('basis', STRING)},"end":${PLACE},"high":${group('high', WORDS)},"low":${group('low', WORDS)}`;
      const rest = `"per":${group('per', WORDS)},(?:"precision":${STRING},)?(?:"shared":${group('shared', 'true')},)?`;
      return `${ends},${rest}"start":${PLACE},"text":${WORDS},"unit":${group('unit', STRING)}`;
    }),
    `,"quote":\\{"end":${PLACE},"exact":${group('exact', STRING)},"prefix":${STRING},"start":${group('place', PLACE)},"suffix":${STRING}\\}`,
    `,"reader":${STRING},(?:"reasons":\\[(?:${STRING},?)*\\],)?"rule":${STRING},(?:"sign":${STRING},)?"source":`,
    orNone('source', () => {
      const chain = `"chain":\\[(?:${link(1)})?\\],(?:"end":${PLACE},)?(?:"known":${STRING},)?`;
      return `${chain}"origin":${group('origin', STRING)},(?:"start":${PLACE},)?"text":${STRING}`;
    }),
    `,"to":${party('to')},"when":`,
    orNone(
      'when',
      () => `"edtf":${group('when', STRING)},"end":${PLACE},"known":${STRING},"start":${PLACE},"text":${WORDS}`,
    ),
    `,"where":(?:null|\\{"end":${PLACE},"known":${STRING},"name":${STRING},"start":${PLACE},"text":${WORDS}\\})\\},?`,
  ].join(''),
  'g',
);

const AT_END = '\u001c';

/** What a group holds; nothing where it took no part. */
const of = (name: string): string => {
  const at = groups.indexOf(name) + 1;
  if (at === 0) throw new Error(`no group ${name}`);
  return `$${String(at).padStart(2, '0')}`;
};
/** What one of two groups holds. */
const either = (object: string, name: string): string => `${of(`no-${object}`)}${of(name)}`;

/** The text of CLAIM_COLUMNS of a claim and what the ledger reads of it: BETWEEN_ROWS behind the one, AT_END behind the other. */
const KEPT = [
  ['frame-plain', 'from-plain', 'to-plain', 'id-plain', 'place', 'item-plain'].map(of).join(BETWEEN),
  BETWEEN_ROWS,
  `[${of('id')},${of('frame')},${either('from', 'from')},${either('to', 'to')},${either('item', 'item')},${either('item', 'words')},`,
  ...['low', 'high', 'unit', 'approx', 'basis', 'per'].map((name) => `${either('quantity', name)},`),
  `[${of('shared')}],${either('when', 'when')},${either('source', 'origin')},`,
  `[${of('link-1')}${of('comma-1')}${of('link-2')}${of('comma-2')}${of('link-3')}],`,
  `${of('modality')},[${of('outcome')}],${of('exact')}]`,
  AT_END,
].join('');

/** Whether this is kept of claims that stand one after the other, with commas between; false where that cannot be told. */
export function isAsKept(claims: string, { columns, ledger }: KeptClaims): boolean {
  const made = claims.replace(CLAIM, KEPT);
  const rows = `${columns}${BETWEEN_ROWS}`;
  const read = ledger.map(() => 0);
  let passed = 0;
  for (let at = 0; at < made.length; ) {
    const columnsEnd = made.indexOf(BETWEEN_ROWS, at) + 1;
    const end = made.indexOf(AT_END, columnsEnd);
    if (columnsEnd === 0 || end < 0) return false;
    const row = made.slice(at, columnsEnd);
    if (rows.slice(passed, passed + row.length) !== row) return false;
    passed += row.length;
    at = end + 1;
    const scope = scopeOfRow(row);
    if (scope === null) continue;
    const place = ledger.findIndex((one) => one[0] === scope);
    const [, kept = ''] = ledger[place] ?? [];
    const before = read[place] ?? 0;
    const text = made.slice(columnsEnd, end);
    const start = before > 0 ? before + 1 : 0;
    if ((before > 0 && kept[before] !== ',') || kept.slice(start, start + text.length) !== text) return false;
    read[place] = start + text.length;
  }
  return passed === rows.length && ledger.every(([, kept], i) => kept.length === read[i]);
}

const FLOWS: ReadonlySet<string> = new Set(FLOW_FRAMES);
/** Frame and parties of a row → the scope in which the ledger reads the claim; null where it makes nothing of it. */
const scopes = new Map<string, string | null>();
/** So many are remembered. */
const SCOPES = 10_000;

function scopeOfRow(row: string): string | null {
  const head = row.slice(0, row.indexOf(BETWEEN, row.indexOf(BETWEEN, row.indexOf(BETWEEN) + 1) + 1));
  const known = scopes.get(head);
  if (known !== undefined) return known;
  const [frame = '', from, to] = head.split(BETWEEN);
  const scope = FLOWS.has(frame) ? scopeKey({ from: from || null, to: to || null }) : null;
  if (scopes.size >= SCOPES) scopes.clear();
  scopes.set(head, scope);
  return scope;
}
