// Casualties: people killed, wounded, captured, missing, deserted. Anchored in triggers: the number is that of the victims,
// or stands with the trigger itself ("300 killed", "600 kaatunutta"). Outcomes are never mixed unless the text mixes them.
import type { Outcome } from '../claim.ts';
import { attributionOf } from '../discourse/attribution.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { isMoney, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { ownerOf } from './deployment.ts';
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
  let owner: PartyFill | null = null;
  return passage.sentences.flatMap((view) =>
    tollsOf(view, lexicon).flatMap((toll) => {
      const own: PartyFill | null = victimsOf(passage, view, toll) ?? owner;
      if (own === null) return [];
      owner = { ...own, mention: null, known: 'implied', rule: 'discourse.toll' };
      return [draftOf(passage, view, toll, own)];
    }),
  );
}

function tollsOf(view: SentenceView, lexicon: Lexicon): readonly Toll[] {
  const things = thingsOf(view, lexicon).filter((t) => t.code.startsWith('personnel'));
  const tolls: Toll[] = [];
  const done = new Set<number>();
  for (const p of view.predications) {
    const outcome = OUTCOMES[p.sense];
    if (outcome === undefined || p.entry.family !== 'casualties' || done.has(p.trigger)) continue;
    const victims = victimThing(p, things);
    const quantity = countOf(view, p, victims);
    if (!quantity && !victims && p.entry.wordClass !== 'N') continue;
    const twin = pairedWith(view, p);
    if (twin) done.add(twin.trigger);
    tolls.push({ p, outcome: twin ? 'killed+wounded' : outcome, quantity, victims });
  }
  return tolls;
}

/** "killed or wounded", "kaatunutta ja haavoittunutta": one number over both. */
function pairedWith(view: SentenceView, p: Predication): Predication | null {
  const wanted = ['kill', 'die'].includes(p.sense) ? ['wound', 'be-wounded'] : ['kill', 'die'];
  const isOf = (q: Predication): boolean => wanted.includes(q.sense);
  const twins = view.predications.filter(
    (q) =>
      q.trigger > p.trigger &&
      isOf(q) &&
      relationOf(view.tree, q.trigger) === 'conj' &&
      view.tree.heads[q.trigger] === p.trigger,
  );
  return (
    twins.find((q) => !view.mentions.quantities.some((n) => n.first > p.trigger && n.last <= q.trigger + 1)) ?? null
  );
}

const victimThing = (p: Predication, things: readonly Thing[]): Thing | null =>
  things.find((t) => p.trigger >= t.first && p.trigger < t.last) ??
  things.find((t) =>
    p.args.some(
      (a) => (a.role === 'victim' || (a.role === 'side' && a.tokens.length < 6)) && a.tokens.includes(t.headToken),
    ),
  ) ??
  null;

function countOf(view: SentenceView, p: Predication, victims: Thing | null): QuantityMention | null {
  const counts = view.mentions.quantities.filter((q) => !q.measureOnly && !isMoney(q));
  const direct = counts.find(
    (q) =>
      q.counted === p.trigger ||
      view.tree.heads[q.headToken] === p.trigger ||
      (q.first <= p.trigger && p.trigger < q.last),
  );
  if (direct) return direct;
  if (victims?.quantity) return victims.quantity;
  const argument = argumentsOf(p, 'victim').find((a) => counts.some((q) => a.tokens.includes(q.headToken)));
  if (argument) return counts.find((q) => argument.tokens.includes(q.headToken)) ?? null;
  const [governor] = p.containers;
  const beside = governor === undefined ? [] : childrenBy(view.tree, governor, 'obl', 'obj', 'nsubj', 'nmod');
  return counts.find((q) => beside.includes(q.headToken) && Math.abs(q.headToken - p.trigger) < 8) ?? null;
}

function victimsOf(passage: Passage, view: SentenceView, toll: Toll): PartyFill | null {
  const own = toll.victims ? ownerOf(passage, view, toll.victims) : null;
  return (
    own ??
    partiesInRole(view, passage.discourse, toll.p, 'victim')[0] ??
    partiesInRole(view, passage.discourse, toll.p, 'side')[0] ??
    null
  );
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
  const when = whenOf(view, p);
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
    modality: modalityOf(p, source !== null),
    outcome: toll.outcome,
    quote: quoteOf(view, Math.min(...parts), Math.max(...parts)),
  };
}
