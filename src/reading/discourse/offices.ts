// Who holds an office that a text names without its holder: "the chancellor", "Ukraine's president". What enters: the words
// of an office, the people that the passage has named, the day of publication. What leaves: the one person that they fit, or
// null. Data: data/people.tsv (roles and the time in which they are held).
import { dataTable } from '../../base/data.ts';
import type { Cited } from './memory.ts';

type Held = {
  readonly name: string;
  readonly party: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
};

const spelt = (role: string): string => role.toLowerCase().replaceAll('defense', 'defence').replaceAll('-', ' ');

let table: readonly Held[] | undefined;
let byName: ReadonlyMap<string, readonly Held[]> | undefined;

function holders(): readonly Held[] {
  table ??= dataTable('people.tsv').map(({ name = '', party = '', role = '', held = '' }) => {
    const [from = '', to = ''] = held.split('/');
    return { name, party, role: spelt(role.split(', earlier ', 1)[0] ?? ''), from, to: to === '..' ? '' : to };
  });
  return table;
}

const rolesOf = (name: string): readonly Held[] => {
  byName ??= Map.groupBy(holders(), (h) => h.name);
  return byName.get(bare(name)) ?? [];
};

/** A name without the text's own words in brackets. */
const bare = (name: string): string => name.replace(/\s*\(.*\)$/u, '');

/** Words for whoever leads a state. */
const LEADER = /(?:^|\s)(?:leader|ruler|dictator|head of state|strongman|autocrat)$/u;
const LEADS = /^(?:supreme leader|leader|president|king|emir|chancellor|prime minister|head of the junta.*)$/u;

/** Offices that one person of a state holds at a time. */
const SOLE = /(?:^|\s)(?:president|prime minister|chancellor|foreign minister|defence minister|finance minister)$/u;
const PAST = /(?:^|\s)(?:former|ex|late|deputy|vice)(?:\s|$)/u;

/** Whether someone's role is the office that the words name. */
function fits(words: string, role: string): boolean {
  if (LEADER.test(words)) return LEADS.test(role);
  return (
    words === role ||
    words.endsWith(` ${role}`) ||
    role.endsWith(` ${lastWords(words)}`) ||
    role.startsWith(`${lastWords(words)} `)
  );
}

/** The office without the state before it: "russia's ambassador" is "ambassador". */
const lastWords = (words: string): string =>
  /(?:(?:deputy|foreign|defence|finance|prime|security|general) )*\S+$/u.exec(words)?.[0] ?? words;

const isHeld = ({ from, to }: Held, published: string | null): boolean =>
  published === null || (from <= published && (to === '' || published.slice(0, to.length) <= to));

/** The person meant by an office's words; `people` are those that the passage has named, the last one first. */
export function holderOf(office: Cited, people: readonly Cited[], published: string | null): Cited | null {
  const words = spelt(bare(office.name));
  const named = people.find(
    (p) =>
      (office.state === null || p.state === office.state) &&
      rolesOf(p.name).some((h) => isHeld(h, published) && fits(words, h.role)),
  );
  if (named) return named;
  if (office.state === null || PAST.test(words) || !SOLE.test(words)) return null;
  const [one, ...more] = holders().filter(
    (h) => h.party === office.state && isHeld(h, published) && words.endsWith(h.role),
  );
  return one && more.length === 0
    ? { ...office, name: office.name.includes('(') ? `${one.name} (${office.text})` : one.name }
    : null;
}
