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

/** Parties of a passage that are at war with the one that "any" giver gives to do not give to it. */
const OPPOSED: Readonly<Record<string, readonly string[]>> = { UA: ['RU', 'BY', 'KP', 'IR', 'WAGNER', 'UN'] };

export type KnownFlow = { readonly from: string; readonly to: string };

/** The known flow of the class between parties that the passage names, by their salience; sides that are given must fit. */
export function knownFlow(discourse: Discourse, code: string, given: Partial<KnownFlow>): KnownFlow | null {
  const itemClass = code.split('.')[0] ?? '';
  const named = discourse.topic;
  const fitting = exchanges()
    .filter((e) => (e.classes.has('*') || e.classes.has(itemClass)) && named.includes(e.to))
    .flatMap((e) => giversOf(e, named).map((from) => ({ from, to: e.to })))
    .filter(
      (f) => (given.from === undefined || f.from === given.from) && (given.to === undefined || f.to === given.to),
    );
  const score = (f: KnownFlow): number => discourse.weightOf(f.from) + discourse.weightOf(f.to);
  return fitting.sort((a, b) => score(b) - score(a))[0] ?? null;
}

const giversOf = (e: Exchange, named: readonly string[]): readonly string[] =>
  e.from === '*'
    ? named.filter((id) => id !== e.to && !OPPOSED[e.to]?.includes(id))
    : named.filter((id) => id === e.from);
