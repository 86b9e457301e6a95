// Parts of the people of whom the passage has just told, without a number: "none of them has set foot in …", "the rest stay behind",
// "osa heistä on rintamalla". What enters: a sentence, its predications of moving people, the people that it names by a word,
// the item that the passage named last. What leaves: such words as things, each with the predication that it stands in.
import type { Token } from '../../language/language.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenOf, relationOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { isPeopleCode, PEOPLE_ROLES, thingAt } from './people-counts.ts';
import type { Thing } from './things.ts';

/** The words for a part of people, as the people of a verb of going, staying, fighting. */
export function partsOf(
  view: SentenceView,
  moves: readonly Predication[],
  named: readonly Thing[],
  before: string | null,
  lexicon: Lexicon,
): readonly Thing[] {
  const { tree } = view;
  return tree.tokens.flatMap((token, i) => {
    if (!isPart(view, i, lexicon)) return [];
    const code = view.mentions.items.findLast((m) => m.last <= i)?.code ?? before ?? '';
    if (!isPeopleCode(code) || !isAloneOrOfThem(view, i)) return [];
    if (view.mentions.quantities.some((q) => i >= q.first - 1 && i < q.last)) return [];
    if (named.some((t) => i >= t.first - 1 && i < Math.max(t.last, t.quantity?.last ?? 0) + 1)) return [];
    const by = moves
      .filter((p) => p.args.some((a) => PEOPLE_ROLES.has(a.role) && a.found === 'relation' && a.head === i))
      .filter(
        (p) =>
          p.entry.wordClass === 'V' &&
          p.sense !== 'recruit' &&
          goesSomewhere(view, p) &&
          (isOfThem(view, i) || saysMore(p, i)),
      )
      .toSorted((a, b) => rank(view, a) - rank(view, b))[0];
    return by ? [{ ...thingAt(token as Token, i), code, by, again: true }] : [];
  });
}

/** Whether a thing is such a part: it is of the people of whom the passage told before. */
export const isPartOf = (t: Thing): boolean => t.again === true && t.quantity === null;

const PARTS: ReadonlySet<string> = new Set(['them', 'rest', 'none', 'part-of', 'part-of-them']);

/** Whether a token is such a word; those that are nouns otherwise only before "of them". */
const isPart = ({ tree }: SentenceView, at: number, lexicon: Lexicon): boolean =>
  (PARTS.has(lexicon.markerOf(tree.words[at] as Lower)) && !isPlural(tree.tokens[at])) ||
  (tree.tokens[at]?.upos === 'NOUN' && tree.tokens[at + 1]?.text === 'of' && tree.tokens[at + 2]?.upos === 'PRON');

/** "they", "these": a pronoun of all of them. */
const isPlural = (token: Token | undefined): boolean => token?.upos === 'PRON' && token.feats.Number === 'Plur';

/** A verb of its own before one that only links. */
const rank = ({ tree }: SentenceView, p: Predication): number => (tree.tokens[p.trigger]?.upos === 'AUX' ? 1 : 0);

/** Whether nothing but a pronoun of the people stands with the word ("of them", "of whom", "heistä"), so that it is of no other thing. */
function isAloneOrOfThem({ tree }: SentenceView, at: number): boolean {
  if (/^(?:det|amod|advmod|compound|nmod|appos)/u.test(relationOf(tree, at))) return false;
  return childrenOf(tree, at).every((c) => {
    const token = tree.tokens[c];
    return token?.upos === 'PRON' || token?.upos === 'DET' || relationOf(tree, c) === 'punct' || isPredicate(token);
  });
}

/** "of them", "of whom", "heistä": a pronoun of the people with the word. */
const isOfThem = ({ tree }: SentenceView, at: number): boolean =>
  (tree.tokens[at + 1]?.text === 'of' && tree.tokens[at + 2]?.upos === 'PRON') ||
  [at - 1, at + 1].some((i) => tree.tokens[i]?.upos === 'PRON' && tree.tokens[i]?.feats.Case === 'Ela');

/** Alone, such words are of people only where the verb has somebody who sends them, or a place. */
const saysMore = (p: Predication, at: number): boolean =>
  p.args.some((a) => a.head !== at && (a.role === 'agent' || (a.role === 'place' && a.marked)));

const isPredicate = (token: Token | undefined): boolean => token?.upos === 'ADV' || token?.upos === 'AUX';

/** Going, coming and fighting say enough; being and staying only with the place. */
const goesSomewhere = (view: SentenceView, p: Predication): boolean =>
  p.sense !== 'station' ||
  p.args.some(
    (a) =>
      a.role === 'place' &&
      (view.mentions.places.some((m) => a.tokens.includes(m.headToken)) ||
        view.mentions.parties.some((m) => m.manner === 'name' && m.headToken === a.head)),
  ) ||
  view.predications.some(
    (o) => o.sense === 'fight' && o.form === 'noun' && p.args.some((a) => a.role === 'place' && a.head === o.trigger),
  );
