// Misreports that turn a delivery round, or make one of what a party says of itself.
import { isLater, isOwnVoice, isSameNumber, mayRepeat, onOtherPages, sharesEnd } from '../candidate.ts';
import type { Rule } from './rule.ts';

/** The receiver, or the one that a count is of, told as the giver. */
export const wrongGiver: Rule = {
  departure: 'wrong-giver',
  looks: 'across',
  find: (suspect, figure) => {
    const [s, f] = [suspect.identity, figure.identity];
    const isReversed = f.frame === 'transfer' && s.from === f.to && s.to === f.from && sharesEnd(suspect, figure);
    const isOwn =
      f.frame === 'statistic' && f.to === null && isOwnVoice(suspect.draft) && isSameNumber(suspect, figure);
    return s.frame === 'transfer' &&
      s.kind === 'actual' &&
      s.unit === f.unit &&
      (isReversed || isOwn) &&
      isLater(suspect, figure) &&
      onOtherPages(suspect, figure) &&
      mayRepeat(suspect, figure)
      ? `${figure.draft.origin} said it of ${f.from ?? 'all'}${isReversed ? ' as the giver' : ' itself'}`
      : null;
  },
};
