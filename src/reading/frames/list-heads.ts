// What is listed goes on with what stands over the list: "will hand over by May:" and a line for each thing. What enters: a
// sentence that is a line of a list. What leaves: the predication that the list hangs on, in its own sentence; null where none is.
import type { Predication } from '../predication/predication.ts';
import type { Passage, SentenceView } from './frame.ts';

/** Lines of a list that are looked back over, at most. */
const LINES = 15;
/** Signs that open a line of a list. */
const BULLET = /^[•‣·▪◦●*–—-]$/u;

/** Whether a sentence is a line of a list. */
export const isLine = ({ tree }: SentenceView): boolean => BULLET.test(tree.tokens[0]?.text ?? '');

const opensList = ({ tree }: SentenceView): boolean => tree.tokens.at(-1)?.text === ':';

export type ListHead = { readonly view: SentenceView; readonly p: Predication };

/** The last transfer that the sentence over a list tells of. */
export function listHead({ sentences }: Passage, view: SentenceView): ListHead | null {
  if (!isLine(view)) return null;
  for (let i = view.index - 1; i >= Math.max(0, view.index - LINES); i -= 1) {
    const above = sentences[i];
    if (!above) return null;
    if (opensList(above)) {
      const p = above.predications.findLast(({ entry }) => entry.family === 'transfer');
      return p ? { view: above, p } : null;
    }
    if (!isLine(above)) return null;
  }
  return null;
}
