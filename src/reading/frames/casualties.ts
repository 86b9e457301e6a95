// Casualties: people killed, wounded, captured, missing, deserted. Anchored in triggers: the number is that of the victims,
// or stands with the trigger itself ("300 killed", "600 kaatunutta"). Outcomes are never mixed unless the text mixes them.
import type { Outcome } from '../claim.ts';
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { isMoney, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { impliedOwner, ownerOf } from './deployment.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { type Thing, thingsOf } from './things.ts';

export const casualties: Frame = { name: 'casualties', read };

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  kill: 'killed',
  die: 'killed',
  wound: 'wounded',
  'be-wounded': 'wounded',
  lose: 'killed+wounded',
  capture: 'captured',
  desert: 'deserted',
  'be-missing': 'missing',
};

type Toll = {
  readonly p: Predication;
  readonly outcome: Outcome;
  readonly quantity: QuantityMention | null;
  readonly victims: Thing | null;
};

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  let last: PartyFill | null = null;
  return passage.sentences.flatMap((view) =>
    tollsOf(view, lexicon).flatMap((toll) => {
      const stated = victimsOf(passage, view, toll, lexicon);
      const own: PartyFill | null = stated ?? last ?? impliedOwner(passage);
      if (own === null) return [];
      if (stated) last = { id: stated.id, mention: null, known: 'implied', rule: 'discourse.toll' };
      return [draftOf(passage, view, toll, own)];
    }),
  );
}

function tollsOf(view: SentenceView, lexicon: Lexicon): readonly Toll[] {
  const things = thingsOf(view, lexicon).filter((t) => t.code.startsWith('personnel'));
  const taken = new Set<QuantityMention>();
  const done = new Set<number>();
  const tolls: Toll[] = [];
  for (const p of view.predications) {
    const outcome = OUTCOMES[p.sense];
    if (outcome === undefined || p.entry.family !== 'casualties' || done.has(p.trigger)) continue;
    const victims = victimThing(p, things);
    const twin = pairedWith(view, p);
    const quantity = countOf(view, p, victims, taken, twin?.trigger ?? p.trigger);
    const bare = !quantity && !victims && p.entry.wordClass !== 'N';
    if (bare || (p.entry.wordClass === 'A' && !quantity && !isNominal(view, p, victims))) continue;
    if (!quantity && !isEvent(view, p)) continue;
    if (p.sense === 'lose' && p.entry.wordClass === 'V' && (quantity?.unit === 'percent' || !victims)) continue;
    done.add(p.trigger);
    if (twin) done.add(twin.trigger);
    if (quantity) taken.add(quantity);
    tolls.push({ p, outcome: twin ? 'killed+wounded' : outcome, quantity, victims });
  }
  return tolls;
}

/** Without a number only an event is a toll: a verb of its own, or losses that are suffered. */
function isEvent(view: SentenceView, p: Predication): boolean {
  if (p.entry.wordClass === 'V') return p.form !== 'participle' || p.sense === 'kill';
  return p.sense === 'lose' && /^(?:obj|nsubj|root)/u.test(view.tree.tokens[p.trigger]?.deprel ?? '');
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
function victimThing(p: Predication, things: readonly Thing[]): Thing | null {
  const own = things.find((t) => p.trigger >= t.first && p.trigger < t.last);
  const argument = things.find((t) => p.args.some((a) => a.role === 'victim' && a.tokens.includes(t.headToken)));
  if (own ?? argument) return own ?? argument ?? null;
  const acts = (t: Thing): boolean => p.args.some((a) => a.role === 'agent' && a.tokens.includes(t.headToken));
  const inClause = things.filter((t) => t.first >= p.clause.first && t.last <= p.clause.last && !acts(t));
  const after = inClause.find((t) => t.first > p.trigger && t.first - p.trigger <= 4);
  const before = inClause.findLast((t) => t.last <= p.trigger && p.trigger - t.last <= 4);
  const acting = p.voice === 'active' && (p.sense === 'kill' || p.sense === 'capture' || p.sense === 'wound');
  return (acting ? after : (before ?? after)) ?? null;
}

/** The number of a toll: of its victims, bound to its word, or the nearest free count within reach. */
function countOf(
  view: SentenceView,
  p: Predication,
  victims: Thing | null,
  taken: ReadonlySet<QuantityMention>,
  last: number,
): QuantityMention | null {
  const counts = view.mentions.quantities.filter((q) => !q.measureOnly && !isMoney(q) && !taken.has(q));
  const own = counts.find((q) => q.counted === p.trigger || (q.first <= p.trigger && p.trigger < q.last));
  if (own) return own;
  if (victims?.quantity && !taken.has(victims.quantity)) return victims.quantity;
  const bound = counts.find((q) => view.tree.heads[q.headToken] === p.trigger);
  if (bound) return bound;
  const argument = argumentsOf(p, 'victim').find((a) => counts.some((q) => a.tokens.includes(q.headToken)));
  if (argument) return counts.find((q) => argument.tokens.includes(q.headToken)) ?? null;
  const away = (q: QuantityMention): number => (q.first > last ? q.first - last : p.trigger - q.last + 1);
  const people = (q: QuantityMention): boolean =>
    q.unit === 'percent' ||
    q.counted === null ||
    q.counted === p.trigger ||
    view.mentions.items.some(
      (m) => m.code.startsWith('personnel') && q.counted !== null && q.counted >= m.first && q.counted < m.last,
    );
  const near = counts.filter((q) => people(q) && away(q) <= REACH && !otherVerbBetween(view, q, p));
  return near.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** Tokens between a toll's word and its number, at most. */
const REACH = 6;

const otherVerbBetween = (view: SentenceView, q: QuantityMention, p: Predication): boolean => {
  const [from, to] = q.first > p.trigger ? [p.trigger + 1, q.first] : [q.last, p.trigger];
  return view.tree.tokens
    .slice(from, to)
    .some(
      (t) =>
        t.text === ';' ||
        t.text === ',' ||
        view.predications.some((o) => o.entry.family === 'casualties' && view.tree.tokens[o.trigger] === t),
    );
};

function victimsOf(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const own = toll.victims ? ownerOf(passage, view, toll.victims) : null;
  const speaks = (m: PartyMention): boolean => isSpeaker(view, lexicon, m);
  for (const fill of [
    own,
    partiesInRole(view, passage.discourse, toll.p, 'victim', { speaks })[0],
    partiesInRole(view, passage.discourse, toll.p, 'side', { speaks })[0],
  ]) {
    if (fill && !(fill.mention && speaks(fill.mention))) return fill;
  }
  return null;
}

function draftOf(passage: Passage, view: SentenceView, toll: Toll, from: PartyFill): Draft {
  const { p, quantity, victims } = toll;
  const source = attributionOf(passage, view, p);
  const parts = [
    p.trigger,
    p.trigger + 1,
    ...(quantity ? [quantity.first, quantity.last] : []),
    ...(victims ? [victims.first, victims.last] : []),
  ];
  const item = victims
    ? { code: victims.code, text: victims.text, start: victims.start, end: victims.end }
    : { code: 'personnel.soldier', text: null, start: null, end: null };
  const when = whenOf(view, p, citingVerbs(passage, view));
  return {
    frame: 'casualties',
    rule: `casualties.${p.sense}`,
    from: partySlot(from),
    to: null,
    item,
    quantity: quantity ? quantitySlot(quantity, when ? 'increment' : 'total') : null,
    when,
    where: whereOf(view, p),
    source,
    modality: modalityOf(p, {
      attribution: attributionAt(passage, view, p.trigger),
      when: when?.edtf ?? null,
      published: passage.document.published,
      about: from.id,
    }),
    outcome: toll.outcome,
    quote: quoteOf(view, Math.min(...parts), Math.max(...parts)),
  };
}
