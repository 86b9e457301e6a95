// Misreports that turn a delivery round, or make one of what a party says of itself.
import { type Said, say } from '../../base/said.ts';
import { isLater, isOwnVoice, isSameNumber, mayRepeat, onOtherPages, sharesEnd } from '../candidate.ts';
import type { Rule } from './rule.ts';

/** The receiver, or the one that a count is of, told as the giver. */
export const wrongGiver: Rule = {
  departure: 'wrong-giver',
  looks: 'across',
  find: (suspect, figure) => {
    const [s, f] = [suspect.identity, figure.identity];
    if (s.frame !== 'transfer' || s.kind !== 'actual' || s.unit !== f.unit || !isLater(suspect, figure)) return null;
    const isReversed = f.frame === 'transfer' && s.from === f.to && s.to === f.from && sharesEnd(suspect, figure);
    const isOwn =
      f.frame === 'statistic' && f.to === null && isOwnVoice(suspect.draft) && isSameNumber(suspect, figure);
    return (isReversed || isOwn) && mayRepeat(suspect, figure) && onOtherPages(suspect, figure)
      ? toldOf(figure.draft.origin, f.from, isReversed)
      : null;
  },
};

function toldOf(origin: string, giver: string | null, isGiver: boolean): Said {
  const whom = giver === null ? say`all` : { party: giver };
  return isGiver ? say`${origin} said it of ${whom} as the giver` : say`${origin} said it of ${whom} itself`;
}
