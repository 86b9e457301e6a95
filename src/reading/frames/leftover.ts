// What the frames have left over. What enters: a passage and the drafts of all its frames. What leaves: for each counted
// thing that no draft is about, a transfer or deployment as the passage goes on: its own words, sides from the sentence and
// the flows of the drafts; for each bare number ("11,000 now"), what the last draft of its kind says, with this number. Half
// of these are no claims, so only the judgement admits them, one by one.
import type { PartySlot } from '../claim.ts';
import { attributionAt } from '../discourse/attribution.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { modalityBeside } from '../slots/modality.ts';
import { type PartyFill, partySlot } from '../slots/party.ts';
import { isMoney, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { isContents, isKind, isState } from './admitting.ts';
import { impliedHost, impliedOwner, ownerOf, placeBehind } from './deployment-parties.ts';
import { directionOf } from './direction.ts';
import { figuresIn } from './figures.ts';
import { completeDirection, type Flow, type Flows, flowsOf } from './flows.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { ownWords } from './quotes.ts';
import { isCountable, type Thing, thingsOf } from './things.ts';
import { actingIn } from './transfer.ts';

/** Drafts of the things that none of the drafts is about. */
export function leftoversOf(passage: Passage, drafts: readonly Draft[]): readonly Draft[] {
  if (passage.discourse.topic.length === 0) return [];
  const lexicon = lexiconOf(passage.language);
  const taken = new Set(
    drafts.flatMap((d) => [d.item?.start, d.quantity?.start].filter((x) => x !== null && x !== undefined)),
  );
  const flows = flowsOf(flowsIn(passage, drafts));
  const counted = drafts
    .filter((d) => ONGOING.has(d.frame) && (d.quantity !== null || d.item !== null))
    .sort((a, b) => a.quote.start - b.quote.start);
  return passage.sentences.flatMap((view) => {
    const things = thingsOf(view, lexicon);
    const used = new Set(things.map((t) => t.quantity));
    const figures = figuresIn(view, passage.language).map((v) => v.token);
    const ofThings = things.flatMap((thing) => {
      if (taken.has(thing.start) || (thing.quantity && taken.has(thing.quantity.start))) return [];
      if (!isOpen(view, thing, things, figures)) return [];
      return thing.code.startsWith('personnel')
        ? deploymentOf(passage, view, thing)
        : transferOf(passage, view, thing, flows, lexicon);
    });
    const ofNumbers = view.mentions.quantities
      .filter((q) => !used.has(q) && !q.measureOnly && !taken.has(q.start) && q.unit !== 'percent' && !isMoney(q))
      .filter((q) => standsFree(passage.context.text, q))
      .flatMap((q) => ongoing(passage, view, q, counted));
    return [...ofThings, ...ofNumbers];
  });
}

/** Whether a number is a word of its own in prose, not a part of code, markup or an address ("hit=1", "f(1)"). */
const standsFree = (text: string, { start, end }: QuantityMention): boolean =>
  /^[\s–—-]?$/u.test(text.slice(Math.max(0, start - 1), start)) && /^[\s.,;:!?–—-]?$/u.test(text.slice(end, end + 1));

/** Frames whose numbers go on without their nouns. */
const ONGOING: ReadonlySet<string> = new Set(['transfer', 'deployment', 'casualties', 'statistic']);

/** Characters between a number and the draft that it goes on with, at most; and between their beginnings. */
const REACH = 500;
const WINDOW = 1500;

/** What the nearest draft that counts alike says, with this number. */
function ongoing(
  passage: Passage,
  view: SentenceView,
  q: QuantityMention,
  counted: readonly Draft[],
): readonly Draft[] {
  const away = (d: Draft): number => {
    const gap = d.quote.start <= q.start ? Math.max(0, q.start - d.quote.end) : 2 * (d.quote.start - q.end);
    return gap + (d.quantity === null ? 60 : 0);
  };
  const fits = (d: Draft): boolean =>
    d.quantity === null ? q.unit !== 'count' || isCountable(d.item?.code ?? '') : d.quantity.unit === q.unit;
  const last = startingWithin(counted, q.start - WINDOW, q.start + WINDOW)
    .filter((d) => fits(d) && away(d) <= REACH)
    .sort((a, b) => away(a) - away(b))[0];
  if (!last) return [];
  const attribution = attributionAt(passage, view, q.headToken);
  const beside = last.frame === 'deployment' ? placeBehind(passage, view, q) : null;
  const meant = (slot: PartySlot | null): PartySlot | null =>
    slot && { id: slot.id, text: null, start: null, end: null, known: 'implied', rule: 'leftover.ongoing' };
  return [
    {
      ...last,
      rule: `${last.frame}.leftover`,
      from: meant(last.from),
      to: beside && beside.id !== last.from?.id ? partySlot(beside) : meant(last.to),
      item: last.item && { code: last.item.code, text: null, start: null, end: null },
      quantity: quantitySlot(q, last.quantity?.basis ?? 'total', false),
      when: null,
      where: null,
      source: attribution?.slot ?? null,
      modality: modalityBeside(null, { attribution, about: last.from?.id ?? null, aboutTo: last.to?.id ?? null }),
      quote: quoteOf(view, q.first, q.last),
    },
  ];
}

/** Counted, and neither contents, a state, a kind, a figure of its own nor people of whom a sentence of losses tells. */
function isOpen(view: SentenceView, thing: Thing, things: readonly Thing[], figures: readonly number[]): boolean {
  if (thing.quantity === null || thing.code === 'personnel.prisoner' || thing.code.startsWith('territory'))
    return false;
  if (isContents(view, thing, things) || isState(view, thing) || isKind(view, thing)) return false;
  if (figures.some((f) => f >= thing.first && f < thing.last)) return false;
  return !(thing.code.startsWith('personnel') && view.predications.some((p) => p.entry.family === 'casualties'));
}

/** Of drafts in the order of the text, those whose quotes begin between two offsets. */
function startingWithin(drafts: readonly Draft[], from: number, to: number): readonly Draft[] {
  return drafts.slice(
    firstFrom(drafts, from, (d) => d.quote.start),
    firstFrom(drafts, to + 1, (d) => d.quote.start),
  );
}

/** Place of the first whose start is not below `least`; starts ascend. */
function firstFrom<T>(list: readonly T[], least: number, startOf: (one: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && startOf(one) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The flows of the drafts, in the order of the text. */
function flowsIn({ sentences }: Passage, drafts: readonly Draft[]): readonly Flow[] {
  return drafts
    .filter((d) => d.frame === 'transfer')
    .map((d): Flow => {
      const idOf = (slot: PartySlot | null, known: string): string | null => (slot?.known === known ? slot.id : null);
      return {
        from: idOf(d.from, 'stated'),
        to: idOf(d.to, 'stated'),
        weakFrom: idOf(d.from, 'implied'),
        weakTo: idOf(d.to, 'implied'),
        code: d.item?.code ?? '',
        sentence: firstFrom(sentences, d.quote.start + 1, (v) => v.sentence.start) - 1,
        at: d.item?.start ?? d.quote.start,
      };
    })
    .sort((a, b) => a.sentence - b.sentence || a.at - b.at);
}

function transferOf(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  flows: Flows,
  lexicon: Lexicon,
): readonly Draft[] {
  const { from, to } = completeDirection(
    passage,
    {
      sentence: view.index,
      at: thing.start,
      code: thing.code,
      back: false,
      acting: actingIn(passage, view, lexicon, null),
    },
    directionOf(passage, view, thing, [], lexicon),
    flows,
  );
  return draftOf('transfer', passage, view, thing, from.fills[0] ?? null, to.fills[0] ?? null);
}

function deploymentOf(passage: Passage, view: SentenceView, thing: Thing): readonly Draft[] {
  const from = ownerOf(passage, view, thing) ?? impliedOwner(passage);
  return draftOf(
    'deployment',
    passage,
    view,
    thing,
    from,
    placeBehind(passage, view, thing) ?? impliedHost(passage, from),
  );
}

function draftOf(
  frame: 'transfer' | 'deployment',
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  from: PartyFill | null,
  to: PartyFill | null,
): readonly Draft[] {
  if (!from && !to) return [];
  const attribution = attributionAt(passage, view, thing.headToken);
  const { mention, quantity } = thing;
  return [
    {
      frame,
      rule: `${frame}.leftover`,
      from: partySlot(from),
      to: partySlot(to),
      item: mention
        ? { code: thing.code, text: thing.text, start: thing.start, end: thing.end }
        : { code: thing.code, text: null, start: null, end: null },
      quantity: quantity ? quantitySlot(quantity, frame === 'transfer' ? 'increment' : 'stock', thing.shared) : null,
      when: null,
      where: null,
      source: attribution?.slot ?? null,
      modality: modalityBeside(null, { attribution, about: from?.id ?? null, aboutTo: to?.id ?? null }),
      quote: quoteOf(view, ...ownWords(thing)),
    },
  ];
}
