// Misreports that move a number in time: an old total after a newer one, a total that begins later, a month's told as all.

import { compareDecimals } from '../../base/decimal.ts';
import { bounds, compareStated } from '../../base/edtf.ts';
import { say } from '../../base/said.ts';
import { isSameBriefing } from '../briefing.ts';
import {
  type Candidate,
  isExact,
  isLater,
  isSameNumber,
  isSameWay,
  onOtherPages,
  sameOrigin,
  sharesHigh,
  sharesLow,
} from '../candidate.ts';
import type { Draft } from '../figures.ts';
import type { Rule } from './rule.ts';

/** A total that its body had replaced by a greater one already. */
export const stale: Rule = {
  departure: 'stale',
  looks: 'within',
  find: (suspect, figure) => {
    const isOld =
      suspect.identity.basis === 'total' &&
      sameOrigin(suspect, figure) &&
      (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
      isLater(suspect, figure) &&
      !isSameBriefing(suspect.draft, figure.draft);
    const newer = isOld ? newerTotal(suspect, figure) : undefined;
    return newer ? say`${newer.origin} had said more on ${{ day: newer.stated }} already` : null;
  },
};

/** A total told as if it began after the body had begun to count. */
export const startMoved: Rule = {
  departure: 'window-moved',
  looks: 'within',
  find: (suspect, figure) => {
    const start = suspect.draft.period === null ? null : bounds(suspect.draft.period).first;
    const isMoved =
      start !== null &&
      suspect.identity.basis === 'total' &&
      sameOrigin(suspect, figure) &&
      isSameNumber(suspect, figure) &&
      suspect.draft.period !== figure.draft.period &&
      isLater(suspect, figure) &&
      isSameBriefing(suspect.draft, figure.draft);
    const earlier = isMoved
      ? suspect.peers.find((peer) => peer.body === suspect.draft.body && outBefore(peer, start))
      : undefined;
    return earlier
      ? say`${earlier.body} had counted since before ${{ day: start ?? '' }}: see ${{ day: earlier.stated }}`
      : null;
  },
};

/** The number of one window, told as a total without a time. */
export const windowLost: Rule = {
  departure: 'window-moved',
  looks: 'across',
  find: (suspect, figure) =>
    isWindowless(suspect) &&
    figure.identity.period !== null &&
    figure.identity.kind === 'actual' &&
    figure.identity.frame === suspect.identity.frame &&
    figure.identity.unit === suspect.identity.unit &&
    isSameWay(suspect.identity, figure.identity) &&
    isExact(suspect.draft) &&
    isSameNumber(suspect, figure) &&
    onOtherPages(suspect, figure)
      ? say`${figure.draft.origin} gave it for ${{ day: figure.identity.period ?? '' }} alone, here it is a total without a time`
      : null,
};

/** A total to date of which nothing says from when it counts. */
const isWindowless = ({ draft, identity }: Candidate): boolean =>
  identity.basis === 'total' && identity.kind === 'actual' && draft.period === null && draft.asOf === null;

/** A total of the body that came between the figure and its late repeat, and is more than the repeat says. */
function newerTotal(suspect: Candidate, figure: Candidate): Draft | undefined {
  const mine = suspect.draft.high ?? suspect.draft.low;
  return suspect.peers.find(
    (peer) =>
      peer.body === suspect.draft.body &&
      peer.id !== suspect.draft.id &&
      !peer.shared &&
      compareStated(peer.stated, figure.draft.stated) > 0 &&
      compareStated(peer.stated, suspect.draft.stated) < 0 &&
      mine !== null &&
      (peer.low ?? peer.high) !== null &&
      compareDecimals(peer.low ?? peer.high ?? '0', mine) > 0,
  );
}

const outBefore = ({ stated, low, high }: Draft, day: string | null): boolean => {
  const last = bounds(stated).last;
  return (low !== null || high !== null) && day !== null && last !== null && last < day;
};
