// Losses of "them": "12,000 soldiers were sent; 600 of them have been killed". What enters: a passage, a sentence, its toll. What
// leaves: the owner of the people whom the passage named right before the pronoun, or nothing.
import type { Lexicon } from '../predication/lexicon.ts';
import type { PartyFill } from '../slots/party.ts';
import { ownerOf, senderOf } from './deployment-parties.ts';
import type { Passage, SentenceView } from './frame.ts';
import { peopleOf } from './people.ts';
import { PEOPLE_ROLES } from './people-counts.ts';
import type { Thing } from './things.ts';
import type { Toll } from './tolls.ts';

/** The owner of those whom "of them", "of whom", "heistä" in the words of a toll points back to. */
export function ofThem(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const pronoun = pronounOf(view, toll);
  if (pronoun === -1) return null;
  const here = lastOwner(passage, view, lexicon, pronoun);
  if (here !== undefined) return here;
  const before = passage.sentences[view.index - 1];
  return (before && lastOwner(passage, before, lexicon, before.tree.tokens.length)) ?? null;
}

/** Tokens between the pronoun and the number or the word of a toll, at most. */
const BESIDE = 3;

/** A pronoun of several right behind the number's "of", or in the case of a part right beside it. */
function pronounOf({ tree }: SentenceView, { quantity, p }: Toll): number {
  const [first, last] = quantity ? [quantity.first, quantity.last] : [p.trigger, p.trigger];
  return tree.tokens.findIndex(
    (t, i) =>
      t.upos === 'PRON' &&
      i >= first - BESIDE &&
      i <= last + BESIDE &&
      (tree.tokens[i - 1]?.text.toLowerCase() === 'of' ? THEM.has(t.text.toLowerCase()) : t.feats.Case === 'Ela'),
  );
}

const THEM: ReadonlySet<string> = new Set(['them', 'whom']);

/** Whose the last people are that a sentence names before a token: undefined where it names none, null where it does not say whose. */
function lastOwner(
  passage: Passage,
  view: SentenceView,
  lexicon: Lexicon,
  before: number,
): PartyFill | null | undefined {
  const thing = peopleOf(view, lexicon, false, null).findLast((t) => t.last <= before && !isOfToll(view, t));
  if (!thing) return undefined;
  const own = ownerOf(passage, view, thing);
  const moves = view.predications.filter((p) => p.args.some((a) => PEOPLE_ROLES.has(a.role) && isHead(thing, a.head)));
  const fills = moves.map((p) => senderOf(passage, view, p, lexicon)).filter((f) => f !== null);
  const owner = own ?? fills[0] ?? null;
  return owner && { id: owner.id, mention: null, known: 'implied', rule: 'casualties.of-them' };
}

const isHead = ({ headToken, quantity }: Thing, head: number): boolean =>
  head === headToken || head === quantity?.headToken;

/** Those who are only named as losses. */
const isOfToll = (view: SentenceView, t: Thing): boolean =>
  view.predications.some(
    (p) => p.entry.family === 'casualties' && p.args.some((a) => a.role === 'victim' && a.head === t.headToken),
  );
