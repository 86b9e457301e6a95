// A state's money that lies abroad, frozen or kept there: "Belgiassa on jäädytettynä 190 miljardia euroa Venäjän varoja". What
// enters: a sentence, a thing of money. What leaves: whether it is somebody's own that is only kept somewhere, which nobody gives.
// Data: lexica/LANG/resting.tsv.
import { wordKinds } from '../../base/word-kinds.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { ancestorsOf, isVerbal, lemmaOf, relationOf, subtreeOf, type Tree } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whether money has an owner by its own words, is said to be, lie or be frozen at a place that is not the owner's or by another, and goes to nobody. */
export function isKept(view: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const { tree, mentions } = view;
  const word = thing.mention ?? mentions.items.find((m) => Math.abs(m.first - thing.first) <= BESIDE);
  if (thing.code !== 'money' || word?.code !== 'money') return false;
  const phrase = subtreeOf(tree, word.headToken);
  const owner = mentions.parties.find((m) => m.id !== null && phrase.includes(m.headToken) && isOwner(tree, m));
  if (!owner || !isAtRest(tree, word.headToken, lexicon)) return false;
  const others = mentions.parties.filter((m) => m.id !== null && m.id !== owner.id);
  const marks = (m: PartyMention): readonly string[] => markersOf(tree, m.headToken);
  if (others.some((m) => marks(m).some((x) => lexicon.receiverMarkers.has(x)))) return false;
  return (
    others.some((m) => relationOf(tree, m.headToken) === 'nsubj' || marks(m).some((x) => AT.has(x))) ||
    mentions.places.some((m) => m.state !== owner.id && markersOf(tree, m.headToken).some((x) => AT.has(x)))
  );
}

/** Tokens between a sum and the word for whose money it is, at most. */
const BESIDE = 6;

/** Cases and prepositions of where something is. */
const AT: ReadonlySet<string> = new Set(['Ine', 'Ade', 'in', 'at']);

const isOwner = (tree: Tree, { headToken, manner }: PartyMention): boolean =>
  tree.tokens[headToken]?.feats.Case === 'Gen' ||
  manner === 'demonym' ||
  /^(?:amod|nmod:poss)$/u.test(tree.tokens[headToken]?.deprel ?? '');

/** Whether the verbs over a word only say that it is, lies or is frozen there. */
function isAtRest(tree: Tree, token: number, { language }: Lexicon): boolean {
  const resting = wordKinds(`lexica/${language}/resting.tsv`);
  const verbs = [token, ...ancestorsOf(tree, token)].flatMap((i) =>
    isVerbal(tree.tokens[i])
      ? [i]
      : tree.tokens.flatMap((t, c) =>
          tree.heads[c] === i && (relationOf(tree, c) === 'cop' || isState(tree, c)) && isVerbal(t) ? [c] : [],
        ),
  );
  const finite = tree.tokens.flatMap((t, i) => (t.feats.VerbForm === 'Fin' ? [i] : []));
  const told = verbs.length > 0 ? verbs : finite;
  return told.length > 0 && told.every((i) => resting.of(lemmaOf(tree, i)) === 'kept');
}

/** "on jäädytettynä": a participle that says in what state a thing is. */
const isState = (tree: Tree, token: number): boolean => tree.tokens[token]?.feats.Case === 'Ess';
