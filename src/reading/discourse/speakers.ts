// Who speaks. A party that only says, reports or estimates something is neither giver nor receiver of it.
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, receiverMarkers } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny']);
const LINKS = /^(?:flat|appos|nmod|compound|amod|name|conj|nummod)$/u;

/**
 * Whether the mention stands in the subject of a verb of speech, or under an adposition of source ("mukaan").
 * `acting` is a verb whose subject does what it says, though the verb may also be one of speech ("put", "add").
 */
export function isSpeaker(view: SentenceView, lexicon: Lexicon, mention: PartyMention, acting = -1): boolean {
  let at = mention.headToken;
  for (let steps = 0; steps < 4; steps += 1) {
    if (childrenBy(view.tree, at, 'case').some((c) => cueAt(view, lexicon, c, 'A'))) return true;
    const head = view.tree.heads[at] ?? -1;
    const relation = relationOf(view.tree, at);
    if (head === -1) return false;
    if (relation !== 'nsubj' && markersOf(view.tree, at).some((m) => receiverMarkers(lexicon).has(m))) return false;
    if (relation === 'nsubj') return head !== acting && cueAt(view, lexicon, head, 'V');
    if (!LINKS.test(relation)) return false;
    at = head;
  }
  return false;
}

function cueAt(view: SentenceView, lexicon: Lexicon, token: number, as: string): boolean {
  const lemma = view.tree.tokens[token]?.lemma.toLowerCase() ?? '';
  return (lexicon.cues.get(lemma) ?? []).some((c) => c.as === as && SPEECH.has(c.kind));
}
