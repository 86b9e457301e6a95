// Since when something has been going on: what begins on a day goes on from it ("deliveries began in July": from July on), and
// what begins after what was told before, from its date. What enters: a predication, the date that it has. What leaves: the date,
// left open behind.
import type { WhenSlot } from '../claim.ts';
import type { Passage, SentenceView } from '../frames/frame.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf, relationOf } from '../predication/tree.ts';
import { whenSlot } from './circumstance.ts';

/** How what is begun stands under the verb of beginning. */
const BEGUN = /^(?:nsubj|obj|xcomp|ccomp|obl)$/u;

/** Whether a predication tells that its act begins: "alkoi jakaa", "deliveries are to start". */
export function isBegun({ tree }: SentenceView, p: Predication, { markers }: Lexicon): boolean {
  const [above = -1] = p.containers;
  const verb = above !== -1 && BEGUN.test(relationOf(tree, p.trigger)) ? above : p.trigger;
  return markers.get(lemmaOf(tree, verb)) === 'begins';
}

/** A date as the one from which something goes on; spans and open dates stay. */
export const openedAt = (when: WhenSlot): WhenSlot =>
  when.edtf.includes('/') ? when : { ...when, edtf: `${when.edtf}/..` };

/** The date of what begins: its own, or the one that "after that" points back to; the date of what only happens stays. */
export function whenBegun(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  when: WhenSlot | null,
): WhenSlot | null {
  const lexicon = lexiconOf(passage.language);
  if (!isBegun(view, p, lexicon)) return when;
  if (when !== null) return openedAt(when);
  return pointsBack(view, p, lexicon) ? dateBefore(passage, view) : null;
}

/** "after that", "tämän jälkeen" in the clause. */
function pointsBack({ tree: { texts } }: SentenceView, p: Predication, { markers }: Lexicon): boolean {
  for (let i = p.clause.first; i < p.clause.last; i += 1)
    if (markers.get(texts[i] ?? '') === 'after-that' || markers.get(`${texts[i]} ${texts[i + 1]}`) === 'after-that')
      return true;
  return false;
}

/** Sentences before in which the date may stand. */
const BACK = 2;

function dateBefore(passage: Passage, view: SentenceView): WhenSlot | null {
  for (let i = view.index - 1; i >= Math.max(0, view.index - BACK); i -= 1) {
    const slot = passage.sentences[i]?.mentions.dates.map(whenSlot).findLast((s) => s !== null);
    if (slot) return { ...openedAt(slot), text: null, start: null, end: null, known: 'implied' };
  }
  return null;
}
