// The judgement: a small trained part after the frames' drafts and before the gate. What enters: a passage, its drafts,
// the weights. What leaves: the drafts that a careful reader would take, those of numbers in their likeliest frame among them,
// their roles decided, each with its certainty; when, where and by whom of all of them decided.
import type { Frame as FrameName } from '../claim.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import { classOf } from './anchor.ts';
import { type Asked, tellClaim } from './claim-features.ts';
import { sigmoid, type Weigher, weigherOf } from './linear.ts';
import { opinionOf, type Share, together } from './net/opinion.ts';
import { frameOdds, numberDrafts, oddsOf, weighedNumbers } from './numbers.ts';
import { type Ground, groundOf } from './parties-named.ts';
import { weightiest, withNet } from './reasons.ts';
import { type Decided, decideAll } from './roles.ts';
import { newSheet, type Sheet, sumOn } from './sheet.ts';
import { decideSlots, type Placed } from './slots/decide.ts';
import type { Judgement } from './weights.ts';

/** Judges the drafts of a passage. */
export const judge = (passage: Passage, drafts: readonly Draft[], judgement: Judgement): readonly Draft[] =>
  judgeAll([passage], [drafts], judgement)[0] ?? [];

/** Judges the drafts of several passages, each by itself, step by step for all of them. */
export function judgeAll(
  passages: readonly Passage[],
  drafts: readonly (readonly Draft[])[],
  judgement: Judgement,
): readonly (readonly Draft[])[] {
  const grounds = passages.flatMap((passage, p) => (drafts[p]?.length ? [groundOf(passage, drafts[p])] : []));
  const counted = grounds.map((ground) => countedBy(ground, judgement));
  const decided = counted.map(({ ground, numbers, odds }) =>
    decideAll(ground, numberDrafts(ground, numbers, odds), (f) => marginOf(judgement, f), judgement.roles),
  );
  const sure = judgement.setting.get('passage') ?? 0;
  const accepted = counted.map((one, g) => {
    const taken = acceptedOf(one, decided[g] ?? [], judgement);
    return hasSubject(one.ground.passage, taken, sure) ? taken : [];
  });
  const judged = new Map(
    grounds.map(({ passage }, g) => [
      passage,
      decideSlots(passage, oncePerMove(oncePerNumber(accepted[g] ?? [])), judgement),
    ]),
  );
  return passages.map((passage) => judged.get(passage) ?? []);
}

/** A passage's parties and numbers, and how likely each number counts in which frame. */
type Counted = {
  readonly ground: Ground;
  readonly numbers: ReturnType<typeof weighedNumbers>;
  readonly odds: ReturnType<typeof frameOdds>;
};

function countedBy(ground: Ground, { number }: Judgement): Counted {
  const numbers = weighedNumbers(ground);
  return { ground, numbers, odds: frameOdds(numbers, number) };
}

const sheet = newSheet();

/** What is asked of one draft after the other: a literal of numbers that are now whole and now not is compiled anew each time. */
const asked: { -readonly [K in keyof Asked]: Asked[K] | null } = { draft: null, place: null, sure: 0.5, counted: null };

/** The drafts that are likely enough to be claims, with their certainty. */
function acceptedOf({ ground, odds }: Counted, decided: readonly Decided[], judgement: Judgement): readonly Placed[] {
  const now: Draft[] = [];
  for (let i = 0; i < ground.drafts.length; i += 1) now.push((decided[i] as Decided).draft);
  const likely: Placed[] = [];
  const net = isBrief(ground.passage) ? null : judgement.netFor(ground.passage.language);
  for (const { draft, place, probability } of decided) {
    sheet.count = 0;
    asked.draft = draft;
    asked.place = place;
    asked.sure = probability;
    asked.counted = oddsOf(odds, draft);
    tellClaim(sheet, ground, asked as Asked, now);
    const accept = weigherOf(judgement.accept, ['', draft.frame]);
    const opinion = opinionOf(net, { draft, place });
    if (sigmoid(together(sumOn(sheet, accept), opinion.accept)) < leastFor(draft, judgement)) continue;
    const weigher = weigherOf(judgement.certain, ['', draft.frame]);
    const { certainty, reasons } = certaintyOf(weigher, sheet, opinion.certain);
    likely.push({ draft: { ...draft, certainty, reasons }, place });
  }
  const isFaint = ({ draft }: Placed): boolean => {
    const least = judgement.setting.get(`faint.${draft.frame}`) ?? FAINTEST;
    return (draft.certainty ?? 0) < (hasBothSides(draft) ? SIDED * least : least);
  };
  return likely.filter((a) => !isFaint(a) || likely.some((b) => !isFaint(b) && areListed(a, b)));
}

/**
 * What would be wrong six times in seven is no claim: a reader would lose more by it than gain. Of effects less is asked (a setting):
 * training has few of them, and a causal link that is missing is missed more than one too many.
 */
export const FAINTEST = 0.15;
/** The part of it that is enough where the sentence names both sides: such a claim is right oftener than the weights say in a text about other things. */
const SIDED = 2 / 3;

/** Two things of one act with the same sides: those of a list stand together, the faint ones with the others. */
const areListed = (a: Placed, b: Placed): boolean =>
  a.draft.rule === b.draft.rule &&
  a.draft.item !== null &&
  b.draft.item !== null &&
  a.place?.main != null &&
  a.place.view === b.place?.view &&
  a.place.main.trigger === b.place.main?.trigger &&
  a.draft.from?.id === b.draft.from?.id &&
  a.draft.to?.id === b.draft.to?.id;

/**
 * Texts below so many UTF-16 units say too little to be measured by their surest claim, and stand for themselves: what the net
 * has learnt of passages does not hold of a sentence or two.
 */
const BRIEF = 300;
const isBrief = ({ document: { text } }: Passage): boolean => text.length < BRIEF;

/**
 * Whether a text is about what is claimed at all: of a text that is not, every claim is unsure. One claim that is as sure as
 * `least` (0 to 1), or whose sentence names both sides, speaks for the others; a stance aimed at nobody does not, since in
 * texts about anything somebody says something.
 */
export const hasSubject = (passage: Passage, taken: readonly { readonly draft: Draft }[], least: number): boolean =>
  isBrief(passage) ||
  taken.some(({ draft }) => hasBothSides(draft) || ((draft.certainty ?? 0) >= least && !isAimless(draft)));

const isAimless = ({ frame, to }: Draft): boolean => frame === 'position' && to === null;

/** Frames whose two sides are seldom wrong where the sentence names both. */
const TWO_SIDED: ReadonlySet<FrameName> = new Set<FrameName>(['transfer', 'deployment', 'agreement', 'meeting']);

/**
 * Who gives to whom, goes to whom or meets whom, both named as such by the sentence, is seldom wrong: a third of the probability
 * is enough. (The corpora hold few passages of one sentence, and there the judgement asks too much.)
 */
function leastFor(draft: Draft, { setting }: Judgement): number {
  const least = setting.get('accept') ?? 0;
  return hasBothSides(draft) ? least / 3 : Math.min(least, setting.get(`accept.${draft.frame}`) ?? least);
}

const hasBothSides = ({ frame, from, to }: Draft): boolean =>
  TWO_SIDED.has(frame) && from?.known === 'stated' && to?.known === 'stated';

const certaintyOf = (weigh: Weigher, on: Sheet, share: Share): Required<Pick<Draft, 'certainty' | 'reasons'>> => ({
  certainty: rounded(sigmoid(together(sumOn(on, weigh), share))),
  reasons: withNet(weightiest(weigh, on), share.net),
});

/** Least gain for another pair than the rules'; null for frames whose roles stay the rules'. */
export const marginOf = (judgement: Judgement, frame: FrameName): number | null =>
  judgement.setting.get(`role.${frame}`) ?? null;

const rounded = (p: number): number => Math.round(p * 1000) / 1000;

/** What is less sure is doubtful: it is right less than every third time. */
const DOUBTFUL = 0.3;

/**
 * Who has moved whose people where, told again without a number, in the same way or by a noun ("the sending of soldiers"), is
 * what was told before, where it is doubtful: of all such drafts on folds 0 and 1 gold has 12 of 39.
 */
export const oncePerMove = (placed: readonly Placed[]): readonly Placed[] =>
  placed.filter(
    (p) => p.draft.frame !== 'deployment' || p.draft.quantity !== null || !placed.some((b) => isMoved(b, p)),
  );

const isMoved = ({ draft: before }: Placed, { draft, place }: Placed): boolean =>
  before.frame === draft.frame &&
  before.quote.start < draft.quote.start &&
  before.from?.id === draft.from?.id &&
  before.to?.id === draft.to?.id &&
  classOf(before) === classOf(draft) &&
  (before.modality === draft.modality || place?.main?.entry.wordClass === 'N') &&
  (before.certainty ?? 0) >= (draft.certainty ?? 0) &&
  (draft.certainty ?? 0) < DOUBTFUL;

/** A number of the text belongs to one claim of one thing: of drafts of several frames on it the surer stands. */
export function oncePerNumber<P extends { readonly draft: Draft }>(placed: readonly P[]): readonly P[] {
  const surest = new Map<number, Draft>();
  for (const { draft } of placed) {
    const at = draft.quantity?.start;
    if (at == null) continue;
    const known = surest.get(at);
    if (known === undefined || (draft.certainty ?? 0) > (known.certainty ?? 0)) surest.set(at, draft);
  }
  return placed.filter(({ draft }) => {
    const at = draft.quantity?.start;
    return at == null || surest.get(at)?.frame === draft.frame;
  });
}
