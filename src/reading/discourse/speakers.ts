// Who speaks. A party that only says, reports or estimates something is neither giver nor receiver of it.
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, receiverMarkers } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny']);
const LINKS = new Set(['flat', 'appos', 'nmod', 'compound', 'amod', 'name', 'conj', 'nummod']);

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
  return verb === CITED || (verb !== NONE && verb !== acting && !controls(view, verb, acting));
}

/**
 * "denies sending", "claims to have sent", "responded by sending", "vastasi lähettämällä": who speaks does the act below that
 * has no subject of its own.
 */
const controls = ({ tree }: SentenceView, verb: number, acting: number): boolean =>
  acting !== -1 &&
  tree.heads[acting] === verb &&
  (relationOf(tree, acting) === 'xcomp' ||
    (relationOf(tree, acting) === 'advcl' && tree.tokens[acting]?.feats.VerbForm !== 'Fin')) &&
  childrenBy(tree, acting, 'nsubj').length === 0;

const NONE = -1;
/** Cited by an adposition, without a verb. */
const CITED = -2;
const speakingVerbs = new WeakMap<PartyMention, number>();

/** The verb of speech whose subject the mention stands in, CITED or NONE. */
function speakingVerb(view: SentenceView, lexicon: Lexicon, mention: PartyMention): number {
  let at = mention.headToken;
  for (let steps = 0; steps < 4; steps += 1) {
    if (childrenBy(view.tree, at, 'case').some((c) => cueAt(view, lexicon, c, 'A'))) return CITED;
    const head = view.tree.heads[at] ?? -1;
    const relation = relationOf(view.tree, at);
    if (head === -1) return NONE;
    if (relation !== 'nsubj' && markersOf(view.tree, at).some((m) => receiverMarkers(lexicon).has(m))) return NONE;
    if (relation === 'nsubj') return cueAt(view, lexicon, head, 'V') ? head : NONE;
    if (!LINKS.has(relation)) return NONE;
    at = head;
  }
  return NONE;
}

function cueAt(view: SentenceView, lexicon: Lexicon, token: number, as: string): boolean {
  const base = view.tree.bases[token];
  return base !== undefined && lexicon.cuesOf(base).some((c) => c.as === as && SPEECH.has(c.kind));
}
