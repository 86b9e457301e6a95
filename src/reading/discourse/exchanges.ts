// Who is publicly known to supply whom with what (data/exchanges.tsv). What enters: the parties that a passage names, a
// class of things, a side that is known. What leaves: the party of the passage that the open side most likely is, or
// nothing. It never brings in a party that the passage does not name.
import { dataTable } from '../../base/data.ts';
import type { Discourse } from './discourse.ts';

type Exchange = { readonly from: string; readonly to: string; readonly classes: ReadonlySet<string> };

let table: readonly Exchange[] | undefined;
const exchanges = (): readonly Exchange[] => {
  table ??= dataTable('exchanges.tsv').map((row) => ({
    from: row.from ?? '',
    to: row.to ?? '',
    classes: new Set((row.classes ?? '').split(' ')),
  }));
  return table;
};

/** Whether a table's classes hold a code: the code itself, or what it is a kind of. */
function hold(classes: ReadonlySet<string>, code: string): boolean {
  if (classes.has('*')) return true;
  for (let end = code.length; end > 0; end = code.lastIndexOf('.', end - 1))
    if (classes.has(code.slice(0, end))) return true;
  return false;
}

let opposed: ReadonlySet<string> | undefined;

/** Whether two parties are at war or near it (data/opposed.tsv): neither arms or helps the other. */
export function areOpposed(a: string, b: string): boolean {
  opposed ??= new Set(dataTable('opposed.tsv').flatMap((row) => [`${row.a} ${row.b}`, `${row.b} ${row.a}`]));
  return opposed.has(`${a} ${b}`);
}

/** Things that change hands between enemies too. */
const BETWEEN_ENEMIES = /^(?:personnel|territory)/u;

/** Whether a party may be the giver of something to another, as far as is publicly known of both. */
export const mayGive = (from: string, to: string, code: string): boolean =>
  from !== to && (BETWEEN_ENEMIES.test(code) || !areOpposed(from, to));

/** Who gives to anybody in need only when it is no party itself. */
const NO_DONORS: ReadonlySet<string> = new Set(['UN']);

let pairs: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether things of the class are publicly known to go from one party to another. */
export function goesFrom(from: string, to: string, code: string): boolean {
  pairs ??= new Map(
    Map.groupBy(exchanges(), (e) => `${e.from} ${e.to}`)
      .entries()
      .map(([key, list]) => [key, new Set(list.flatMap((e) => [...e.classes]))]),
  );
  const fits = (classes: ReadonlySet<string> | undefined): boolean => classes !== undefined && hold(classes, code);
  if (fits(pairs.get(`${from} ${to}`))) return true;
  return fits(pairs.get(`* ${to}`)) && !areOpposed(from, to) && !NO_DONORS.has(from);
}

export type KnownFlow = { readonly from: string; readonly to: string };

/** The known flow of the class between parties that the passage names, by their salience; sides that are given must fit. */
export function knownFlow(discourse: Discourse, code: string, given: Partial<KnownFlow>): KnownFlow | null {
  const named = discourse.topic;
  const fitting = exchanges()
    .filter((e) => hold(e.classes, code) && named.includes(e.to))
    .flatMap((e) => giversOf(e, named).map((from) => ({ from, to: e.to })))
    .filter(
      (f) => (given.from === undefined || f.from === given.from) && (given.to === undefined || f.to === given.to),
    );
  const score = (f: KnownFlow): number => discourse.weightOf(f.from) + discourse.weightOf(f.to);
  return fitting.sort((a, b) => score(b) - score(a))[0] ?? null;
}

const giversOf = (e: Exchange, named: readonly string[]): readonly string[] =>
  e.from === '*'
    ? named.filter((id) => id !== e.to && !areOpposed(id, e.to) && !NO_DONORS.has(id))
    : named.filter((id) => id === e.from);
