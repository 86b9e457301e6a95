// Pass 10: how surely. Of an estimate one of ICD 203's three levels, with the reason; of a figure the pair of the Admiralty
// system: the origin's letter (F until someone has judged it) and a digit for the figure.
//   1 a second independent origin agrees and nothing speaks against it   2 one agrees, but outliers, misreports or denials are there
//   3 it stands alone                                                   4 it stands alone against another, or is misreported
//   5 it is an outlier where three or more independent origins agree    6 nothing can be judged (no number, planned, supposed)
import { listed, type Said, say } from '../base/said.ts';
import { hasKnownChain, largestIndependentSet } from './independence.ts';
import type { Confidence, Figure, Series } from './model.ts';
import type { Origins } from './origins.ts';
import { carriesNumber, isCurrent } from './supersession.ts';

/** The letters of the Admiralty system that make an origin a reliable one. */
const RELIABLE = new Set(['A', 'B']);

const list = (names: readonly string[]): Said => listed(names, ', ');

/** Confidence in a series' estimate. */
export function confidenceOf({ estimate, figures, denied }: Series, origins: Origins): Confidence {
  const { supported, bodies, independentOrigins: n } = estimate;
  if (bodies === 0) return { level: 'low', why: say`no number is known` };
  if (supported.length === 0) return { level: 'low', why: say`the bounds contradict each other` };
  if (supported.length > 1)
    return {
      level: 'low',
      why: say`${supported.length} numbers are supported equally: ${listed(
        supported.map(({ agree }) => list(agree)),
        ' against ',
      )}`,
    };
  if (n < 2) return { level: 'low', why: bodies === 1 ? say`one origin alone` : say`no two independent origins agree` };
  const current = figures.filter(isCurrent);
  const against = estimate.outliers.filter((body) =>
    current.some((one) => one.body === body && hasKnownChain({ kind: one.originKind })),
  );
  const rated = current.filter(
    ({ id, origin }) => supported[0]?.figures.includes(id) && RELIABLE.has(origins.letterOf(origin)),
  );
  const agree = say`${n} independent origins agree`;
  if (n >= 3 && rated.length > 0 && against.length === 0 && denied.length === 0)
    return {
      level: 'high',
      why: say`${agree}, ${rated[0]?.origin ?? ''} rated ${origins.letterOf(rated[0]?.origin ?? '')} among them; none disagrees`,
    };
  const apart = independentAmong(
    current.filter(({ body }) => against.includes(body)),
    origins,
  );
  if (n <= apart) return { level: 'low', why: say`${agree}, no more than there are outside: ${list(against)}` };
  const short = [
    n < 3 ? say`fewer than three` : rated.length === 0 ? say`none of them rated A or B` : null,
    against.length > 0 ? say`${list(against)} outside` : null,
    denied.length > 0 ? say`it is denied` : null,
  ].filter((part) => part !== null);
  return { level: 'moderate', why: listed([agree, ...short], '; ') };
}

/** How many of the figures' origins are independent of each other: two that rest on one count are one voice against. */
const independentAmong = (figures: readonly Figure[], origins: Origins): number =>
  largestIndependentSet(
    figures.map(({ id, body, originKind: kind }) => ({ body, kind, root: id, rootBody: body })),
    origins,
  );

/** The Admiralty pair of a figure in its series: "F3". */
export const admiraltyOf = (figure: Figure, series: Series, origins: Origins): string =>
  `${origins.letterOf(figure.origin)}${digitOf(figure, series)}`;

function digitOf(figure: Figure, { estimate, kind, denied }: Series): number {
  const { supported, outliers, independentOrigins } = estimate;
  const isMisreported = figure.variants.length > 0;
  if (kind !== 'actual' || !carriesNumber(figure)) return 6;
  if (figure.supersededBy !== null) return isMisreported ? 4 : 3;
  if (outliers.includes(figure.body)) return independentOrigins >= 3 ? 5 : 4;
  if (supported.length !== 1 || !supported[0]?.figures.includes(figure.id)) return 4;
  const isOpposed = outliers.length > 0 || isMisreported || denied.length > 0;
  return independentOrigins >= 2 ? (isOpposed ? 2 : 1) : isOpposed ? 4 : 3;
}
