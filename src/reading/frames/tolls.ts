// Tolls: which words of a sentence say that people were killed, wounded, taken or lost, whom and how many. What enters: a
// sentence. What leaves: tolls in the order of the text. A number belongs to one toll only; one number over "killed or
// wounded" is a toll of both; each further number of a list of victims is a toll of its own.
import type { Outcome } from '../claim.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childBy, childrenBy, childrenOf, conjunctsOf, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import { SOLDIERS } from './people-counts.ts';
import { type Thing, thingsOf } from './things.ts';
import { countOf } from './toll-counts.ts';

/** What a sense of losses makes of people. */
export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  kill: 'killed',
  die: 'killed',
  wound: 'wounded',
  'be-wounded': 'wounded',
  lose: 'killed+wounded',
  capture: 'captured',
  desert: 'deserted',
  'be-missing': 'missing',
  'not-return': 'killed',
  'be-taken': 'captured',
};

/** Families of the words that may tell of losses; those of `toll` do so only in some ways of saying. */
const FAMILIES: ReadonlySet<string> = new Set(['casualties', 'toll']);

export type Toll = {
  readonly p: Predication;
  readonly outcome: Outcome;
  readonly quantity: QuantityMention | null;
  readonly victims: Thing | null;
  /** True for the second and later members of a list of victims: their own words are the quote. */
  readonly further: boolean;
};

/** The tolls of a sentence. */
export function tollsOf(view: SentenceView, lexicon: Lexicon): readonly Toll[] {
  if (!view.predications.some((p) => FAMILIES.has(p.entry.family))) return [];
  const things = thingsOf(view, lexicon).filter((t) => t.code.startsWith('personnel'));
  const taken = new Set<QuantityMention>();
  const done = new Set<number>();
  return view.predications.flatMap((p) => {
    if (!FAMILIES.has(p.entry.family) || OUTCOMES[p.sense] === undefined || done.has(p.trigger)) return [];
    if (describesVictims(view, p) || isMoved(view, p) || isPrisonerAlone(view, p, lexicon)) return [];
    if (
      !happens(view, p, lexicon) ||
      isDecline(view, p, things) ||
      [...taken].some((q) => q.counted === p.trigger || q.last === p.trigger)
    )
      return [];
    const twin = pairedWith(view, p);
    const toll = tollOf(view, p, things, taken, twin);
    if (!toll) return [];
    done.add(p.trigger);
    if (twin) done.add(twin.trigger);
    if (toll.quantity) taken.add(toll.quantity);
    return [toll, ...furtherOf(view, toll, things, taken)];
  });
}

function tollOf(
  view: SentenceView,
  p: Predication,
  things: readonly Thing[],
  taken: ReadonlySet<QuantityMention>,
  twin: Predication | null,
): Toll | null {
  const of = (verb: Predication): Thing | null =>
    takenPrisoner(view, verb, things) ?? victimThing(view, verb, things) ?? nationals(view, verb);
  const likely = of(p) ?? (twin && of(twin));
  const quantity = countOf(view, p, likely, taken, twin?.trigger ?? p.trigger);
  const counted = countedBy(view, quantity, things);
  const named = counted !== null && likely !== null && likely.code !== counted.code;
  const victims = named && p.entry.wordClass === 'V' && isOwn(p, counted) ? likely : (counted ?? likely);
  if (!quantity && !victims && p.entry.wordClass !== 'N') return null;
  if (p.entry.wordClass === 'A' && !quantity && !isNominal(view, p, victims)) return null;
  if (!quantity && !isEvent(view, p)) return null;
  if (quantity?.unit === 'percent' && (!victims || p.sense === 'lose')) return null;
  const lost = p.sense === 'lose' && p.entry.wordClass === 'V';
  if (lost && !victims) return null;
  const outcome = twin ? 'killed+wounded' : lost ? 'killed' : OUTCOMES[p.sense];
  return outcome === undefined ? null : { p, outcome, quantity, victims, further: false };
}

/** Whether a thing is the toll's own word. */
export const isOwn = (p: Predication, { first, last }: Thing): boolean => first <= p.trigger && p.trigger < last;

/** Whom a toll's number counts: people, or nationals by a bare demonym ("50 venäläistä"). */
function countedBy(view: SentenceView, q: QuantityMention | null, things: readonly Thing[]): Thing | null {
  if (!q) return null;
  const people = things.find((t) => t.quantity === q);
  if (people) return people;
  const demonym = view.mentions.parties.find((m) => m.manner === 'demonym' && m.headToken === q.counted);
  if (!demonym) return null;
  return asThing(demonym, q);
}

function asThing({ start, end, first, last, headToken, text }: PartyMention, quantity: QuantityMention | null): Thing {
  return { start, end, first, last, headToken, text, code: SOLDIERS, mention: null, quantity, shared: false };
}

/** "a Palestinian was killed": nationals by a bare demonym, as the victims of a verb. */
function nationals(view: SentenceView, p: Predication): Thing | null {
  const args = argumentsOf(p, 'victim').filter((a) => a.found === 'relation');
  const demonym = view.mentions.parties.find(
    (m) =>
      m.manner === 'demonym' &&
      args.some((a) => a.head === m.headToken) &&
      !/^(?:amod|compound)/u.test(view.tree.tokens[m.headToken]?.deprel ?? ''),
  );
  return demonym
    ? asThing(demonym, view.mentions.quantities.find((q) => q.counted === demonym.headToken) ?? null)
    : null;
}

/**
 * Those who do not come back have died; those who are taken, and nowhere in particular, are prisoners; lives are lost where
 * something takes them.
 */
function happens(view: SentenceView, p: Predication, lexicon: Lexicon): boolean {
  const { tree } = view;
  if (p.sense === 'not-return') return p.negated;
  if (p.sense === 'be-taken') {
    const goes = childrenOf(tree, p.trigger).some(
      (c) =>
        /^(?:obj|xcomp|compound)$/u.test(relationOf(tree, c)) ||
        markersOf(tree, c).some((m) => ELSEWHERE.has(m)) ||
        (relationOf(tree, c) === 'advmod' && c > p.trigger),
    );
    return p.voice === 'passive' && !goes;
  }
  if (lexicon.markers.get(tree.lemmas[p.trigger] ?? '') !== 'life') return true;
  return isTaken(view, p, lexicon);
}

/** "deliveries had fallen by half", "losses fell": what falls is neither people nor a party, nor counted. */
function isDecline({ tree, mentions, predications }: SentenceView, p: Predication, people: readonly Thing[]): boolean {
  if (p.entry.lemma !== 'fall') return false;
  const subject = childBy(tree, p.trigger, 'nsubj');
  if (predications.some((o) => o.trigger === subject && o.entry.family === 'casualties')) return true;
  return (
    tree.tokens[subject]?.upos === 'NOUN' &&
    childBy(tree, subject, 'nummod') === -1 &&
    ![...people, ...mentions.parties].some((m) => subject >= m.first && subject < m.last)
  );
}

const ELSEWHERE: ReadonlySet<string> = new Set(
  'to into from by as out off for over Ill All Ela Abl Tra Ess'.split(' '),
);

/** Whether a verb of taking is right above. */
const isTaken = ({ tree }: SentenceView, p: Predication, lexicon: Lexicon): boolean =>
  lexicon.markers.get(tree.lemmas[tree.heads[p.trigger] ?? -1] ?? '') === 'takes';

/** Victims that stand beside the first ones with a number of their own ("84 soldiers and 47 guards"). */
function furtherOf(
  view: SentenceView,
  toll: Toll,
  things: readonly Thing[],
  taken: Set<QuantityMention>,
): readonly Toll[] {
  const { victims } = toll;
  if (!victims) return [];
  const args = argumentsOf(toll.p, 'victim');
  const beside = new Set([...conjunctsOf(view.tree, victims.headToken), ...args.map((a) => a.head)]);
  const listed = (t: Thing): boolean =>
    args.some((a) => a.tokens.includes(t.headToken)) &&
    t.quantity?.counted === t.headToken &&
    view.tree.tokens
      .slice(Math.min(t.last, victims.last), Math.max(t.first, victims.first))
      .some((x) => x.upos === 'CCONJ');
  const more = things.filter(
    (t) =>
      t !== victims &&
      t.quantity !== null &&
      !taken.has(t.quantity) &&
      (beside.has(t.headToken) || listed(t)) &&
      !isToll(view, t),
  );
  for (const t of more) if (t.quantity) taken.add(t.quantity);
  return more.map((t) => ({ ...toll, quantity: t.quantity, victims: t, further: true }));
}

/** Those whom a word of harm of their own counts ("ten dead and twenty wounded"). */
const isToll = (view: SentenceView, t: Thing): boolean =>
  view.predications.some(
    (o) =>
      o.entry.family === 'casualties' &&
      (o.trigger === t.headToken ||
        o.args.some(
          (a) => a.role === 'victim' && a.head === t.headToken && a.found === 'relation' && o.entry.wordClass !== 'V',
        )),
  );

/** "kill the wounded": a word of harm within the victims of another verb only says who they were. */
function describesVictims(view: SentenceView, p: Predication): boolean {
  if (p.entry.wordClass === 'V' && p.form !== 'participle') return false;
  return view.predications.some(
    (o) =>
      o.trigger !== p.trigger &&
      (o.sense === 'kill' || o.sense === 'capture') &&
      o.entry.wordClass === 'V' &&
      argumentsOf(o, 'victim').some((a) => a.head === p.trigger || view.tree.heads[p.trigger] === a.head),
  );
}

/** "were taken as prisoners": the people of the verb, its object or else its subject. */
function takenPrisoner(view: SentenceView, p: Predication, things: readonly Thing[]): Thing | null {
  if (p.sense !== 'capture' || p.entry.wordClass !== 'N') return null;
  const is = childrenBy(view.tree, p.trigger, 'cop').length > 0;
  const verb = is ? p.trigger : (view.tree.heads[p.trigger] ?? -1);
  if (verb === -1) return null;
  for (const relation of ['obj', 'nsubj']) {
    const [head] = childrenBy(view.tree, verb, relation);
    const counted = view.mentions.quantities.find((q) => q.headToken === head)?.counted ?? head;
    const thing = things.find((t) => t.headToken === head || t.headToken === counted);
    if (thing) return thing;
  }
  return null;
}

/** "soldiers hurt in the war are treated abroad": a bare participle only says who they are that another verb moves or keeps. */
function isMoved(view: SentenceView, p: Predication): boolean {
  const participle =
    p.sense === 'wound' && p.voice === 'passive' && childrenBy(view.tree, p.trigger, 'aux').length === 0;
  const noun = (p.sense === 'be-wounded' || p.sense === 'wound') && view.tree.tokens[p.trigger]?.upos !== 'VERB';
  if (!participle && !noun) return false;
  const counted = view.mentions.quantities.find((q) => Math.abs(q.last - p.trigger) <= 2 && q.last <= p.trigger);
  const victims = participle ? argumentsOf(p, 'victim').map((a) => a.head) : [p.trigger, counted?.headToken];
  return view.predications.some(
    (o) =>
      o.entry.family === 'deployment' &&
      o.entry.wordClass === 'V' &&
      (participle || o.sense === 'withdraw') &&
      argumentsOf(o, 'people').some((a) => victims.includes(a.head)),
  );
}

/** Prisoners who are spoken of are not captured anew; those who are somebody's "as prisoners" are. */
function isPrisonerAlone(view: SentenceView, p: Predication, lexicon: Lexicon): boolean {
  if (p.sense !== 'capture' || p.entry.wordClass !== 'N' || isTaken(view, p, lexicon)) return false;
  if (['Ess', 'Tra'].includes(view.tree.tokens[p.trigger]?.feats.Case ?? '')) return false;
  return view.mentions.items.some((m) => m.code === 'personnel.prisoner' && m.first <= p.trigger && p.trigger < m.last);
}

/** Without a number only an event is a toll: a verb of its own, or losses that are suffered. */
function isEvent(view: SentenceView, p: Predication): boolean {
  if (p.entry.wordClass === 'V') return p.form !== 'participle' || p.sense === 'kill';
  const token = view.tree.tokens[p.trigger];
  return p.sense === 'lose' && token?.feats.Number === 'Plur' && /^(?:obj|nsubj|root)/u.test(token.deprel);
}

/** "the dead" counts as people, "dead" beside a noun only with a number. */
const isNominal = (view: SentenceView, p: Predication, victims: Thing | null): boolean =>
  victims !== null && (victims.headToken === p.trigger || relationOf(view.tree, p.trigger) !== 'amod');

/** "killed or wounded", "kaatunutta ja haavoittunutta": one number over both, where no second number stands between. */
function pairedWith(view: SentenceView, p: Predication): Predication | null {
  const wanted = ['kill', 'die'].includes(p.sense) ? ['wound', 'be-wounded'] : ['kill', 'die'];
  if (!['kill', 'die', 'wound', 'be-wounded'].includes(p.sense)) return null;
  const twin = view.predications.find(
    (q) =>
      wanted.includes(q.sense) &&
      q.entry.family === 'casualties' &&
      q.trigger > p.trigger &&
      q.trigger - p.trigger <= 4,
  );
  if (!twin) return null;
  const joined = view.tree.tokens.slice(p.trigger + 1, twin.trigger).some((t) => t.upos === 'CCONJ');
  const counted = view.mentions.quantities.some((n) => n.first > p.trigger && n.last <= twin.trigger + 1);
  return joined && !counted ? twin : null;
}

/** Whom it befell: the toll's own word, its argument, or the people right after (or before, for those who die). */
function victimThing(view: SentenceView, p: Predication, things: readonly Thing[]): Thing | null {
  const own = things.find((t) => isOwn(p, t));
  const victims = argumentsOf(p, 'victim');
  const argument =
    things.find((t) => victims.some((a) => a.head === t.headToken)) ??
    things.find((t) => victims.some((a) => a.tokens.includes(t.headToken)));
  const other = p.entry.wordClass === 'V' && argument?.code !== own?.code;
  const spoken = other ? (argument ?? own) : (own ?? argument);
  if (spoken) return spoken;
  const did = (t: Thing): boolean => markersOf(view.tree, t.headToken).includes('by');
  const inClause = things.filter((t) => t.first >= p.clause.first && t.last <= p.clause.last && !did(t));
  const after = inClause.find((t) => t.first > p.trigger && t.first - p.trigger <= 4);
  const before = inClause.findLast((t) => t.last <= p.trigger && p.trigger - t.last <= 4);
  const acting = p.voice === 'active' && (p.sense === 'kill' || p.sense === 'capture' || p.sense === 'wound');
  return (acting ? after : (before ?? after)) ?? null;
}
