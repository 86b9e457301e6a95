// Numbers that count more than what stands beside them. What enters: a sentence's things, each with its own number. What
// leaves: the things, where one number covers several of a list ("200 tykkiä ja raketinheitintä", "160 000 tonnia öljyä ja
// viljaa", "satoja risteily- ja ilmatorjuntaohjuksia") or is said again by a word ("saman verran raketinheittimiä").
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { lemmaOf, type Tree } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { isCountable, type Thing } from './things.ts';

/** The things of a sentence with the numbers that cover them too. */
export function withShared(view: SentenceView, things: readonly Thing[], lexicon: Lexicon): readonly Thing[] {
  let list = things;
  for (let i = 0; i < list.length; i += 1) {
    const anchor = list[i];
    if (!anchor?.quantity || anchor.mention === null || anchor.quantity.first > anchor.headToken) continue;
    const covered = coveredBy(view, list, i, lexicon);
    if (covered === 0) continue;
    const { quantity } = anchor;
    const last = i + covered;
    list = list.map((t, k) => (k < i || k > last ? t : { ...t, quantity, shared: true }));
    i = last;
  }
  return list.map((t, k) => (t.quantity === null ? asMany(view, t, list.slice(0, k), lexicon) : t));
}

/** How many things behind one its number covers too. */
function coveredBy(view: SentenceView, things: readonly Thing[], at: number, lexicon: Lexicon): number {
  const covers = COVERS.find((rule) => rule.fits(view, things[at] as Thing));
  if (!covers) return 0;
  let count = 0;
  for (let before = things[at] as Thing; ; count += 1) {
    const next = things[at + count + 1];
    if (!next || next.quantity !== null || next.mention === null || !isNext(view, before, next)) break;
    if (!covers.also(view, next, before, lexicon)) break;
    before = next;
  }
  return covers.pair && count > 0 && (count > 1 || isList(view, things[at + 2], things[at + 1])) ? 0 : count;
}

type Covering = {
  /** Whether the number of a thing may cover others. */
  readonly fits: (view: SentenceView, anchor: Thing) => boolean;
  /** Whether it covers the next one as well. */
  readonly also: (view: SentenceView, next: Thing, before: Thing, lexicon: Lexicon) => boolean;
  /** Whether that holds of two that "and" joins only. */
  readonly pair?: boolean;
};

const COVERS: readonly Covering[] = [
  // "satoja risteily- ja ilmatorjuntaohjuksia": a word cut short is completed by the next.
  {
    fits: (view, t) => isCut(view, t),
    also: (view, _, before) => isCut(view, before),
  },
  // "300 miljoonaa kruunua drooneihin ja tutkiin": what a sum goes into.
  {
    fits: (view, t) => isMoney(t.quantity as QuantityMention) && caseOf(view, t) === 'Ill',
    also: (view, next) => caseOf(view, next) === 'Ill',
  },
  // "160 000 tonnia öljyä ja viljaa": a measure, which counts no pieces.
  {
    fits: (view, t) => MEASURES.has(t.quantity?.unit ?? '') && caseOf(view, t) === 'Par',
    also: (view, next) => caseOf(view, next) === 'Par',
  },
  // "200 tykkiä ja raketinheitintä": a number governs the singular, which says no number by itself.
  {
    fits: (view, t) => isCounted(view, t) && isSingular(view, t),
    also: (view, next, _, lexicon) =>
      caseOf(view, next) === 'Par' &&
      isSingular(view, next) &&
      isCountable(next.code) &&
      !isMass(lemmaOf(view.tree, next.headToken), lexicon),
  },
  // "satoja ohjuksia ja drooneja": hundreds of both, where nothing else is listed.
  {
    fits: (view, t) => isCounted(view, t) && !isSingular(view, t) && t.quantity?.high === null,
    also: (view, next) => caseOf(view, next) === 'Par' && !isSingular(view, next) && isCountable(next.code),
    pair: true,
  },
];

const MEASURES: ReadonlySet<string> = new Set(['tonne', 'barrel', 'litre', 'cubic-metre']);

const caseOf = ({ tree }: SentenceView, t: Thing): string => tree.tokens[t.headToken]?.feats.Case ?? '';
const isSingular = ({ tree }: SentenceView, t: Thing): boolean => tree.tokens[t.headToken]?.feats.Number !== 'Plur';
const isCut = ({ tree }: SentenceView, t: Thing): boolean => tree.tokens[t.headToken]?.text.endsWith('-') === true;
const isCounted = (view: SentenceView, t: Thing): boolean =>
  t.quantity?.unit === 'count' && caseOf(view, t) === 'Par' && isCountable(t.code);

/** "kalustoa", "panssarintorjuntaa": a word, or the last part of one, for what is never counted. */
function isMass(lemma: string, { markers }: Lexicon): boolean {
  for (let from = 0; from + SHORTEST <= lemma.length; from += 1)
    if (markers.get(lemma.slice(from)) === 'mass') return true;
  return false;
}

/** Letters of a word for such a mass, at least. */
const SHORTEST = 3;

/** Whether one thing follows another in a list: nothing but a comma, a conjunction and modifiers stand between. */
function isNext(view: SentenceView, before: Thing, next: Thing): boolean {
  const between = view.tree.tokens.slice(before.last, next.first);
  return (
    between.length <= 4 &&
    between.some((t) => t.text === ',' || t.upos === 'CCONJ') &&
    between.every((t) => t.text === ',' || t.text === '-' || /^(?:CCONJ|ADJ|NOUN|PROPN|NUM)$/u.test(t.upos)) &&
    !between.some((t) => JOINS_OTHERS.has(t.lemma))
  );
}

/** Conjunctions that set apart what follows. */
const JOINS_OTHERS: ReadonlySet<string> = new Set(['sekä', 'mutta', 'vaan', 'että', 'eikä']);

/** Whether a list goes on behind a thing. */
const isList = (view: SentenceView, next: Thing | undefined, before: Thing | undefined): boolean =>
  next !== undefined && before !== undefined && isNext(view, before, next);

/** Tokens between words for the same number and what they count, at most. */
const AHEAD = 5;

/** "saman verran raketinheittimiä", "yhtä monta ohjusta": the number of the thing before, said by words of its own. */
function asMany(view: SentenceView, thing: Thing, before: readonly Thing[], lexicon: Lexicon): Thing {
  const same = before.findLast((t) => t.quantity?.unit === 'count')?.quantity;
  if (!same || !isCountable(thing.code) || thing.mention === null) return thing;
  const { tree } = view;
  for (let i = thing.first - 1; i >= Math.max(same.last + 1, thing.first - AHEAD); i -= 1)
    if (lexicon.markerBehind(tree.bases[i] as Lower).get(lemmaOf(tree, i - 1)) === 'as-many')
      return { ...thing, quantity: saidAgain(tree, same, i) };
  return thing;
}

/** A number as the two words that end with a token say it again. */
export function saidAgain({ tokens }: Tree, q: QuantityMention, last: number): QuantityMention {
  const [from, to] = [tokens[last - 1], tokens[last]];
  if (!from || !to || to.start - from.end !== 1) return q;
  const said = { start: from.start, end: to.end, text: `${from.text} ${to.text}` };
  return { ...q, ...said, first: last - 1, last: last + 1, headToken: last, counted: null };
}
