// What goes to either side of a war or to neither: "has sent weapons to neither side", "denies supplying either party". What
// enters: a sentence, its things and predications. What leaves: the two sides as those who get it, the thing where no word
// says it, and whether the words themselves deny it.
import { areOpposed } from '../discourse/exchanges.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { Lower } from '../spelling.ts';
import { type Direction, NONE } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Tokens between a verb of giving and the side that it gives to, at most. */
const REACH = 12;

/** Kinds of words for one of two who fight. */
const SIDE: ReadonlySet<string> = new Set(['side', 'side-of-two']);

/** The word of a side behind a verb of giving, and whether it is of neither; null where there is none. */
function sideBehind(
  { tree }: SentenceView,
  { entry, sense, trigger }: Predication,
  { markerOf }: Lexicon,
): { readonly at: number; readonly none: boolean } | null {
  if (entry.wordClass !== 'V' || !/^(?:give|equip)$/u.test(sense)) return null;
  const last = Math.min(tree.tokens.length, trigger + REACH);
  for (let at = trigger + 2; at < last && tree.tokens[at - 1]?.text !== ','; at += 1) {
    if (!SIDE.has(markerOf(tree.bases[at] as Lower))) continue;
    const kind = markerOf(tree.bases[at - 1] as Lower);
    return kind === 'either' || kind === 'neither' ? { at, none: kind === 'neither' } : null;
  }
  return null;
}

/** Things given to either side without a word for them: of the kind told last, arms where those are who the verb arms. */
export const givenToSides = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] => {
  const by = predications.find((p) => sideBehind(view, p, lexicon) !== null);
  const token = by && view.tree.tokens[by.trigger];
  if (!by || !token || named.some((t) => Math.abs(t.first - by.trigger) <= REACH)) return [];
  const code = before.findLast((c) => /^(?:weapon|ammunition|missile|drone|equipment)/u.test(c)) ?? 'weapon';
  const { start, end, text } = token;
  const at = { start, end, text, first: by.trigger, last: by.trigger + 1, headToken: by.trigger };
  return [{ ...at, code, mention: null, quantity: null, shared: false, by }];
};

/** The predication that gives to neither side as one that denies. */
export const deniedToSides = (view: SentenceView, p: Predication, lexicon: Lexicon): Predication =>
  !p.negated && sideBehind(view, p, lexicon)?.none ? { ...p, negated: true } : p;

/** The two sides that get what is given to either: of the parties of the passage the first two who fight each other, else the first two. */
export function sidesOf(
  { discourse }: Passage,
  view: SentenceView,
  p: Predication | undefined,
  from: Direction['from'],
  lexicon: Lexicon,
): Direction['to'] {
  if (!p || sideBehind(view, p, lexicon) === null) return NONE;
  const others = discourse.topic.filter((id) => !from.fills.some((f) => f.id === id));
  const first = others.find((a) => others.some((b) => areOpposed(a, b))) ?? others[0];
  if (first === undefined) return NONE;
  const second = others.find((b) => b !== first && areOpposed(first, b)) ?? others.find((b) => b !== first);
  const fills = [first, second].flatMap((id) =>
    id === undefined ? [] : [{ id, mention: null, known: 'implied' as const, rule: 'discourse.flow' }],
  );
  return { fills, strength: 'strong' };
}
