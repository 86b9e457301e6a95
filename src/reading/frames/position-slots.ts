// Slots that all drafts of positions share: the label of a stance, the slot of a cited state, the source that its holder is.
// What enters: senses, citations, party slots. What leaves: slots of drafts. Pure.
import { dataTable } from '../../base/data.ts';
import type { PartySlot, SourceSlot } from '../claim.ts';
import { chainSlot, personAt, speakerBefore } from '../discourse/attribution.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { Cited } from '../discourse/memory.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import { partyName } from '../mentions/party-names.ts';
import { relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { actorBefore } from './actor-before.ts';
import { answeredBy } from './answered.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';

let senses: ReadonlyMap<string, Sense> | undefined;
type Sense = { readonly label: string; readonly denied: string; readonly yields: boolean };

const senseOf = (sense: string): Sense | undefined => {
  senses ??= new Map(
    dataTable('lexica/stances.tsv').map((row) => [
      row.sense ?? '',
      { label: row.label ?? '', denied: row.denied ?? '', yields: row.yields === 'yes' },
    ]),
  );
  return senses.get(sense);
};

/** The English label of a sense of stance (data/lexica/stances.tsv). */
export const labelOf = (sense: string): string => senseOf(sense)?.label ?? sense;

/** The label of a sense where the stance is said not to be taken: "does not condemn". */
export const deniedLabelOf = (sense: string): string => senseOf(sense)?.denied || labelOf(sense);

/** Whether words of the sense have so many other uses that any other stance of the same holder goes before it. */
export const yieldsTo = (sense: string): boolean => senseOf(sense)?.yields === true;

/** Whether two spans share a character. */
export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** The state that a cited source speaks for. */
export const stateSlot = (cited: Cited | null): PartySlot | null =>
  cited?.state ? { id: cited.state, text: cited.text, start: cited.start, end: cited.end, known: 'stated' } : null;

/** Who may speak for a state without naming it: "the ministry", "a spokesman", "ulkoministeri". */
const OFFICES = /ministry|government|official|military|parliament|intelligence|embassy/u;
/** Sentences before in which the state of an office may be named. */
const BACK = 2;

/** The state of an office that the text does not name: the party named last before it, subjects of earlier sentences first. */
export function officeSlot(passage: Passage, view: SentenceView, cited: Cited | null): PartySlot | null {
  if (!cited || cited.state !== null || !OFFICES.test(cited.kind)) return null;
  const { text, start, end } = cited;
  const id = namedBefore(passage, view, start) ?? passage.discourse.topic[0];
  return id === undefined ? null : { id, text, start, end, known: 'implied', rule: 'position.office' };
}

/** The state named last before a place of the text: in its sentence, else as the subject of an earlier one, else in it. */
function namedBefore({ sentences }: Passage, view: SentenceView, start: number): string | null {
  const named = (v: SentenceView): readonly PartyMention[] =>
    v.mentions.parties.filter((m) => m.id !== null && m.end <= start && !PEOPLE.has(m.manner));
  let state = named(view).at(-1)?.id ?? null;
  for (let i = view.index - 1; state === null && i >= Math.max(0, view.index - BACK); i -= 1) {
    const before = sentences[i];
    const parties = before ? named(before) : [];
    state =
      (parties.findLast((m) => before && relationOf(before.tree, m.headToken) === 'nsubj') ?? parties.at(-1))?.id ??
      null;
  }
  return state;
}

/** The state of a subject's words, or of who is named there. */
export function spokenBy(passage: Passage, view: SentenceView, subject: number): PartySlot | null {
  const party = view.mentions.parties.find((m) => subject >= m.first && subject < m.last);
  const named =
    personMeant(passage, view, party ? partySlot(fillOf(passage.discourse, party)) : null) ??
    personSlot(passage, view, subject);
  const source = view.mentions.sources.find((m) => subject >= m.first && subject < m.last);
  return named ?? stateSlot(source ?? null);
}

/** Who keeps to himself what "is not told", "is kept secret": the state that the text before speaks of. */
export function keeperSlot(passage: Passage, view: SentenceView, start: number): PartySlot | null {
  const id = namedBefore(passage, view, start) ?? passage.discourse.topic[0];
  return id === undefined
    ? null
    : { id, text: null, start: null, end: null, known: 'implied', rule: 'position.keeper' };
}

const PEOPLE: ReadonlySet<string> = new Set(['pronoun', 'description']);

/** The holder of a stance whose verb has no subject in the tree: who stands where its subject would. */
export function actorSlot(passage: Passage, view: SentenceView, verb: number): PartySlot | null {
  const actor = actorBefore(view, verb);
  if (!actor) return null;
  return actor.type === 'party' ? partySlot(fillOf(passage.discourse, actor)) : stateSlot(actor);
}

/** "He would give no figure": the person whom the passage has cited last, where a holder is only "he" or "she". */
export function personMeant(passage: Passage, view: SentenceView, holder: PartySlot | null): PartySlot | null {
  if (holder === null || holder.start === null) return holder;
  const mention = view.mentions.parties.find((m) => m.start === holder.start && m.manner === 'pronoun');
  if (!mention || !/^(?:he|she|hän)$/iu.test(mention.text)) return holder;
  const state = speakerBefore(passage, view, mention.first)?.state ?? null;
  return state === null
    ? holder
    : {
        id: state,
        text: holder.text,
        start: holder.start ?? null,
        end: holder.end ?? null,
        known: 'implied',
        rule: 'discourse.speaker',
      };
}

/** Sentences before in which the person that "he" means may be named. */
const PERSON_BEFORE = 2;

/** "He called it a blow": a pronoun that stands for a person; the one cited last, else the one named last before its sentence. */
export function personSlot(passage: Passage, view: SentenceView, token: number): PartySlot | null {
  const said = view.tree.tokens[token];
  if (!said || !/^(?:he|she|hän)$/iu.test(said.text)) return null;
  const id = personAt(passage, view, token)?.state ?? personNamed(passage, view);
  const { text, start, end } = said;
  return id === null ? null : { id, text, start, end, known: 'implied', rule: 'discourse.speaker' };
}

/** The state of the person named last before a sentence, those who are subjects first. */
function personNamed({ sentences }: Passage, view: SentenceView): string | null {
  for (let i = view.index - 1; i >= Math.max(0, view.index - PERSON_BEFORE); i -= 1) {
    const before = sentences[i];
    const people = before?.mentions.parties.filter((m) => m.id !== null && /^(?:leader|person)$/u.test(m.manner)) ?? [];
    const named = people.findLast((m) => before && relationOf(before.tree, m.headToken) === 'nsubj') ?? people.at(-1);
    if (named?.id) return named.id;
  }
  return null;
}

/** A stance's source: the person whom "he" or "she" means, else its holder. */
export function holderSource(passage: Passage, view: SentenceView, holder: PartySlot | null): SourceSlot | null {
  const pronoun = /^(?:he|she|hän)$/iu.test(holder?.text ?? '')
    ? view.mentions.parties.find((m) => m.start === holder?.start)
    : undefined;
  const person = pronoun ? personAt(passage, view, pronoun.first) : null;
  return person !== null && person.state === holder?.id ? chainSlot([person]) : slotOf(holder, passage.language);
}

/** A holder who is no source of the tables: its state by name, with the passage's own word in a Finnish text. */
export function slotOf(holder: PartySlot | null, language: string): SourceSlot | null {
  if (holder === null) return null;
  const { id, text, start, end } = holder;
  const name = partyName(id);
  const origin = language === 'fi' && text !== null && !/^(?:se|he|hän|maa)/iu.test(text) ? `${name} (${text})` : name;
  return { text: text ?? name, start, end, chain: [{ name: origin, kind: 'state' }], origin, known: holder.known };
}

/** What a stance counts: the votes of a vote ("voted 79 to 18"), the percentage of a tariff. */
export function measureOf(view: SentenceView, sense: string, first: number, last: number): Draft['quantity'] {
  if (sense !== 'vote' && sense !== 'sanction') return null;
  const q = view.mentions.quantities.find(
    (m) =>
      m.first >= first &&
      m.last <= last &&
      !m.measureOnly &&
      (sense === 'vote' ? isVotes(view, first, m) : m.unit === 'percent'),
  );
  if (!q) return null;
  return sense === 'vote' ? { ...quantitySlot(q, 'total'), unit: 'count' } : quantitySlot(q, 'share');
}

/** A count or a ratio ("79 to 18") near the verb, with no comma between. */
const isVotes = (view: SentenceView, first: number, q: QuantityMention): boolean =>
  (q.unit === 'count' || q.unit === 'ratio') &&
  q.first - first <= VOTES &&
  view.tree.tokens.slice(first, q.first).every((t) => t.text !== ',');

/** Tokens between a verb of voting and its votes, at most. */
const VOTES = 6;

/** Stances that are always somebody's concern: where the sentence names none, the other party that the passage is about. */
const AIMED = new Set([
  'condemn',
  'demand',
  'thank',
  'accuse',
  'threaten',
  'oppose',
  'sanction',
  'forbid',
  'permit',
  'call',
  'warn',
  'act',
  'want',
  'hope',
  'assert',
  'statement',
]);

let unions: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether a party is a member of a union (data/unions.tsv). */
function isMember(id: string, union: string): boolean {
  unions ??= new Map(dataTable('unions.tsv').map((row) => [row.union ?? '', new Set((row.members ?? '').split('|'))]));
  return unions.get(union)?.has(id) === true;
}

/**
 * At whom a stance is aimed where its sentence does not say: the union that the passage names and the holder is in, for what
 * its members demand or refuse is its affair; the passage's other party; or where a vote is the UN's, the UN.
 */
export function impliedTarget(discourse: Discourse, sense: string, holders: ReadonlySet<string>): PartyFill | null {
  const open = discourse.topic.filter((id) => !holders.has(id));
  const council = sense === 'vote' ? open.find((id) => id === 'UN') : undefined;
  const union = open.find((id) => [...holders].some((holder) => isMember(holder, id)));
  const other = holders.size === 0 ? undefined : AIMED.has(sense) ? (union ?? open[0]) : council;
  return other === undefined ? null : { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
}

/** Words of a clause that somebody says, and the sense of the stance that it is. */
type Said = { readonly sense: string; readonly holder: string; readonly first: number; readonly last: number };

/** At whom a clause is aimed: the first other party in its words, else whom it answers, else the other one that the passage is about. */
export function aimedAt(passage: Passage, view: SentenceView, said: Said): PartyFill | null {
  const { sense, holder, first, last } = said;
  const holders = new Set([holder]);
  return (
    namedIn(passage, view, said) ??
    answeredBy(passage, view, { sense, first, last, holders }) ??
    impliedTarget(passage.discourse, sense, holders)
  );
}

/** The first party other than the holder in the words of a clause. */
export function namedIn(
  { discourse }: Passage,
  { mentions }: SentenceView,
  { holder, first, last }: Omit<Said, 'sense'>,
): PartyFill | null {
  for (const m of mentions.parties) {
    const fill = m.first >= first && m.last <= last ? fillOf(discourse, m) : null;
    if (fill && fill.id !== holder) return fill;
  }
  return null;
}
