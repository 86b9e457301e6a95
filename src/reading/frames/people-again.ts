// Counts that go on with people of whom the passage has just told: "9,000 went last autumn, and another 2,500 in February", "half of
// whom are in Kursk", "their number is to reach 30,000". What enters: a sentence, its predications of moving people, the people
// that it names by a word. What leaves: counts as things, each with the predication that it stands in.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childBy, childrenBy, isVerbal, partOf } from '../predication/tree.ts';
import { bareClause } from './bare-clause.ts';
import type { SentenceView } from './frame.ts';
import { isBareCount, isPeopleCode, PEOPLE_ROLES, SOLDIERS, thingOf } from './people-counts.ts';
import { placeTokens } from './people-places.ts';
import { toldEntry } from './people-presence.ts';
import type { Thing } from './things.ts';

/** Counts that go on with the people of a sentence, or with those that the passage named last. */
export function countsAgain(
  view: SentenceView,
  moves: readonly Predication[],
  named: readonly Thing[],
  before: string | null,
  lexicon: Lexicon,
): readonly Thing[] {
  return view.mentions.quantities.flatMap((q) => {
    if (named.some((t) => t.quantity === q)) return [];
    return (
      joinedTo(view, moves, named, q) ??
      partOfThem(view, moves, q, before) ??
      numberOfThem(view, q, before, lexicon) ??
      []
    );
  });
}

/** Tokens between the people and a further count of them, at most. */
const FAR = 16;

/** "9,000 went in autumn, and another 2,500 in February": a count behind a conjunction, with no verb between it and theirs. */
function joinedTo(
  view: SentenceView,
  moves: readonly Predication[],
  named: readonly Thing[],
  q: QuantityMention,
): readonly Thing[] | null {
  if (!isBareCount(view, q)) return null;
  const people = named.findLast((t) => t.quantity !== null && t.last <= q.first && isPeopleCode(t.code));
  if (!people || q.first - people.last > FAR) return null;
  const by = moves.find((p) => p.entry.wordClass === 'V' && p.args.some((a) => isOf(people, a.role, a.head)));
  if (!by || by.trigger > q.first) return null;
  const { tokens } = view.tree;
  const between = tokens.slice(Math.max(people.last, by.trigger + 1), q.first);
  if (!between.some((t) => t.upos === 'CCONJ' || t.text === ';') || between.some((t) => t.upos === 'VERB')) return null;
  return isTimedOrPlaced(view, q) ? [{ ...thingOf(q, q), code: people.code, by, again: true }] : null;
}

const isOf = (people: Thing, role: string, head: number): boolean =>
  PEOPLE_ROLES.has(role) &&
  (head === people.headToken ||
    (people.quantity !== null && head >= people.quantity.first && head < people.quantity.last));

/** Tokens around a count in which the date of it may stand. */
const BESIDE = 6;

/** A date or a place right beside the count, before or behind it, says when or where the further ones went. */
const isTimedOrPlaced = (view: SentenceView, q: QuantityMention): boolean =>
  view.mentions.dates.some((d) => (d.first >= q.last ? d.first - q.last : q.first - d.last) <= BESIDE) ||
  view.mentions.places.some((m) => m.first >= q.last && m.first - q.last <= BESIDE) ||
  placeTokens(view, q.last).length > 0;

/** "half of whom were rotated in", "joista puolet on Kurskissa", "most of them at Agadez": a part of those who were named. */
function partOfThem(
  view: SentenceView,
  moves: readonly Predication[],
  q: QuantityMention,
  before: string | null,
): readonly Thing[] | null {
  if (q.unit !== 'percent' && !isBareCount(view, q)) return null;
  if (q.counted !== null && q.counted >= q.last && view.tree.tokens[q.counted]?.upos === 'NOUN') return null;
  const code = view.mentions.items.findLast((m) => m.last <= q.first)?.code ?? before ?? '';
  if (!isPeopleCode(code) || !isOfPronoun(view, q)) return null;
  const by = moves.find(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.trigger >= q.last &&
      p.trigger - q.last <= BESIDE &&
      noComma(view, q.last, p.trigger),
  );
  if (by) return [{ ...thingOf(q, q), code: code || SOLDIERS, by, again: true }];
  const at = isFollowed(view, q) ? q.last + 2 : q.last;
  const { tree } = view;
  if (placeTokens(view, at).length === 0) return null;
  const verb = ancestorsOf(tree, q.headToken).find((i) => isVerbal(tree.tokens[i])) ?? q.headToken;
  return [
    { ...thingOf(q, q), code: code || SOLDIERS, by: presentAt(view, q, verb, placeTokens(view, at)), again: true },
  ];
}

const noComma = ({ tree }: SentenceView, from: number, to: number): boolean =>
  tree.tokens.slice(from, to).every((t) => t.text !== ',' && t.text !== ';');

/** "of them", "of whom" right behind a number. */
const isFollowed = ({ tree }: SentenceView, q: QuantityMention): boolean =>
  tree.tokens[q.last]?.text === 'of' && tree.tokens[q.last + 1]?.upos === 'PRON';

/** Such words behind the number, or a pronoun in a case of "of" right before it ("joista", "heistä"), or "of whom" before it. */
function isOfPronoun(view: SentenceView, q: QuantityMention): boolean {
  if (isFollowed(view, q)) return true;
  const { tokens } = view.tree;
  for (let i = q.first - 1; i >= Math.max(0, q.first - 3); i -= 1) {
    const t = tokens[i];
    if (t?.upos === 'PRON' && (t.feats.Case === 'Ela' || tokens[i - 1]?.text.toLowerCase() === 'of')) return true;
    if (t?.text === ',' || t?.upos === 'VERB') return false;
  }
  return false;
}

/** That a part of them is at a place, as a predication of its own. */
const presentAt = (view: SentenceView, q: QuantityMention, verb: number, places: readonly number[]): Predication => ({
  trigger: q.headToken,
  entry: toldEntry('presence'),
  sense: 'presence',
  args: places.map((head) => ({ role: 'place', head, tokens: [head], found: 'proximity', marked: true })),
  form: 'noun',
  voice: 'active',
  negated: false,
  cues: [],
  containers: isVerbal(view.tree.tokens[verb]) ? [verb] : [],
  clause: { first: q.first, last: Math.max(q.last, ...places) + 1 },
});

/** "their number is expected to reach 30,000": how many they are, where the passage speaks of people. */
function numberOfThem(
  view: SentenceView,
  q: QuantityMention,
  before: string | null,
  lexicon: Lexicon,
): readonly Thing[] | null {
  if (!isPeopleCode(before ?? '') || !isBareCount(view, q)) return null;
  const { tree } = view;
  const verb = ancestorsOf(tree, q.headToken).find((i) => isVerbal(tree.tokens[i]) || childBy(tree, i, 'cop') !== -1);
  if (verb === undefined) return null;
  const top = ancestorsOf(tree, verb).find((i) => childrenBy(tree, i, 'nsubj').length > 0);
  const subjects = [verb, ...(top === undefined ? [] : [top])].flatMap((i) => childrenBy(tree, i, 'nsubj'));
  const isNumber = subjects.some(
    (s) =>
      partOf(tree, s, lexicon) === 'number-of' &&
      !childrenBy(tree, s, 'nmod').some((c) => tree.tokens[c]?.upos === 'NOUN'),
  );
  if (!isNumber || view.mentions.items.some((m) => !isPeopleCode(m.code))) return null;
  const clause = bareClause(view, verb, lexicon);
  return [{ ...thingOf(q, q), by: { ...clause, entry: toldEntry('told'), sense: 'told', form: 'noun' }, again: true }];
}
