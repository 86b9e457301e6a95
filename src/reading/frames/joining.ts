// Those who join in a giving that the passage has told: "Norway and Spain followed suit", "Tanskakin on mukana". What enters:
// a sentence's named things, the codes that the passage has named. What leaves: things of the kind named
// last, each in the predication of joining, whose subject gives.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import { isPerson } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Tokens behind a verb of joining in which its other words stand, and before it, at most. */
const REACH = 5;
const BEFORE = 3;

/** Things of those who join in. */
export function joinedOf(
  view: SentenceView,
  named: readonly Thing[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] {
  return view.predications.flatMap((p) => {
    if (p.sense !== 'join' || !isWhole(view, p, lexicon) || isUnion(view, p) || isElsewhere(view, p)) return [];
    const joins = p.args.filter((a) => a.role === 'giver').flatMap((a) => a.tokens);
    if (!view.mentions.parties.some((m) => joins.includes(m.headToken))) return [];
    const joined = givenTogether(p, named);
    if (joined.length > 0 || isMade(view, p, named)) return joined;
    const code =
      named.findLast((t) => t.last <= p.trigger && !isPerson(t.code))?.code ?? before.findLast((c) => !isPerson(c));
    const token = view.tree.tokens[p.trigger];
    if (code === undefined || !token) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: p.trigger, last: p.trigger + 1, headToken: p.trigger };
    return [{ ...at, code, mention: null, quantity: null, shared: false, by: p }];
  });
}

/** "osallistuu turvatakuisiin", "joined the training": what several give together, by its own word, where a party joins in that. */
const givenTogether = (p: Predication, named: readonly Thing[]): readonly Thing[] =>
  named
    .filter((t) => TOGETHER.test(t.code) && p.args.some((a) => a.role === 'joined' && a.head === t.headToken))
    .map((t) => ({ ...t, by: p }));

const TOGETHER = /^(?:assurance\.security|training|money$|aid)/u;

/** Verbs that say something else alone ("follow", "want") join only with a word of joining near ("suit", "in"). */
function isWhole({ tree }: SentenceView, p: Predication, lexicon: Lexicon): boolean {
  if (lexicon.markers.get(p.entry.lemma) !== 'joins-with') return true;
  const last = Math.min(tree.tokens.length, p.trigger + REACH);
  for (let i = Math.max(0, p.trigger - BEFORE); i < last; i += 1)
    if (i !== p.trigger && (lexicon.markerOf(tree.bases[i] as Lower) === 'joining' || isAlone(tree, i))) return true;
  return false;
}

/** "wants in", "is in on it": the particle with nothing that it is in. */
function isAlone(tree: Tree, i: number): boolean {
  if (tree.lemmas[i] !== 'in') return false;
  const next = tree.tokens[i + 1];
  return next === undefined || next.upos === 'PUNCT' || next.lemma === 'on' || next.lemma === 'too';
}

/** Where the verb has a thing of its own, it gives that. */
const isMade = (view: SentenceView, p: Predication, named: readonly Thing[]): boolean =>
  named.some((t) => t.first > p.trigger && t.first - p.trigger <= REACH) ||
  view.mentions.quantities.some((q) => q.first > p.trigger && q.first - p.trigger <= REACH && !q.measureOnly);

/** "takes part in the talks": what somebody takes part in is named, and it is no giving. */
const isElsewhere = ({ tree }: SentenceView, p: Predication): boolean =>
  p.args.some((a) => a.role === 'elsewhere' && tree.tokens[a.head]?.upos !== 'PRON');

/** To join a union or an alliance gives nothing. */
const isUnion = (view: SentenceView, p: Predication): boolean =>
  p.args.some(
    (a) =>
      a.role === 'joined' &&
      view.mentions.parties.some((m) => (m.id ?? '').length > 2 && a.head >= m.first && a.head < m.last),
  );
