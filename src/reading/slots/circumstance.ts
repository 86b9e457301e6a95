// When and where. A date or place belongs to the predication whose verb governs it; a date of a speech verb ("said on
// Friday") is not when the thing happened. A place stands in a case or with an adposition of place; a seat of power that
// gives or receives something is its state, not a place.

import type { WhenSlot, WhereSlot } from '../claim.ts';
import type { Passage, SentenceView } from '../frames/frame.ts';
import type { DateMention, PartyMention, PlaceMention, QuantityMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { markersOf } from '../predication/candidates.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, isVerbal, lemmaOf, relationOf } from '../predication/tree.ts';
import { isToldAhead } from './ahead.ts';

const LINKS = new Set(['xcomp', 'aux', 'cop', 'conj']);

const governors = createOwnNote<(number | undefined)[]>();

/** The nearest verb (or predicate of the sentence) above a token, looked for once; -1 where there is none. */
function governor(view: SentenceView, token: number): number {
  const { tree } = view;
  const known = governors.of(tree) ?? governors.keep(tree, new Array<undefined>(tree.tokens.length));
  known[token] ??= findGovernor(view, token);
  return known[token];
}

function findGovernor({ tree, predications }: SentenceView, token: number): number {
  let at = tree.heads[token] ?? -1;
  while (at !== -1 && !isVerbal(tree.tokens[at]) && !predications.some((p) => p.trigger === at))
    at = tree.heads[at] ?? -1;
  return at;
}

/** Tokens that stand for the predication's event: the trigger, the verbs it chains to, the light verb over a noun. */
export function eventTokens(view: SentenceView, p: Predication): ReadonlySet<number> {
  const set = new Set<number>([p.trigger]);
  let at = p.trigger;
  for (const container of p.containers) {
    const relation = relationOf(view.tree, at);
    const light = p.form === 'noun' && at === p.trigger;
    if (!LINKS.has(relation) && !light) break;
    set.add(container);
    at = container;
  }
  return set;
}

const nearestTo = <T extends DateMention | PlaceMention>(p: Predication, mentions: readonly T[]): T | null =>
  [...mentions].sort((a, b) => Math.abs(a.headToken - p.trigger) - Math.abs(b.headToken - p.trigger))[0] ?? null;

/** Of the event's own verb; else of its clause; `above` also of the verb that a noun or participle stands under. */
function attached<T extends DateMention | PlaceMention>(
  view: SentenceView,
  p: Predication,
  mentions: readonly T[],
  spoken: readonly number[],
): T | null {
  if (mentions.length === 0) return null;
  const events = eventTokens(view, p);
  const governed = mentions.filter((m) => events.has(governor(view, m.headToken)));
  if (governed.length > 0) return nearestTo(p, governed);
  const inClause = mentions.filter(
    (m) =>
      m.first >= p.clause.first && m.last <= p.clause.last && (m.type === 'place' || !ofOther(view, p, m.headToken)),
  );
  if (inClause.length > 0) return nearestTo(p, inClause);
  const verb = p.containers.find((c) => isVerbal(view.tree.tokens[c]));
  if (verb === undefined || spoken.includes(verb) || (p.form !== 'noun' && p.form !== 'participle')) return null;
  return nearestTo(
    p,
    mentions.filter((m) => governor(view, m.headToken) === verb),
  );
}

/** Whether a clause or participle below or beside the event takes the mention for itself. */
function ofOther(view: SentenceView, p: Predication, token: number): boolean {
  const verb = governor(view, token);
  return verb !== -1 && verb !== p.trigger && !p.containers.includes(verb) && isVerbal(view.tree.tokens[verb]);
}

/** When it happened: a date of the event, or of its clause, that no verb of speech takes. */
export function whenOf(view: SentenceView, p: Predication, spoken: readonly number[] = []): WhenSlot | null {
  const dates = view.mentions.dates.filter((d) => d.edtf !== null && !spoken.includes(governor(view, d.headToken)));
  const m = attached(view, p, dates, spoken) ?? alone(view, p, dates);
  if (!m) return null;
  return m.next !== null && p.entry.family !== 'statistic' && isToldAhead(view.tree, m.headToken)
    ? whenSlot({ ...m, edtf: m.next })
    : whenSlot(m);
}

/** A date beside the trigger with no other verb or break between them. */
function alone(view: SentenceView, p: Predication, dates: readonly DateMention[]): DateMention | null {
  const { tokens } = view.tree;
  const reaches = (d: DateMention): boolean => {
    const [from, to] = d.first > p.trigger ? [p.trigger + 1, d.first] : [d.last, p.trigger];
    return tokens.slice(from, to).every((t) => !BREAK.test(t.text) && !isVerbal(t) && t.upos !== 'SCONJ');
  };
  return nearestTo(p, dates.filter(reaches));
}

/** "1.5 million in 2024 and 1.3 million so far this year": the date right behind a number that goes on without a verb of its own. */
export const dateBehind = (
  view: SentenceView,
  { last, quantity }: { readonly last: number; readonly quantity: QuantityMention | null },
): DateMention | null => {
  const from = Math.max(last, quantity?.last ?? 0);
  const behind = view.mentions.dates.find((d) => d.first >= from);
  const between = view.tree.tokens.slice(from, behind?.first ?? from);
  const isBeside = between.length <= BESIDE && between.every((t) => /^(?:ADV|ADP|DET)$/u.test(t.upos));
  return quantity !== null && behind && isBeside ? behind : null;
};

/** Tokens between a number and its date, at most. */
const BESIDE = 3;

const BREAK = /^[;:.?!()–—,]$/u;

export const whenSlot = (m: DateMention): WhenSlot | null =>
  m.edtf === null ? null : { edtf: m.edtf, text: m.text, start: m.start, end: m.end, known: 'stated' };

/** Cases and adpositions that say where something is or goes; those of an origin stand behind the others. */
const THERE = new Set(
  'Ine Ill Ade All in at near around to into across over on onto off through outside inside towards toward along'.split(
    ' ',
  ),
);
const ORIGIN = new Set(['Ela', 'Abl', 'from']);
/** What of these says that a seat of power is meant as a place, not as its state. */
const INSIDE = new Set(['Ine', 'in', 'at', 'near', 'around', 'over', 'outside']);

/** Where it happened: a place of the event in a case or with an adposition of place; people go to seats of power too. */
export function whereOf(view: SentenceView, p: Predication, spoken: readonly number[] = []): WhereSlot | null {
  const free = view.mentions.places.filter((m) => !spoken.includes(governor(view, m.headToken)));
  const goal = free.filter((m) => isPlaced(view, p, m, THERE));
  const m = attached(view, p, goal, spoken) ?? attached(view, p, originsOf(view, p, free), spoken);
  return m ? whereSlot(m) : null;
}

/** Where somebody is said to be: the place in words that tell of nothing else ("are in training in Kursk"), of no seat of power. */
export function whereabouts(view: SentenceView, predicate: number, first: number, last: number): WhereSlot | null {
  if (childrenBy(view.tree, predicate, 'cop').length === 0) return null;
  if (!markersOf(view.tree, predicate).some((x) => AT.has(x))) return null;
  const m = view.mentions.places.find(
    (x) =>
      x.first >= first &&
      x.last <= last &&
      !isSeat(view, x) &&
      placeMarkers(view, x.headToken).some((y) => THERE.has(y)),
  );
  return m ? whereSlot(m) : null;
}

/** Cases and adpositions of a predicate that says where or in what somebody is. */
const AT = new Set(['Ine', 'Ade', 'in', 'at', 'on']);

/** Sentences between "there" and the place that it points back to, at most. */
const BACK = 24;

/** "sent there": the last place that the passage has named, where the event's clause points back to one. */
export function whereMeant(passage: Passage, view: SentenceView, p: Predication): WhereSlot | null {
  const { markers } = lexiconOf(passage.language);
  const at = view.tree.tokens.findIndex(
    (t, i) =>
      i >= p.clause.first &&
      i < p.clause.last &&
      t.upos === 'ADV' &&
      (markers.get(lemmaOf(view.tree, i)) === 'there' || markers.get(t.text.toLowerCase()) === 'there'),
  );
  if (at === -1) return null;
  for (let i = view.index; i >= Math.max(0, view.index - BACK); i -= 1) {
    const v = passage.sentences[i];
    const m = v?.mentions.places.findLast((x) => (v !== view || x.last <= at) && !isSeat(v, x));
    if (m) return { name: m.name, text: null, start: null, end: null, known: 'implied' };
  }
  return null;
}

const originsOf = (view: SentenceView, p: Predication, places: readonly PlaceMention[]): readonly PlaceMention[] =>
  places.filter((m) => !isSeat(view, m) && isPlaced(view, p, m, ORIGIN));

const isSeat = (view: SentenceView, m: PlaceMention): boolean =>
  view.mentions.parties.some((o) => o.start < m.end && m.start < o.end && o.id !== null && !isPartOf(o, m));

/** "Korean niemimaa" is no state's: the state's name in it is a part of the place's. */
const isPartOf = (o: PartyMention, m: PlaceMention): boolean => m.state === null && o.end - o.start < m.end - m.start;

function isPlaced(view: SentenceView, p: Predication, m: PlaceMention, wanted: ReadonlySet<string>): boolean {
  const markers = placeMarkers(view, m.headToken);
  if (!isSeat(view, m)) return markers.some((x) => wanted.has(x));
  const goes = p.entry.family === 'meeting' || (p.entry.family === 'deployment' && p.form !== 'noun');
  return markers.some((x) => INSIDE.has(x) || (goes && (x === 'Ill' || x === 'into')));
}

/** Markers of a place's phrase: its own, and those of the noun that it stands before ("Kurskin rintamalla"). */
function placeMarkers(view: SentenceView, token: number): readonly string[] {
  const { tree } = view;
  const own = markersOf(tree, token);
  if (own.some((x) => THERE.has(x) || ORIGIN.has(x))) return own;
  const head = tree.heads[token] ?? -1;
  if (head === -1 || !/^(?:nmod|compound|amod|flat|appos)/u.test(tree.tokens[token]?.deprel ?? '')) return own;
  return [...own, ...markersOf(tree, head)];
}

export const whereSlot = (m: PlaceMention): WhereSlot => ({
  name: m.name,
  text: m.text,
  start: m.start,
  end: m.end,
  known: 'stated',
});

/** Whether the predication's verb stands in a perfect tense: what has happened up to now. */
export const isPerfect = (view: SentenceView, p: Predication): boolean =>
  isPastClause(view, p) ||
  childrenBy(view.tree, p.trigger, 'aux').some((c) =>
    /^(?:have|olla)$/u.test(view.tree.tokens[c]?.lemma.toLowerCase() ?? ''),
  );

/** "arvioi Iranin myyneen": a past participle as a clause of its own says what has happened so far. */
function isPastClause(view: SentenceView, p: Predication): boolean {
  const token = view.tree.tokens[p.trigger];
  const { VerbForm, PartForm, Case } = token?.feats ?? {};
  return token?.upos === 'VERB' && VerbForm === 'Part' && PartForm === 'Past' && Case === 'Gen';
}
