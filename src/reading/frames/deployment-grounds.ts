// Whose ground people stand on. What enters: the host that the words or the passage give. What leaves: for an armed group that
// is fought or only implied, the state that it is in (data/group-homes.tsv); whether a clause puts people at sea, which is no state's.
import { dataTable } from '../../base/data.ts';
import { areOpposed } from '../discourse/exchanges.ts';
import type { Predication } from '../predication/predication.ts';
import type { PartyFill } from '../slots/party.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

let homes: ReadonlyMap<string, string> | undefined;

/** The state that an armed group is at home in. */
export function homeOf(group: string): string | undefined {
  homes ??= new Map(dataTable('group-homes.tsv').map((row) => [row.group ?? '', row.state ?? '']));
  return homes.get(group);
}

/** The state entered, where the host is a group that the people come against or that no word names as theirs. */
export function atHome(host: PartyFill | null, from: PartyFill | null): PartyFill | null {
  if (host === null || host.id.length === 2) return host;
  const state = homeOf(host.id);
  if (state === undefined) return host;
  if (host.known === 'stated' && !(from !== null && areOpposed(from.id, host.id))) return host;
  return { id: state, mention: null, known: 'implied', rule: 'deployment.place' };
}

let seas: ReadonlySet<string> | undefined;

/** Tokens around people in which the sea that they are at may stand. */
const NEAR = 10;

/** A sea in the clause, or near, and no place in a state. */
export function isAtSea(view: SentenceView, p: Predication, thing: Thing): boolean {
  const { places } = view.mentions;
  if (places.length === 0) return false;
  seas ??= new Set(dataTable('places.tsv').flatMap((row) => (row.grain === 'sea' ? [row.name ?? ''] : [])));
  const from = Math.min(p.clause.first, thing.first) - NEAR;
  const to = Math.max(p.clause.last, thing.last) + NEAR;
  const near = places.filter((m) => m.first >= from && m.last <= to);
  return near.some((m) => seas?.has(m.name)) && !near.some((m) => m.state !== null);
}
