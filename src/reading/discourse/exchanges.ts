// Who is publicly known to supply whom with what (data/exchanges.tsv). What enters: the parties that a passage names, a
// class of things, a side that is known. What leaves: the party of the passage that the open side most likely is, or
// nothing. It never brings in a party that the passage does not name.
import { dataTable } from '../../base/data.ts';
import type { Discourse } from './discourse.ts';

type Exchange = { readonly from: string; readonly to: string; readonly classes: readonly string[] };

let table: readonly Exchange[] | undefined;
const exchanges = (): readonly Exchange[] => {
  table ??= dataTable('exchanges.tsv').map((row) => ({
    from: row.from ?? '',
    to: row.to ?? '',
    classes: (row.classes ?? '').split(' '),
  }));
  return table;
};

/** Whether a class holds a code: it is the code itself, what that is a kind of, or any. */
const holds = (one: string, code: string): boolean =>
  one === '*' || (code.startsWith(one) && (code.length === one.length || code[one.length] === '.'));

/** Codes whose exchanges are kept before they are gathered anew. */
const LIMIT = 1000;
const byCode = new Map<string, Known>();

/** The table's rows that hold a code or a kind of it, in its order, and for each giver the receivers. */
export type Known = {
  readonly rows: readonly Exchange[];
  readonly receivers: ReadonlyMap<string, ReadonlyMap<string, Level>>;
};

/**
 * How closely the table names a flow: not at all (0), to whom anybody gives or as one kind of the things (1), by the class of
 * the things (2), by their very kind (3).
 */
export type Level = 0 | 1 | 2 | 3;

/** What was asked last, which is most often what is asked next. */
let last: { readonly code: string; readonly known: Known } | undefined;

/** What is publicly known of things of a code. */
export function knownOf(code: string): Known {
  if (last?.code === code) return last.known;
  last = { code, known: byCode.get(code) ?? gathered(code) };
  return last.known;
}

function gathered(code: string): Known {
  if (byCode.size >= LIMIT) byCode.clear();
  const rows = exchanges().filter((e) => closeness(e.classes, code) > 0);
  const receivers = new Map<string, Map<string, Level>>();
  for (const { from, to, classes } of rows) {
    const found = receivers.get(from) ?? new Map<string, Level>();
    receivers.set(from, found);
    const level = from === '*' ? 1 : closeness(classes, code);
    if (level > (found.get(to) ?? 0)) found.set(to, level);
  }
  const made = { rows, receivers };
  byCode.set(code, made);
  return made;
}

function closeness(classes: readonly string[], code: string): Level {
  let level: Level = 0;
  for (const one of classes) {
    if (holds(one, code)) {
      if (one.includes('.')) return 3;
      level = 2;
    } else if (level === 0 && one.startsWith(code) && one[code.length] === '.') level = 1;
  }
  return level;
}

let opposed: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function opposedPairs(): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = dataTable('opposed.tsv').flatMap(({ a = '', b = '' }) => [[a, b] as const, [b, a] as const]);
  return new Map([...Map.groupBy(pairs, ([a]) => a)].map(([a, list]) => [a, new Set(list.map(([, b]) => b))]));
}

/** Whether two parties are at war or near it (data/opposed.tsv): neither arms or helps the other. */
export function areOpposed(a: string, b: string): boolean {
  opposed ??= opposedPairs();
  return opposed.get(a)?.has(b) === true;
}

/** Whether things of the code change hands between enemies too. */
const isBetweenEnemies = (code: string): boolean => code.startsWith('personnel') || code.startsWith('territory');

/** Whether a party may be the giver of something to another, as far as is publicly known of both. */
export const mayGive = (from: string, to: string, code: string): boolean =>
  from !== to && (isBetweenEnemies(code) || !areOpposed(from, to));

/** Who gives to anybody in need only when it is no party itself. */
const NO_DONORS: ReadonlySet<string> = new Set(['UN']);

/** Whether a party may be whom the table has as any giver to another. */
const isAnyDonor = (from: string, to: string): boolean => !areOpposed(from, to) && !NO_DONORS.has(from);

/** Whether things of the class are publicly known to go from one party to another. */
export const goesFrom = (from: string, to: string, code: string): boolean => levelOf(knownOf(code), from, to) > 0;

/** How closely a flow is known, by what is known of the code. */
export function levelOf({ receivers }: Known, from: string, to: string): Level {
  const level = receivers.get(from)?.get(to);
  if (level !== undefined) return level;
  return receivers.get('*')?.has(to) === true && isAnyDonor(from, to) ? 1 : 0;
}

/** Goods that are paid for, by class. */
const PAID = /^(?:ammunition|missile|drone|weapon|equipment|energy|food|goods|technology|training|container)$/u;

let suppliers: ReadonlyMap<string, ReadonlySet<string>> | undefined;
let supplied: ReadonlyMap<string, number> | undefined;

/** For each giver those whom it supplies with goods of any kind. */
function supplies(): ReadonlyMap<string, ReadonlySet<string>> {
  if (!suppliers) {
    const paid = exchanges().filter((e) => e.classes.some((one) => PAID.test(one.split('.', 1)[0] ?? '')));
    suppliers = new Map(
      [...Map.groupBy(paid, (e) => e.from)].map(([giver, list]) => [giver, new Set(list.map((e) => e.to))]),
    );
  }
  return suppliers;
}

/** How many others a party is publicly known to supply with goods. */
export const customersOf = (id: string): number => supplies().get(id)?.size ?? 0;

/** How many others are publicly known to supply a party with goods. */
export function suppliersOf(id: string): number {
  if (!supplied) {
    const counts = new Map<string, number>();
    for (const [giver, receivers] of supplies())
      if (giver !== '*') for (const to of receivers) counts.set(to, (counts.get(to) ?? 0) + 1);
    supplied = counts;
  }
  return supplied.get(id) ?? 0;
}

let atWar: ReadonlySet<string> | undefined;

/** Whether a party fights a war of its own (data/at-war.tsv): it is given arms and aid rather than gives them. */
export function isAtWar(id: string): boolean {
  atWar ??= new Set(dataTable('at-war.tsv').map((row) => row.id ?? ''));
  return atWar.has(id);
}

const hasCustomer = (from: string, to: string): boolean => supplies().get(from)?.has(to) === true;

/** Whether either of two parties is publicly known to supply the other with goods. */
export const haveDealings = (a: string, b: string): boolean => hasCustomer(a, b) || hasCustomer(b, a);

/** Whether a party is publicly known to give another goods of another kind, or, of money, to be supplied by it. */
export const givesLike = (from: string, to: string, code: string): boolean =>
  code.startsWith('money') && code !== 'money.loan' ? hasCustomer(to, from) : hasCustomer(from, to);

export type KnownFlow = { readonly from: string; readonly to: string };

/** The known flow of the class between parties that the passage names, by their salience; sides that are given must fit. */
export function knownFlow({ topic, weightOf }: Discourse, code: string, given: Partial<KnownFlow>): KnownFlow | null {
  let best: KnownFlow | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const { from: giver, to } of knownOf(code).rows) {
    if ((given.to !== undefined && to !== given.to) || !topic.includes(to)) continue;
    for (const from of topic) {
      if (given.from !== undefined && from !== given.from) continue;
      if (giver === '*' ? from === to || !isAnyDonor(from, to) : from !== giver) continue;
      const score = weightOf(from) + weightOf(to);
      if (score > most) [best, most] = [{ from, to }, score];
    }
  }
  return best;
}

const SOLDIERS = 'personnel.soldier';

/**
 * Whose soldiers are publicly known to serve whom, of the parties that the passage names: those who are named as givers of
 * people, friends before enemies.
 */
export function knownService({ topic, weightOf }: Discourse, given: Partial<KnownFlow>): KnownFlow | null {
  let best: KnownFlow | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const { from, to } of knownOf(SOLDIERS).rows) {
    if (!topic.includes(to) || !topic.includes(from)) continue;
    if ((given.to !== undefined && to !== given.to) || (given.from !== undefined && from !== given.from)) continue;
    const score = weightOf(from) + weightOf(to) - (areOpposed(from, to) ? ENEMIES : 0);
    if (score > most) [best, most] = [{ from, to }, score];
  }
  return best;
}

/** Behind all friends, however often they are named. */
const ENEMIES = 1000;
