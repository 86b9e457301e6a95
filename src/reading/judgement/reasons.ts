// Why a model decided as it did. What enters: the features that were weighed, and weights. What leaves: the few that counted
// most, by name, for `explain` and for the rule of a slot.
import { type Feature, featureNamed, nameOf } from './feature.ts';
import { type Weigher, type Weights, weigherOf } from './linear.ts';
import type { Sheet } from './sheet.ts';

const BIAS = featureNamed('bias');

/** How often each feature with a weight stands on the sheet that is looked at; all 0 between two looks. */
let times = new Uint16Array(0);

/** The features on a sheet that count most in a score, with their weights. */
export function weightiest(weigher: Weigher, { features, count }: Sheet, most = 3): string[] {
  if (times.length < weigher.length) times = new Uint16Array(weigher.length);
  for (let i = 0; i < count; i += 1) {
    const feature = features[i] ?? 0;
    if (feature < weigher.length) times[feature] = (times[feature] ?? 0) + 1;
  }
  const heavy: { readonly name: string; readonly weight: number }[] = [];
  for (let i = 0; i < count; i += 1) {
    const feature = features[i] ?? 0;
    const often = times[feature] ?? 0;
    if (often === 0) continue;
    times[feature] = 0;
    const weight = (weigher[feature] ?? 0) * often;
    const size = Math.abs(weight);
    if (size < LEAST || feature === BIAS) continue;
    if (heavy.length === most && size < Math.abs(heavy[most - 1]?.weight ?? 0)) continue;
    const name = nameOf(feature);
    const at = heavy.findIndex((h) => size > Math.abs(h.weight) || (size === Math.abs(h.weight) && name < h.name));
    heavy.splice(at === -1 ? heavy.length : at, 0, { name, weight });
    if (heavy.length > most) heavy.pop();
  }
  return heavy.map(({ name, weight }) => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)} ${name}`);
}

/** The features under some scopes that speak most for one choice against another, the strongest first. */
export function reasonsFor(
  weights: Weights,
  scopes: readonly string[],
  chosen: readonly Feature[],
  other: readonly Feature[],
  most = 3,
): readonly Feature[] {
  const gains: Gain[] = [];
  for (const scope of scopes) {
    const weigher = weigherOf(weights, [scope]);
    addGains(gains, most, scope, chosen, other, (f) => weigher[f] ?? 0);
    addGains(gains, most, scope, other, chosen, (f) => -(weigher[f] ?? 0));
  }
  return gains.map((g) => g.feature);
}

type Gain = { readonly scope: string; readonly feature: Feature; readonly gain: number };

const gainName = (scope: string, feature: Feature): string => `${scope}|${nameOf(feature)}`;

/** Takes the features of one list that are not in the other among the greatest gains, the greatest first, then by name. */
function addGains(
  gains: Gain[],
  most: number,
  scope: string,
  of: readonly Feature[],
  but: readonly Feature[],
  gainOf: (feature: Feature) => number,
): void {
  of.forEach((feature, i) => {
    const gain = gainOf(feature);
    const least = gains.length < most ? LEAST : Math.max(LEAST, (gains.at(-1) as Gain).gain);
    if (gain <= LEAST || gain < least || but.includes(feature) || of.indexOf(feature) < i) return;
    const at = gains.findIndex(
      (g) => gain > g.gain || (gain === g.gain && gainName(scope, feature) < gainName(g.scope, g.feature)),
    );
    if (at === -1 && gains.length >= most) return;
    gains.splice(at === -1 ? gains.length : at, 0, { scope, feature, gain });
    if (gains.length > most) gains.pop();
  });
}

/** What moves a score by less is no reason. */
const LEAST = 0.05;
