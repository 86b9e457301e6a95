// Ceilings: what may be given in a period is not given. What enters: a thing of a sentence, or the drafts of a passage. What
// leaves: whether a rule lets the thing be given at most so; the drafts without transfers of a number that is told as a limit.
import type { Lexicon } from '../predication/lexicon.ts';
import { ancestorsOf, isVerbal } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { Draft, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** "The UN allows it to import 500,000 barrels a year": a rate under a verb of permitting. */
export const isPermittedRate = (view: SentenceView, { quantity, headToken }: Thing, lexicon: Lexicon): boolean =>
  quantity?.per != null && isPermitted(view, headToken, lexicon);

/** Whether a token stands under a verb of permitting. */
export const isPermitted = ({ tree }: SentenceView, token: number, lexicon: Lexicon): boolean =>
  ancestorsOf(tree, token).some(
    (i) =>
      isVerbal(tree.tokens[i]) &&
      lexicon.startsOf(tree.bases[i] as Lower).entries?.some((e) => e.sense === 'permit' && e.wordClass === 'V'),
  );

const LIMIT = 'statistic.limit.';

/** Whether the number of a draft is told as a limit by another draft. */
export const isLimit = (quantity: { readonly start: number | null } | null, drafts: readonly Draft[]): boolean =>
  quantity?.start != null && drafts.some((d) => d.rule.startsWith(LIMIT) && d.quantity?.start === quantity.start);

/** The drafts, no transfer with a number that is only a limit: what its own word names is given all the same. */
export const withoutLimits = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.flatMap((d): readonly Draft[] => {
    if (d.frame !== 'transfer' || !isLimit(d.quantity, drafts)) return [d];
    return d.item?.text == null ? [] : [{ ...d, quantity: null }];
  });
