// What each number of a passage may be claimed as. What enters: a passage and the drafts of all its frames. What leaves: the
// numbers that count or measure something, and a draft of a number in a frame: its own words, sides from its phrase, else as
// the passage goes on ("11,000 now"), else from what the passage is about. Most of them are no claims, or in another frame:
// only the judgement (judgement/numbers.ts) knows which to take.
import type { Frame as FrameName, Outcome, PartySlot } from '../claim.ts';
import { attributionAt } from '../discourse/attribution.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { ancestorsOf } from '../predication/tree.ts';
import { modalityBeside } from '../slots/modality.ts';
import { type PartyFill, partySlot } from '../slots/party.ts';
import { isMoney, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Lower } from '../spelling.ts';
import { isKept } from './assets-kept.ts';
import { clauseAround, isActToCome } from './bare-clause.ts';
import { isLimit } from './ceilings.ts';
import { isOfSource, isOfThings } from './counting.ts';
import { impliedHost, impliedOwner, ownerOf, placeBehind } from './deployment-parties.ts';
import { directionOf } from './direction.ts';
import { completeDirection, type Flow, type Flows, flowsOf } from './flows.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { SOLDIERS } from './people-counts.ts';
import { ownWords } from './quotes.ts';
import { isRestrained } from './restrained.ts';
import { aboutWhom } from './statistic-owner.ts';
import { isCountable, type Thing, thingsOf } from './things.ts';
import { OUTCOMES } from './tolls.ts';
import { actingIn } from './transfer.ts';

/** Frames that a number may be claimed in. */
export const NUMBER_FRAMES = [
  'transfer',
  'deployment',
  'casualties',
  'statistic',
] as const satisfies readonly FrameName[];
export type NumberFrame = (typeof NUMBER_FRAMES)[number];

/** A number where it stands, and what it counts where a word says so. */
export type NumberAt = {
  readonly view: SentenceView;
  readonly quantity: QuantityMention;
  readonly thing: Thing | null;
};

/** The numbers of a passage that count or measure something, in the order of the text. */
export function numbersIn(passage: Passage): readonly NumberAt[] {
  const lexicon = lexiconOf(passage.language);
  return passage.sentences.flatMap((view) => {
    if (view.mentions.quantities.length === 0) return [];
    const things = thingsOf(view, lexicon);
    return view.mentions.quantities
      .filter(
        (q) => !q.measureOnly && standsFree(passage.context.text, q) && isOfThings(view, q) && !isOfSource(view, q),
      )
      .map((quantity) => ({ view, quantity, thing: things.find((t) => t.quantity === quantity) ?? null }));
  });
}

/** Whether a number is a word of its own in prose, not a part of code, markup or an address ("hit=1", "f(1)"). */
const standsFree = (text: string, { start, end }: QuantityMention): boolean =>
  /^[^\p{L}\p{N}=(<>/_]?$/u.test(text.slice(Math.max(0, start - 1), start)) &&
  /^[^\p{L}\p{N}=)<>/_]?$/u.test(text.slice(end, end + 1));

/** The drafts of a passage as its numbers go on with them. */
export type Told = {
  /** Drafts with a number, by frame, in the order of the text. */
  readonly counted: ReadonlyMap<FrameName, readonly Draft[]>;
  readonly flows: Flows;
};

/** Gathers what the numbers of a passage may go on with. */
export function toldIn(passage: Passage, drafts: readonly Draft[]): Told {
  const ordered = [...drafts].sort((a, b) => a.quote.start - b.quote.start);
  return {
    counted: Map.groupBy(
      ordered.filter((d) => d.quantity !== null || d.item !== null),
      (d) => d.frame,
    ),
    flows: flowsOf(flowsIn(passage, ordered)),
  };
}

/** A draft of a number in a frame; null where its words rule that out, or nobody is named. */
export function readingOf(passage: Passage, at: NumberAt, frame: NumberFrame, told: Told): Draft | null {
  const { view, quantity, thing } = at;
  if (passage.discourse.topic.length === 0) return null;
  const near = nearest(told.counted.get(frame) ?? [], quantity);
  if (frame === 'transfer' && thing === null && goesOnOtherwise(at, frame, near, told)) return null;
  if (thing === null && isSaidAgain(quantity, told)) return null;
  if (frame === 'transfer' && isLimit(quantity, told.counted.get('statistic') ?? [])) return null;
  if (frame === 'transfer' && isAllowed(passage, view, (thing ?? quantity).headToken)) return null;
  const code = codeOf(at, frame, near);
  if (code === null) return null;
  const counted: Thing = thing ?? { ...spanOf(quantity), code, mention: null, quantity, shared: false };
  if (frame === 'transfer' && isKept(view, { ...counted, code }, lexiconOf(passage.language))) return null;
  const [from, to] = SIDES[frame](passage, view, { ...counted, code }, near, told);
  if (from === null && to === null) return null;
  if (thing === null && near !== null && isTurned(near, from, to)) return null;
  const attribution = attributionAt(passage, view, counted.headToken);
  const clause = clauseAround(view, counted.headToken, lexiconOf(passage.language));
  return {
    frame,
    rule: `${frame}.number`,
    from,
    to,
    item: thing?.mention
      ? { code, text: thing.text, start: thing.start, end: thing.end }
      : { code, text: null, start: null, end: null },
    quantity: quantitySlot(quantity, near?.quantity?.basis ?? BASIS[frame], thing?.shared ?? false),
    when: null,
    where: null,
    source: attribution?.slot ?? null,
    modality: modalityBeside(clause, {
      attribution,
      present: frame !== 'casualties' && quantity.per === null && isActToCome(view, clause),
      about: from?.id ?? null,
      aboutTo: to?.id ?? null,
    }),
    ...(frame === 'casualties' ? { outcome: outcomeOf(view, near) } : {}),
    quote: quoteOf(view, ...(thing ? ownWords(thing) : withCounted(quantity))),
  };
}

/** Numbers from here on do not come twice by chance. */
const LARGE = 1000;

/** "the nine million are for one year": a large number without a word of its own that was told before is what that was. */
function isSaidAgain({ low, high, start }: QuantityMention, { counted }: Told): boolean {
  const value = low ?? high;
  if (value === null || Number(value) < LARGE) return false;
  return [...counted.values()].flat().some(({ quantity: q }) => {
    const isBefore = q !== null && q.start !== null && q.start < start;
    return isBefore && (q.low === value || q.high === value);
  });
}

/** "allows it to import 500,000 barrels a year", "caps imports at 500,000": what may be given is not given. */
function isAllowed({ language }: Passage, view: SentenceView, token: number): boolean {
  const lexicon = lexiconOf(language);
  const { tree } = view;
  if (isRestrained(view, token, lexicon)) return true;
  return ancestorsOf(tree, token).some((i) =>
    lexicon.startsOf(tree.bases[i] as Lower).entries?.some((e) => e.sense === 'permit'),
  );
}

/** Whether a number without a word of its own has a draft of another frame in its sentence to go on with, and none of this. */
function goesOnOtherwise({ view, quantity }: NumberAt, frame: NumberFrame, near: Draft | null, told: Told): boolean {
  const { start, end } = view.sentence;
  const isHere = (d: Draft | null): boolean => d !== null && d.quote.start >= start && d.quote.end <= end;
  if (isHere(near)) return false;
  return NUMBER_FRAMES.some((f) => f !== frame && isHere(nearest(told.counted.get(f) ?? [], quantity)));
}

/** Whether the sides are those of the draft that a number would go on with, the other way round: then it does not. */
const isTurned = (near: Draft, from: PartySlot | null, to: PartySlot | null): boolean =>
  (from !== null && from.id === near.to?.id) || (to !== null && to.id === near.from?.id);

const BASIS = { transfer: 'increment', deployment: 'stock', casualties: 'total', statistic: 'total' } as const;

const spanOf = ({ start, end, first, last, headToken, text }: QuantityMention) => ({
  start,
  end,
  first,
  last,
  headToken,
  text,
});

/** A number and the word right behind it that it counts. */
const withCounted = ({ first, last, counted }: QuantityMention): [number, number] => [
  first,
  counted !== null && counted >= last && counted - last < 4 ? counted + 1 : last,
];

/** Characters between a number and the draft that it goes on with, at most. */
const REACH = 600;

/** The draft nearest to a number that counts in the same unit, those before it first. */
function nearest(drafts: readonly Draft[], q: QuantityMention): Draft | null {
  const away = (d: Draft): number =>
    (d.quote.start <= q.start ? Math.max(0, q.start - d.quote.end) : 2 * (d.quote.start - q.end)) +
    (d.quantity === null ? 60 : 0);
  const fits = (d: Draft): boolean =>
    d.quantity === null ? q.unit !== 'count' || isCountable(d.item?.code ?? '') : d.quantity.unit === q.unit;
  let [best, least]: [Draft | null, number] = [null, REACH + 1];
  for (let i = firstFrom(drafts, q.start - 3 * REACH, (d) => d.quote.start); i < drafts.length; i += 1) {
    const d = drafts[i];
    if (d === undefined || d.quote.start > q.start + REACH) break;
    if (d.quantity?.start === q.start || !fits(d) || away(d) >= least) continue;
    [best, least] = [d, away(d)];
  }
  return best;
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

/** What is counted in a frame: its own word's code, else that of what it goes on with; null where that cannot be. */
function codeOf({ view, quantity, thing }: NumberAt, frame: NumberFrame, near: Draft | null): string | null {
  const own = thing?.code ?? null;
  const people = own?.startsWith('personnel') === true;
  if (frame === 'statistic')
    return own !== null ? itemLabel(own) : quantity.unit === 'percent' ? 'share' : labelOf(view, quantity);
  if (quantity.unit !== 'count' && (frame === 'casualties' || (frame === 'deployment' && quantity.unit !== 'percent')))
    return null;
  if (frame === 'casualties') return own === null || people ? (own ?? SOLDIERS) : null;
  if (frame === 'deployment') return own ?? near?.item?.code ?? SOLDIERS;
  if (people && own !== 'personnel.prisoner' && own !== 'personnel.worker') return null;
  return own ?? near?.item?.code ?? (isMoney(quantity) ? 'money' : null);
}

/** A figure's label: the noun that it counts. */
const labelOf = ({ tree }: SentenceView, { counted }: QuantityMention): string =>
  counted === null ? 'figure' : (tree.lemmas[counted] ?? 'figure');

/** The side of a draft as what a number that goes on with it means. */
const meant = (slot: PartySlot | null | undefined): PartySlot | null =>
  slot ? { id: slot.id, text: null, start: null, end: null, known: 'implied', rule: 'number.ongoing' } : null;

type Sides = readonly [from: PartySlot | null, to: PartySlot | null];

const SIDES: Readonly<
  Record<NumberFrame, (passage: Passage, view: SentenceView, thing: Thing, near: Draft | null, told: Told) => Sides>
> = {
  transfer: (passage, view, thing, near, { flows }) => {
    const lexicon = lexiconOf(passage.language);
    const given = directionOf(passage, view, thing, [], lexicon);
    if (near && given.from.strength === 'none' && given.to.strength === 'none' && thing.mention === null)
      return [meant(near.from), meant(near.to)];
    const spot = { sentence: view.index, at: thing.start, code: thing.code, back: false, makers: [] };
    const acting = actingIn(passage, view, lexicon, null);
    const { from, to } = completeDirection(passage, { ...spot, acting }, given, flows);
    return [partySlot(from.fills[0] ?? null), partySlot(to.fills[0] ?? null)];
  },
  deployment: (passage, view, thing, near) => {
    const owner = ownerOf(passage, view, thing);
    const from = partySlot(owner) ?? meant(near?.from) ?? partySlot(impliedOwner(passage));
    const beside = placeBehind(passage, view, thing);
    const host = beside && beside.id !== from?.id ? partySlot(beside) : null;
    return [from, host ?? meant(near?.to) ?? partySlot(impliedHost(passage, fillOfSlot(from)))];
  },
  casualties: (passage, view, thing, near) => [
    partySlot(ownerOf(passage, view, thing)) ?? meant(near?.from) ?? partySlot(impliedOwner(passage)),
    null,
  ],
  statistic: (passage, view, thing, near) => {
    const owner = aboutWhom(passage, view, {
      token: thing.headToken,
      label: '',
      rule: 'statistic.number',
      p: null,
      basis: 'total',
    });
    const known = owner?.mention ? partySlot(owner) : (meant(near?.from) ?? partySlot(owner));
    return [known, null];
  },
};

const fillOfSlot = (slot: PartySlot | null): PartyFill | null =>
  slot && { id: slot.id, mention: null, known: 'implied', rule: slot.rule ?? 'number.ongoing' };

/** What became of people: as the nearest words of losses have it, else as the passage goes on. */
function outcomeOf(view: SentenceView, near: Draft | null): Outcome {
  const told = view.predications.find((p) => p.entry.family === 'casualties');
  return (told && OUTCOMES[told.sense]) ?? near?.outcome ?? 'killed+wounded';
}

/** The flows of the drafts, in the order of the text. */
function flowsIn({ sentences }: Passage, drafts: readonly Draft[]): readonly Flow[] {
  const idOf = (slot: PartySlot | null, known: string): string | null => (slot?.known === known ? slot.id : null);
  return drafts
    .filter((d) => d.frame === 'transfer')
    .map(
      (d): Flow => ({
        from: idOf(d.from, 'stated'),
        to: idOf(d.to, 'stated'),
        weakFrom: idOf(d.from, 'implied'),
        weakTo: idOf(d.to, 'implied'),
        code: d.item?.code ?? '',
        sentence: firstFrom(sentences, d.quote.start + 1, (v) => v.sentence.start) - 1,
        at: d.item?.start ?? d.quote.start,
      }),
    )
    .sort((a, b) => a.sentence - b.sentence || a.at - b.at);
}
