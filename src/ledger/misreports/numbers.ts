// Misreports that change the number: its zeros, its ends, or which of two it is.

import { compareDecimals, decimalText, toDecimal } from '../../base/decimal.ts';
import { type Said, say } from '../../base/said.ts';
import { daysApart, isSameBriefing } from '../briefing.ts';
import {
  type Candidate,
  departs,
  ECHO,
  isNotBefore,
  isOwnVoice,
  isSameCalibre,
  isSameNumber,
  isSameWay,
  mayRepeat,
  onOtherPages,
  sameOrigin,
  sharesHigh,
  sharesLow,
} from '../candidate.ts';
import type { Draft } from '../figures.ts';
import type { Rule } from './rule.ts';

/** The same digits with more or fewer zeros. */
export const timesTen: Rule = {
  departure: 'times-ten',
  looks: 'both',
  find: (suspect, figure, scene) => {
    if (!isSameSeriesButWindow(suspect, figure) || !isPowerOfTen(suspect.draft, figure.draft)) return null;
    const isEcho = isOwnVoice(suspect.draft)
      ? mayRepeat(suspect, figure) && isNotBefore(suspect, figure) && !hasNear(suspect)
      : sameOrigin(suspect, figure) && departs(suspect, figure, scene);
    return isEcho ? say`its digits are those of ${figure.draft.origin}, with another number of zeros` : null;
  },
};

/** One of two alternatives, told beside the other. */
export const orToAnd: Rule = {
  departure: 'or-to-and',
  looks: 'within',
  find: (suspect, figure) => {
    const others = new Set(figure.draft.reports.flatMap(({ alternatives }) => alternatives));
    if (others.size === 0 || suspect.draft.reports.some(({ alternatives }) => alternatives.length > 0)) return null;
    const isTold =
      sameOrigin(suspect, figure) &&
      isSameCalibre(suspect, figure) &&
      (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
      isNotBefore(suspect, figure) &&
      daysApart(suspect.draft.stated, figure.draft.stated) <= ECHO;
    const other = suspect.peers.find(({ reports }) => reports.some(({ id }) => others.has(id)));
    return isTold && other && tellsOther(suspect, other)
      ? say`${figure.draft.origin} said this or the other number on the page, not both`
      : null;
  },
};

/** A floor or a ceiling told as the number, or the other way round. */
export const boundChanged: Rule = {
  departure: 'bound-changed',
  looks: 'within',
  find: (suspect, figure, scene) =>
    sameOrigin(suspect, figure) &&
    isSameCalibre(suspect, figure) &&
    !isRange(suspect.draft) &&
    isBoundChanged(suspect.draft, figure.draft) &&
    // An end can be lost whenever the page came; who came first tells a floor from a number.
    (isRange(figure.draft)
      ? isSameBriefing(suspect.draft, figure.draft) && onOtherPages(suspect, figure)
      : departs(suspect, figure, scene))
      ? say`${figure.draft.origin} gave ${boundWord(figure.draft)}, here it is ${boundWord(suspect.draft)}`
      : null,
};

/** A range that keeps one of its ends. */
export const rangeChanged: Rule = {
  departure: 'range-changed',
  looks: 'within',
  find: (suspect, figure, scene) =>
    sameOrigin(suspect, figure) &&
    isSameCalibre(suspect, figure) &&
    [suspect.draft, figure.draft].every(({ low, high }) => low !== null && high !== null) &&
    !isSameNumber(suspect, figure) &&
    (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
    departs(suspect, figure, scene)
      ? say`it shares one end only with what the same briefing said`
      : null,
};

const isSameSeriesButWindow = ({ identity: a }: Candidate, { identity: b }: Candidate): boolean =>
  isSameWay(a, b) &&
  a.frame === b.frame &&
  a.item === b.item &&
  a.unit === b.unit &&
  a.basis === b.basis &&
  a.per === b.per &&
  a.outcome === b.outcome &&
  a.kind === b.kind;

/** At least one end that both give, and every end that both give, differ by the same number of zeros. */
function isPowerOfTen(a: Draft, b: Draft): boolean {
  const zeros = (x: string | null, y: string | null): number | null => {
    if (x === null || y === null || x.includes('.') || y.includes('.')) return null;
    const [long, short] = x.length > y.length ? [x, y] : [y, x];
    return long === short + '0'.repeat(long.length - short.length) ? x.length - y.length : Number.NaN;
  };
  const steps = [zeros(a.low, b.low), zeros(a.high, b.high)].filter((step) => step !== null);
  const [first] = steps;
  return first !== undefined && first !== 0 && Math.abs(first) <= 3 && steps.every((step) => step === first);
}

/** A named origin's number in the series within half and double of the suspect's. */
function hasNear({ draft, peers }: Candidate): boolean {
  const mine = draft.low ?? draft.high;
  if (mine === null) return false;
  const [half, double] = [decimalText(toDecimal(mine).times('0.5')), decimalText(toDecimal(mine).times(2))];
  return peers.some((peer) => {
    const one = peer.low ?? peer.high;
    return one !== null && !isOwnVoice(peer) && compareDecimals(half, one) <= 0 && compareDecimals(one, double) <= 0;
  });
}

/** One page tells the suspect and the other of the two alternatives. */
function tellsOther({ draft, peers }: Candidate, other: Draft): boolean {
  const pages = new Set(draft.reports.map(({ page }) => page));
  return peers.some(
    (peer) =>
      peer.id !== draft.id &&
      (peer.low === other.low || peer.high === other.high) &&
      peer.reports.some(({ page, alternatives }) => pages.has(page) && alternatives.length === 0),
  );
}

/** One is a floor or a ceiling, the other is not, and what both give is the same. */
const isBoundChanged = (a: Draft, b: Draft): boolean =>
  (a.low !== null && a.low === b.low && (a.high === null) !== (b.high === null)) ||
  (a.high !== null && a.high === b.high && (a.low === null) !== (b.low === null));

/** Two ends that differ. */
const isRange = ({ low, high }: Draft): boolean => low !== null && high !== null && low !== high;

const boundWord = ({ low, high, approx }: Draft): Said => {
  if (high === null) return say`a floor`;
  if (low === null) return say`a ceiling`;
  return low !== high ? say`a range` : approx ? say`about so many` : say`a number`;
};
