// Where people are, by the words right behind them. What enters: a sentence, the token behind the people or their number.
// What leaves: the heads of the places that are marked so.
import { markersOf } from '../predication/candidates.ts';
import type { SentenceView } from './frame.ts';

/** Tokens behind people in which the place where they are may stand. */
export const NEAR = 5;

/** Heads of the places and states right behind a token that are marked as where people are. */
export const placeTokens = (view: SentenceView, at: number): readonly number[] =>
  [...view.mentions.places, ...view.mentions.parties.filter((m) => m.manner === 'name')]
    .filter(
      (m) =>
        m.first >= at &&
        m.first - at <= NEAR &&
        (markersOf(view.tree, m.headToken).some((x) => THERE.has(x)) ||
          THERE.has(view.tree.lemmas[m.first - 1] ?? '') ||
          THERE.has(view.tree.lemmas[m.first - 2] ?? '')) &&
        view.tree.tokens.slice(at, m.first).every((t) => !/^(?:VERB|AUX|CCONJ|PUNCT)$/u.test(t.upos)),
    )
    .map((m) => m.headToken);

/** Cases and adpositions of where people are. */
export const THERE: ReadonlySet<string> = new Set(['in', 'at', 'near', 'inside', 'off', 'Ine', 'Ade']);
