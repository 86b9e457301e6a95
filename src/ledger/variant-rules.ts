// How outlets change what an origin said, as named rules. Each looks at a suspect beside one figure with which it shares a number
// (or the digits of one), and says why the suspect would be a misreport of that figure; null where it is none. The surest stand
// first. Which of the two is the misreport comes from what they say (a supposition does not grow out of a fact) or from who came
// first; how many repeat it never counts, so that a repeat changes nothing.
import { compareDecimals, decimalText, toDecimal } from '../base/decimal.ts';
import { bounds, compareStated } from '../base/edtf.ts';
import { daysApart, isSameBriefing } from './briefing.ts';
import {
  type Candidate,
  departs,
  ECHO,
  isExact,
  isLater,
  isNotBefore,
  isOwnVoice,
  isRoughlySame,
  isSameCalibre,
  isSameNumber,
  isSameWay,
  MONTH,
  mayRepeat,
  onAnotherPage,
  onOtherPages,
  type Scene,
  sameOrigin,
  sharesEnd,
  sharesHigh,
  sharesLow,
} from './candidate.ts';
import type { Draft } from './figures.ts';
import type { Departure, SeriesIdentity } from './model.ts';

export type Rule = {
  readonly departure: Departure;
  /** Whether the two stand in one series, in two, or in either. */
  readonly looks: 'within' | 'across' | 'both';
  /** Why `suspect` is a misreport of `figure`, in words that follow on "a likely misreport: ". */
  readonly find: (suspect: Candidate, figure: Candidate, scene: Scene) => string | null;
};

const words = ({ kind, basis }: SeriesIdentity): string => (kind === 'actual' ? (basis ?? 'a fact') : kind);

export const RULES: readonly Rule[] = [
  {
    departure: 'capacity-to-content',
    looks: 'across',
    find: (suspect, figure) =>
      figure.identity.basis === 'capacity' &&
      suspect.identity.kind === 'actual' &&
      (suspect.identity.basis === 'total' ||
        suspect.identity.basis === 'increment' ||
        suspect.identity.basis === 'stock') &&
      suspect.identity.unit === figure.identity.unit &&
      isSameWay(suspect.identity, figure.identity) &&
      (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
      onAnotherPage(suspect, figure) &&
      isNotBefore(suspect, figure) &&
      mayRepeat(suspect, figure)
        ? `${figure.draft.origin} gave it as what could be held, not as what was there`
        : null,
  },
  {
    departure: 'supposed-to-fact',
    looks: 'across',
    find: (suspect, figure) =>
      figure.identity.kind === 'hypothetical' &&
      suspect.identity.kind !== 'hypothetical' &&
      suspect.identity.unit === figure.identity.unit &&
      isSameWay(suspect.identity, figure.identity) &&
      (sharesEnd(suspect, figure) || isRoughlySame(suspect, figure)) &&
      onAnotherPage(suspect, figure) &&
      isNotBefore(suspect, figure) &&
      mayRepeat(suspect, figure)
        ? `${figure.draft.origin} supposed it; here it is ${words(suspect.identity)}`
        : null,
  },
  ...(['killed', 'wounded'] as const).map(
    (outcome): Rule => ({
      departure: outcome === 'killed' ? 'casualties-to-deaths' : 'including-to-plus',
      looks: 'across',
      find: (suspect, figure) =>
        suspect.identity.outcome === outcome &&
        figure.identity.outcome === 'killed+wounded' &&
        suspect.identity.kind === figure.identity.kind &&
        suspect.identity.basis === figure.identity.basis &&
        isSameWay(suspect.identity, figure.identity) &&
        isSameNumber(suspect, figure) &&
        isMany(suspect.draft) &&
        onAnotherPage(suspect, figure) &&
        isNotBefore(suspect, figure) &&
        daysApart(suspect.draft.stated, figure.draft.stated) <= MONTH
          ? `${figure.draft.origin} gave the number for killed and wounded together`
          : null,
    }),
  ),
  {
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
  },
  {
    departure: 'times-ten',
    looks: 'both',
    find: (suspect, figure, scene) => {
      if (!isSameSeriesButWindow(suspect, figure) || !isPowerOfTen(suspect.draft, figure.draft)) return null;
      const isEcho = isOwnVoice(suspect.draft)
        ? mayRepeat(suspect, figure) && isNotBefore(suspect, figure) && !hasNear(suspect)
        : sameOrigin(suspect, figure) && departs(suspect, figure, scene);
      return isEcho ? `its digits are those of ${figure.draft.origin}, with another number of zeros` : null;
    },
  },
  {
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
      return newer ? `${newer.origin} had said more on ${newer.stated} already` : null;
    },
  },
  {
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
      return earlier ? `${earlier.body} had counted since before ${start}: see ${earlier.stated}` : null;
    },
  },
  {
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
        ? `${figure.draft.origin} gave it for ${figure.identity.period} alone, here it is a total without a time`
        : null,
  },
  {
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
        ? `${figure.draft.origin} said this or the other number on the page, not both`
        : null;
    },
  },
  {
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
        ? `${figure.draft.origin} gave ${boundWord(figure.draft)}, here it is ${boundWord(suspect.draft)}`
        : null,
  },
  {
    departure: 'range-changed',
    looks: 'within',
    find: (suspect, figure, scene) =>
      sameOrigin(suspect, figure) &&
      isSameCalibre(suspect, figure) &&
      [suspect.draft, figure.draft].every(({ low, high }) => low !== null && high !== null) &&
      !isSameNumber(suspect, figure) &&
      (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
      departs(suspect, figure, scene)
        ? 'it shares one end only with what the same briefing said'
        : null,
  },
  {
    departure: 'tense-conflict',
    looks: 'across',
    find: (suspect, figure) =>
      suspect.identity.kind === 'planned' &&
      figure.identity.kind === 'actual' &&
      suspect.identity.frame === figure.identity.frame &&
      suspect.identity.unit === figure.identity.unit &&
      isSameWay(suspect.identity, figure.identity) &&
      isSameNumber(suspect, figure) &&
      sameOrigin(suspect, figure) &&
      isSameBriefing(suspect.draft, figure.draft) &&
      onOtherPages(suspect, figure)
        ? 'one page has it done, another yet to be done'
        : null,
  },
];

/** A total to date of which nothing says from when it counts. */
const isWindowless = ({ draft, identity }: Candidate): boolean =>
  identity.basis === 'total' && identity.kind === 'actual' && draft.period === null && draft.asOf === null;

/** So many that they cannot all have been killed, or all wounded. */
const isMany = ({ low, high }: Draft): boolean => /^\d{3}/.test(low ?? high ?? '');

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

const boundWord = ({ low, high, approx }: Draft): string =>
  high === null
    ? 'a floor'
    : low === null
      ? 'a ceiling'
      : low !== high
        ? 'a range'
        : approx
          ? 'about so many'
          : 'a number';
