// Casualties: people killed, wounded, captured, missing, deserted. Anchored in triggers: the number is that of the victims,
// or stands with the trigger itself ("300 killed", "600 kaatunutta"). Outcomes are never mixed unless the text mixes them.
import type { WhereSlot } from '../claim.ts';
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import type { Argument } from '../predication/predication.ts';
import { whenOf, whereMeant, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { basisByTime, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { impliedOwner, ownerOf } from './deployment-parties.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { type Toll, tollsOf } from './tolls.ts';

export const casualties: Frame = { name: 'casualties', read };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  let last: PartyFill | null = null;
  let front: WhereSlot | null = null;
  return passage.sentences.flatMap((view) => {
    const drafts = tollsOf(view, lexicon).flatMap((toll) => {
      const stated = victimsOf(passage, view, toll, lexicon);
      const own: PartyFill | null = stated ?? last ?? impliedOwner(passage);
      if (own === null) return [];
      if (last !== null && stated !== null && stated.id !== last.id) front = null;
      if (stated) last = { id: stated.id, mention: null, known: 'implied', rule: 'discourse.toll' };
      const draft = draftOf(passage, view, toll, own);
      front = draft.where ?? frontOf(view) ?? front;
      return [{ ...draft, where: draft.where ?? implied(front) }];
    });
    front = frontOf(view) ?? front;
    return drafts;
  });
}

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

function victimsOf(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const own = toll.victims ? ownerOf(passage, view, toll.victims) : null;
  const by = attributionAt(passage, view, toll.p.trigger)?.by;
  const speaks = (m: PartyMention): boolean =>
    isSpeaker(view, lexicon, m) || (by !== undefined && m.start < by.end && by.start < m.end);
  // Who "put the dead at 300" is no victim: a subject above a noun must be named itself.
  const allowed = (a: Argument): boolean =>
    a.found !== 'control' || view.mentions.parties.some((m) => m.headToken === a.head);
  for (const fill of [
    own,
    partiesInRole(view, passage.discourse, toll.p, 'victim', { speaks, allowed })[0],
    partiesInRole(view, passage.discourse, toll.p, 'side', { speaks })[0],
    haverOf(passage, view, toll),
  ]) {
    if (fill && !(fill.mention && speaks(fill.mention))) return fill;
  }
  return null;
}

/** "Iran's ministry has 90 people killed": who has the victims of a participle. */
function haverOf(passage: Passage, view: SentenceView, toll: Toll): PartyFill | undefined {
  const has = view.predications.find(
    (o) => o.sense === 'receive' && o.args.some((a) => a.role === 'theme' && a.head === toll.victims?.headToken),
  );
  return has && toll.p.form === 'participle' ? partiesInRole(view, passage.discourse, has, 'receiver')[0] : undefined;
}

function draftOf(passage: Passage, view: SentenceView, toll: Toll, from: PartyFill): Draft {
  const { p, quantity, victims } = toll;
  const source = attributionOf(passage, view, p);
  const parts = [
    ...(toll.further ? [] : [p.trigger, p.trigger + 1]),
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
    quantity: quantity ? quantitySlot(quantity, basisByTime(when) ?? 'total') : null,
    when,
    where: whereOf(view, p) ?? whereMeant(passage, view, p),
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
