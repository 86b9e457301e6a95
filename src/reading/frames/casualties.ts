// Casualties: people killed, wounded, captured, missing, deserted. Anchored in triggers: the number is that of the victims,
// or stands with the trigger itself ("300 killed", "600 kaatunutta"). Outcomes are never mixed unless the text mixes them.
import type { WhereSlot } from '../claim.ts';
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention, PlaceMention, QuantityMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf } from '../predication/tree.ts';
import { basisOf } from '../slots/basis.ts';
import { whenOf, whereMeant, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { oneOf, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { ofThem } from './dead-of-them.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { namedDead } from './named-dead.ts';
import { SOLDIERS } from './people-counts.ts';
import type { Thing } from './things.ts';
import { gappedTolls } from './toll-gaps.ts';
import { phrasedTolls } from './toll-phrases.ts';
import { isOwn, type Toll, tollsOf } from './tolls.ts';
import { heldBy, ofPlace, ownOfSpeaker, victimsOf } from './whose-dead.ts';

export const casualties: Frame = { name: 'casualties', read };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  let last: PartyFill | null = null;
  let here: SentenceView | null = null;
  let front: WhereSlot | null = null;
  return passage.sentences.flatMap((view) => {
    const tolls = tollsOf(view, lexicon);
    const drafts = tolls.flatMap((toll) => {
      const stated = victimsOf(passage, view, toll, lexicon);
      const own: PartyFill | null =
        stated ??
        ofThem(passage, view, toll, lexicon) ??
        ownOfSpeaker(passage, view, toll, lexicon) ??
        (here === view && isUnnamed(toll) ? last : null) ??
        ofPlace(passage, view, toll) ??
        heldBy(passage, view, toll, last);
      if (own === null) return [];
      if (last !== null && stated !== null && stated.id !== last.id) front = null;
      if (stated) here = view;
      if (stated) last = { id: stated.id, mention: null, known: 'implied', rule: 'discourse.toll' };
      const draft = draftOf(passage, view, toll, own);
      front = draft.where ?? frontOf(view) ?? front;
      return [{ ...draft, where: draft.where ?? implied(front) }];
    });
    front = frontOf(view) ?? front;
    const others = gappedTolls(view, tolls).flatMap(({ toll, side }) => {
      const own = sideOf(passage, side);
      return own === null ? [] : [draftOf(passage, view, toll, own)];
    });
    const told = [...drafts, ...others];
    return [...told, ...phrasedTolls(passage, view, told, last), ...namedDead(passage, view, told)];
  });
}

/** A side beside a number: the party itself, or the state that the place is in. */
const sideOf = (passage: Passage, m: PartyMention | PlaceMention): PartyFill | null =>
  m.type === 'party'
    ? fillOf(passage.discourse, m)
    : m.state === null
      ? null
      : { id: m.state, mention: null, known: 'implied', rule: 'casualties.place' };

/** "300 killed and 2,700 hurt": a toll without a word for its victims but its own. */
const isUnnamed = ({ victims, p }: Toll): boolean => victims === null || isOwn(p, victims);

/** Where a sentence says that people fight: where those whom the passage speaks of next fall too. */
function frontOf(view: SentenceView): WhereSlot | null {
  for (const p of view.predications) {
    const where = p.sense === 'fight' ? whereOf(view, p) : null;
    if (where) return where;
  }
  return null;
}

const implied = (where: WhereSlot | null): WhereSlot | null =>
  where === null ? null : { name: where.name, text: null, start: null, end: null, known: 'implied' };

function draftOf(passage: Passage, view: SentenceView, toll: Toll, from: PartyFill): Draft {
  const { p, victims } = toll;
  const quantity = toll.quantity ?? (victims ? oneOf(view, victims) : null);
  const source = attributionOf(passage, view, p);
  const parts = [
    ...(toll.further ? [] : [p.trigger, p.trigger + 1]),
    ...(quantity ? [isNotOne(p, quantity) ? quantity.first - 1 : quantity.first, quantity.last] : []),
    ...(victims ? [victims.first, victims.last] : []),
  ];
  const item = victims
    ? {
        code: isAnybody(passage, view, victims) ? CIVILIANS : victims.code,
        text: victims.text,
        start: victims.start,
        end: victims.end,
      }
    : { code: 'personnel.soldier', text: null, start: null, end: null };
  const when = whenOf(view, p, citingVerbs(passage, view));
  const modality = modalityOf(toldAsDone(p), {
    attribution: attributionAt(passage, view, p.trigger),
    when: when?.edtf ?? null,
    published: passage.document.published,
    about: from.id,
  });
  const { language } = passage;
  const told = { language, view, p, frame: 'casualties', when: when?.edtf ?? null, modality } as const;
  return {
    frame: 'casualties',
    rule: `casualties.${p.sense}`,
    from: partySlot(from),
    to: null,
    item,
    quantity: quantity ? quantitySlot(quantity, basisOf({ ...told, quantity })) : null,
    when,
    where: whereOf(view, p) ?? whereMeant(passage, view, p),
    source,
    modality,
    outcome: toll.outcome,
    quote: quoteOf(view, Math.min(...parts), Math.max(...parts)),
  };
}

/** "25 ihmistä kuoli": people of whom nothing else is said are no soldiers, but where their sentence tells of soldiers too. */
const isAnybody = (
  { language }: Passage,
  { tree, mentions }: SentenceView,
  { code, headToken, first }: Thing,
): boolean =>
  code === SOLDIERS &&
  lexiconOf(language).markers.get(lemmaOf(tree, headToken)) === 'anybody' &&
  mentions.items.every((m) => m.code !== SOLDIERS || m.first === first);

const CIVILIANS = 'personnel.civilian';

/** "Not one soldier died": what is said of the number stands before it. */
const isNotOne = (p: Predication, { first, low, high }: QuantityMention): boolean =>
  p.negated && first > 0 && low === '1' && high === '1';

/** That people do not come back is no denial of it. */
const toldAsDone = (p: Predication): Predication => (p.sense === 'not-return' ? { ...p, negated: false } : p);
