// Two figures beside each other: what they share, who may be repeating whom, which of two pages came later. The looks that the
// rules about misreports are made of. Pure; numbers are canonical decimal texts, so that equal texts are equal numbers.
import { toDecimal } from '../base/decimal.ts';
import { compareStated } from '../base/edtf.ts';
import { daysApart, isSameBriefing } from './briefing.ts';
import type { Draft } from './figures.ts';
import type { SeriesIdentity } from './model.ts';

/** A figure with the series that it stands in. */
export type Candidate = { readonly draft: Draft; readonly identity: SeriesIdentity; readonly peers: readonly Draft[] };

/** What a rule may ask beyond the two. */
export type Scene = {
  /** True where all of its pages were found to misreport the same origin elsewhere. */
  readonly isTainted: (draft: Draft) => boolean;
};

/** How long after a statement an outlet may still be printing it in its own voice: days. */
export const ECHO = 60;
export const MONTH = 31;

export const isOwnVoice = ({ originKind }: Pick<Draft, 'originKind'>): boolean =>
  originKind === 'outlet' || originKind === 'unnamed';

export const sameOrigin = (a: Candidate, b: Candidate): boolean => a.draft.origin === b.draft.origin;

/** The suspect names the figure's origin, or speaks in its own voice soon after it, of a number that no named origin gives there. */
export function mayRepeat(suspect: Candidate, figure: Candidate): boolean {
  if (sameOrigin(suspect, figure)) return true;
  const { low, high, stated } = suspect.draft;
  return (
    isOwnVoice(suspect.draft) &&
    !isOwnVoice(figure.draft) &&
    daysApart(stated, figure.draft.stated) <= ECHO &&
    !suspect.peers.some((peer) => !isOwnVoice(peer) && peer.low === low && peer.high === high)
  );
}

export const isNotBefore = (suspect: Candidate, figure: Candidate): boolean =>
  compareStated(suspect.draft.stated, figure.draft.stated) >= 0 || isSameBriefing(suspect.draft, figure.draft);

export const isLater = (suspect: Candidate, figure: Candidate): boolean =>
  compareStated(suspect.draft.stated, figure.draft.stated) > 0;

export const isSameWay = (a: SeriesIdentity, b: SeriesIdentity): boolean => a.from === b.from && a.to === b.to;

export const isSameCalibre = (a: Candidate, b: Candidate): boolean =>
  a.draft.calibre === null || b.draft.calibre === null || a.draft.calibre === b.draft.calibre;

export const sharesLow = ({ draft: a }: Candidate, { draft: b }: Candidate): boolean =>
  a.low !== null && a.low === b.low;
export const sharesHigh = ({ draft: a }: Candidate, { draft: b }: Candidate): boolean =>
  a.high !== null && a.high === b.high;
export const sharesEnd = (a: Candidate, b: Candidate): boolean =>
  sharesLow(a, b) ||
  sharesHigh(a, b) ||
  (a.draft.low !== null && a.draft.low === b.draft.high) ||
  (a.draft.high !== null && a.draft.high === b.draft.low);
export const isSameNumber = (a: Candidate, b: Candidate): boolean =>
  a.draft.low === b.draft.low && a.draft.high === b.draft.high;

/** A number of so many digits, the zeros at its end apart, that two would not come upon it each by itself. */
export const isExact = ({ low, high, approx }: Draft): boolean =>
  low !== null && low === high && !approx && low.replace(/0+$/, '').replace('.', '').length >= EXACT;
const EXACT = 4;

/** No page of the one is a page of the other: what one page says of two things, it tells apart. */
export function onAnotherPage({ draft: a }: Candidate, { draft: b }: Candidate): boolean {
  return !a.reports.some(({ page }) => b.reports.some((other) => other.page === page));
}

/** No page and no publisher of the one is the other's: two outlets tell the same briefing in two ways. */
export function onOtherPages({ draft: a }: Candidate, { draft: b }: Candidate): boolean {
  const pages = new Set(a.reports.flatMap(({ page, publisher }) => [page, publisher ?? page]));
  return !b.reports.some(({ page, publisher }) => pages.has(page) || pages.has(publisher ?? page));
}

/** Of two ways to tell one briefing, the suspect's is the departing one: it came later, or its page misreports elsewhere. */
export const departs = (suspect: Candidate, figure: Candidate, { isTainted }: Scene): boolean => {
  if (!isSameBriefing(suspect.draft, figure.draft) || !onOtherPages(suspect, figure)) return false;
  const [x, y] = [isTainted(suspect.draft), isTainted(figure.draft)];
  return x === y ? isLater(suspect, figure) : x;
};

/** How far rounding in another unit may move a number. */
const ROUNDING = '0.01';

/** Where a unit was turned, the page's number was rounded in its own unit: both ends within a hundredth. */
export function isRoughlySame({ draft: a }: Candidate, { draft: b }: Candidate): boolean {
  if (a.reports.every(({ quantity }) => !quantity?.written)) return false;
  const isNear = (mine: string | null, theirs: string | null): boolean =>
    mine !== null &&
    theirs !== null &&
    toDecimal(mine).minus(toDecimal(theirs)).abs().lte(toDecimal(theirs).abs().times(ROUNDING));
  return isNear(a.low, b.low) && isNear(a.high, b.high);
}
