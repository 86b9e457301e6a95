// Meetings: visits, summits, talks, calls between two states' people. Read from verbs and nouns of the family `meeting`:
// who comes or speaks (`guest`), whom they meet (`host`), or the state of the place where they go. Two sides are needed.
import type { WhenSlot, WhereSlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, partOf, relationOf, type Tree } from '../predication/tree.ts';
import { whenOf, whenSlot, whereOf, whereSlot } from '../slots/circumstance.ts';
import { isAppointed, modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import { bareClause } from './bare-clause.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { type Encounter, encountersIn, isGroup } from './meeting-places.ts';
import { isOfficials, isPerson, type Pair, pairsOf } from './meeting-sides.ts';
import { clauseStretch } from './stretch.ts';

export const meeting: Frame = { name: 'meeting', read };

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const drafts: Draft[] = [];
    for (const p of view.predications.filter((x) => x.entry.family === 'meeting')) {
      const found = draftsOf(passage, view, p);
      if (!found.some((one) => drafts.some((d) => overlaps(d.quote, one.quote) || samePair(d, one))))
        drafts.push(...found);
    }
    for (const e of encountersIn(passage, view)) {
      const one = encounterOf(passage, view, e);
      if (!drafts.some((d) => samePair(d, one) || overlaps(d.quote, one.quote))) drafts.push(one);
    }
    return drafts;
  });
}

const samePair = (a: Draft, b: Draft): boolean =>
  (a.from?.id === b.from?.id && a.to?.id === b.to?.id) || (a.from?.id === b.to?.id && a.to?.id === b.from?.id);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Senses that tell of a meeting only where a person goes, is sent, awaited or received. */
const PERSONAL: ReadonlySet<string> = new Set([
  'travel',
  'await',
  'delegate',
  'host',
  'invite',
  'visit',
  'see',
  'company',
]);

function draftsOf(passage: Passage, view: SentenceView, p: Predication): readonly Draft[] {
  if (isOther(view, p)) return [];
  const alone = ofGroup(passage, view, p);
  if (alone) return [alone];
  return pairsOf(passage, view, p)
    .filter(([guest, host]) => fits(view, p, guest, host, lexiconOf(passage.language)))
    .map((pair) => draftOf(passage, view, p, pair));
}

/** "G7 leaders met online", "Naton huippukokous": a group meets by itself. */
function ofGroup(passage: Passage, view: SentenceView, p: Predication): Draft | null {
  if (p.sense !== 'meet' || pairsOf(passage, view, p).length > 0) return null;
  const group = partiesInRole(view, passage.discourse, p, 'guest').find((f) => isGroup(f.id));
  return group ? draftOf(passage, view, p, [group, null]) : null;
}

function fits(view: SentenceView, p: Predication, guest: PartyFill, host: PartyFill, lexicon: Lexicon): boolean {
  if (p.form === 'noun') return !view.tree.tokens[p.trigger]?.text.endsWith('-');
  if (isAsked(view, p, host)) return false;
  if (!PERSONAL.has(p.sense)) return true;
  if (p.sense === 'see' || p.sense === 'company')
    return [guest, host].every((f) => f.mention !== null && isPerson(f.mention)) && !isNamedSo(view, p, host);
  const { mention } = guest;
  if (p.sense === 'travel' || p.sense === 'await') return mention !== null && isSomeone(view, mention);
  if (!mention) return guest.rule?.startsWith('discourse.') === true;
  return isPerson(mention) || (isOwner(view, mention.headToken) && !isThing(view, mention.headToken, lexicon));
}

/** "called on both sides to stop": who is asked to do something is not called on at home. */
const isAsked = ({ tree, predications }: SentenceView, { trigger }: Predication, { mention }: PartyFill): boolean =>
  predications.some((o) => o.trigger === trigger && o.sense === 'demand') &&
  childrenBy(tree, trigger, 'xcomp', 'ccomp', 'advcl').some((c) => c > (mention?.last ?? trigger) && isToDo(tree, c));

const isToDo = (tree: Tree, verb: number): boolean =>
  childrenBy(tree, verb, 'mark').some((c) => lemmaOf(tree, c) === 'to');

/** "called Putin a killer": what somebody is called or seen as right behind, so that nobody is rung or seen. */
const isNamedSo = ({ tree }: SentenceView, p: Predication, { mention }: PartyFill): boolean =>
  mention !== null &&
  mention.first > p.trigger &&
  /^(?:DET|ADJ|NOUN|PRON|NUM|PART)$/u.test(tree.tokens[mention.last]?.upos ?? '');

/** A leader, another person, officials or a delegation of a state, "he" or "she": no body and no thing that goes. */
const isSomeone = (view: SentenceView, m: PartyMention): boolean =>
  m.manner === 'leader' ||
  m.manner === 'person' ||
  isOfficials(view, m) ||
  (m.manner === 'pronoun' &&
    relationOf(view.tree, m.headToken) === 'nsubj' &&
    /^(?:he|she|hän|him|her)$/u.test(view.tree.tokens[m.headToken]?.lemma.toLowerCase() ?? ''));

/** "a Russian delegation", "venäläisvaltuuskunta": people of a state, never the state itself or its things. */
const isOwner = (view: SentenceView, token: number): boolean =>
  view.tree.tokens[token]?.upos === 'NOUN' ||
  view.tree.tokens[token]?.feats.Number === 'Plur' ||
  /^(?:amod|compound|nmod)/u.test(view.tree.tokens[token]?.deprel ?? '');

/** A thing of a state, or what carries things: "North Korean tankers visited the port" is no visit of a state. */
const isThing = (view: SentenceView, token: number, lexicon: Lexicon): boolean => {
  const both = [token, view.tree.heads[token] ?? -1];
  return (
    both.some((i) => CRAFT.has(partOf(view.tree, i, lexicon))) ||
    view.mentions.items.some((m) => both.some((i) => i >= m.first && i < m.last))
  );
};

const CRAFT: ReadonlySet<string> = new Set(['craft', 'inside', 'kept']);

/** Verbs of going that have an object of another kind ("käy sotaa", "käydyissä neuvotteluissa") tell of no visit. */
function isOther(view: SentenceView, p: Predication): boolean {
  if (p.sense !== 'visit' || p.form === 'noun') return false;
  return argumentsOf(p, 'host').some(
    (a) =>
      !a.marked &&
      !view.mentions.parties.some((m) => a.tokens.includes(m.headToken)) &&
      !view.mentions.places.some((m) => a.tokens.includes(m.headToken)),
  );
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  [guest, host]: Pair | readonly [PartyFill, null],
): Draft {
  const { tree } = view;
  const is = relationOf(tree, p.trigger) === 'cop';
  const { first, last } = clauseStretch(tree, is ? (tree.heads[p.trigger] ?? p.trigger) : p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const modality = modalityOf(isSetting(view, p) ? { ...p, cues: [] } : p, {
    attribution: cited,
    when: when?.edtf ?? null,
    published: passage.document.published,
    present: isAppointed(view.tree, p),
  });
  const planned = modality === 'planned';
  return {
    frame: 'meeting',
    rule: host ? `meeting.${p.sense}` : 'meeting.group',
    from: partySlot(guest),
    to: partySlot(host),
    item: null,
    quantity: null,
    when: planned ? comingOf(view, when) : when,
    where: whereOf(view, p) ?? (host ? seatOf(view, host) : null),
    source: cited?.slot ?? null,
    modality,
    quote: quoteOf(view, first, last),
  };
}

/** "promised at their summit": a meeting at which something else is done is taken as given. */
const isSetting = ({ tree }: SentenceView, p: Predication): boolean =>
  p.form === 'noun' && relationOf(tree, p.trigger) === 'obl' && markersOf(tree, p.trigger).some((m) => SETTING.has(m));

const SETTING: ReadonlySet<string> = new Set(['at', 'in', 'during', 'after', 'Ine', 'Ade']);

/** The meeting of two who are in one place, or of whom one tells the other. */
function encounterOf(passage: Passage, view: SentenceView, e: Encounter): Draft {
  const cited = attributionAt(passage, view, e.at);
  const date = view.mentions.dates.find(
    (d) => Math.abs(d.first - e.first) <= AROUND || Math.abs(d.first - e.last) <= AROUND,
  );
  return {
    frame: 'meeting',
    rule: `meeting.${e.manner}`,
    from: partySlot(e.guest),
    to: partySlot(e.host),
    item: null,
    quantity: null,
    when: date ? whenSlot(date) : null,
    where: seatOf(view, e.host),
    source: cited?.manner === 'according' ? cited.slot : null,
    modality: modalityOf(bareClause(view, e.at, lexiconOf(passage.language)), {
      attribution: cited?.manner === 'according' ? cited : null,
      when: date?.edtf ?? null,
      published: passage.document.published,
    }),
    quote: quoteOf(view, e.first, e.last),
  };
}

/** Tokens between an encounter and its date, at most. */
const AROUND = 6;

/** The date of what is to come: "due on Wednesday" is the next one. */
function comingOf(view: SentenceView, when: WhenSlot | null): WhenSlot | null {
  const next = view.mentions.dates.find((d) => d.start === when?.start)?.next;
  return when && next != null ? { ...when, edtf: next } : when;
}

/** The seat of power that somebody goes to, as a place. */
function seatOf(view: SentenceView, { mention }: PartyFill): WhereSlot | null {
  const place = view.mentions.places.find((m) => mention && m.start < mention.end && mention.start < m.end);
  return place && mention?.manner === 'capital' ? whereSlot(place) : null;
}
