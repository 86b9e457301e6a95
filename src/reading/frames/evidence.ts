// What is told by: "according to an analysis of satellite images by X", "satelliittikuvien mukaan". What enters: a thing, the citations
// of its sentence. What leaves: whether it stands in the words of a citation, where nothing is given.
import { citationsIn } from '../discourse/attribution.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whether a thing stands between "according to" and the source that it leads to, or right under such a word. */
export const isEvidence = (passage: Passage, view: SentenceView, { headToken, start, quantity }: Thing): boolean =>
  quantity === null &&
  citationsIn(passage, view).some(
    ({ manner, token, by }) =>
      manner === 'according' && (view.tree.heads[token] === headToken || (headToken > token && start <= by.start)),
  );
