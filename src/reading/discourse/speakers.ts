// Who speaks. A party that only says, reports or estimates something is neither giver nor receiver of it.
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { isFalling } from '../predication/falling.ts';
import { CUE, HOST, type Lexicon } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { bitOf, bitsOf } from '../predication/relations.ts';
import { childBy, childrenBy, childrenOf, marksIn, relationOf, type Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny']);
const LINKS = bitsOf('flat', 'appos', 'nmod', 'compound', 'amod', 'name', 'conj', 'nummod');

/**
 * Whether the mention stands in the subject of a verb of speech, or under an adposition of source ("mukaan").
 * `acting` is a verb whose subject does what it says, though the verb may also be one of speech ("put", "add").
 */
export function isSpeaker(view: SentenceView, lexicon: Lexicon, mention: PartyMention, acting = -1): boolean {
  let verb = speakingVerbs.get(mention);
  if (verb === undefined) {
    verb = speakingVerb(view, lexicon, mention);
    speakingVerbs.set(mention, verb);
  }
  return (
    condemns(view, mention, acting) ||
    verb === CITED ||
    (verb !== NONE && verb !== acting && !controls(view, verb, acting) && !announces(view, verb, acting))
  );
}

/** "condemned the shipments": who condemns a gift speaks of that of others. */
const condemns = ({ tree, predications }: SentenceView, { headToken }: PartyMention, acting: number): boolean =>
  acting !== -1 &&
  predications.some(
    (p) =>
      p.sense === 'condemn' &&
      p.trigger === tree.heads[acting] &&
      p.args.some((a) => a.role === 'holder' && a.head === headToken),
  );

/** "announced more aid", "ilmoittivat lisäavusta": who speaks of a gift by a verb of giving gives it. */
const announces = ({ tree, predications }: SentenceView, verb: number, acting: number): boolean =>
  acting !== -1 &&
  tree.heads[acting] === verb &&
  tree.tokens[acting]?.upos === 'NOUN' &&
  /^(?:obj|obl)/u.test(relationOf(tree, acting)) &&
  predications.some((p) => p.trigger === verb && p.sense === 'give');

/**
 * "denies sending", "claims to have sent", "responded by sending", "vastasi lähettämällä": who speaks does the act below that
 * has no subject of its own.
 */
const controls = ({ tree }: SentenceView, verb: number, acting: number): boolean =>
  acting !== -1 &&
  tree.heads[acting] === verb &&
  (relationOf(tree, acting) === 'xcomp' ||
    (/^(?:advcl|ccomp)$/u.test(relationOf(tree, acting)) && !hasFinite(tree, acting))) &&
  childBy(tree, acting, 'nsubj') === -1;

/** Whether a verb or one of its auxiliaries is finite. */
const hasFinite = (tree: Tree, verb: number): boolean =>
  tree.tokens[verb]?.feats.VerbForm === 'Fin' ||
  childrenBy(tree, verb, 'aux').some((c) => tree.tokens[c]?.feats.VerbForm === 'Fin');

const NONE = -1;
/** Cited by an adposition, without a verb. */
const CITED = -2;
const speakingVerbs = new WeakMap<PartyMention, number>();

/** The verb of speech whose subject the mention stands in, CITED or NONE. */
function speakingVerb(view: SentenceView, lexicon: Lexicon, mention: PartyMention): number {
  const { tree } = view;
  const marks = marksIn(tree, lexicon);
  let at = mention.headToken;
  for (let steps = 0; steps < 4; steps += 1) {
    if (((marks[at] ?? 0) & HOST) !== 0)
      for (const c of childrenOf(tree, at)) if (tree.bits[c] === CASE && isCue(tree, lexicon, c, 'A')) return CITED;
    const head = tree.heads[at] ?? -1;
    const bit = tree.bits[at] ?? 0;
    if (head === -1) return NONE;
    if (bit === NSUBJ) return isCue(tree, lexicon, head, 'V') ? head : NONE;
    if (markersOf(tree, at).some((m) => lexicon.receiverMarkers.has(m)) || (bit & LINKS) === 0) return NONE;
    at = head;
  }
  return NONE;
}

const CASE = bitOf('case');
const NSUBJ = bitOf('nsubj');

const isCue = (tree: Tree, lexicon: Lexicon, token: number, as: string): boolean =>
  ((marksIn(tree, lexicon)[token] ?? 0) & CUE) !== 0 &&
  lexicon.cuesOf(tree.bases[token] as Lower).some((c) => c.as === as && SPEECH.has(c.kind)) &&
  !(as === 'V' && isFalling(tree, token, lexicon));
