// A sheet on which features are written down one after the other, and used again for the next thing that is weighed: no list is
// made of what is only added up. What enters: features in their order. What leaves: their sum under weights, or a list.
import type { Feature } from './feature.ts';
import type { Weigher } from './linear.ts';

/** The first `count` of `features` are written; the rest is left from before. */
export type Sheet = { features: Int32Array; count: number };

/** An empty sheet; it grows as it must. */
export const newSheet = (): Sheet => ({ features: new Int32Array(256), count: 0 });

/** Writes a feature down. */
export function tell(sheet: Sheet, feature: Feature): void {
  if (sheet.count === sheet.features.length) {
    const grown = new Int32Array(sheet.count * 2);
    grown.set(sheet.features);
    sheet.features = grown;
  }
  sheet.features[sheet.count] = feature;
  sheet.count += 1;
}

/** Writes features down in their order. */
export function tellAll(sheet: Sheet, features: readonly Feature[]): void {
  for (let i = 0; i < features.length; i += 1) tell(sheet, features[i] ?? 0);
}

/** Writes a feature down unless it stands there from place `begun` on. */
export function tellOnce(sheet: Sheet, feature: Feature, begun = 0): void {
  for (let i = begun; i < sheet.count; i += 1) if (sheet.features[i] === feature) return;
  tell(sheet, feature);
}

/** By feature, the last look at which it stood on a sheet; all below `look` between two. */
let looks: Uint32Array = new Uint32Array(1024);
let look = 0;

/** Leaves each feature from place `begun` on only where it stands first. */
export function leaveFirst(sheet: Sheet, begun: number): void {
  const { features, count } = sheet;
  look += 1;
  let kept = begun;
  for (let i = begun; i < count; i += 1) {
    const feature = features[i] ?? 0;
    if (!isNew(feature)) continue;
    features[kept] = feature;
    kept += 1;
  }
  sheet.count = kept;
}

function grown(from: Uint32Array, feature: Feature): Uint32Array {
  const to = new Uint32Array(2 * feature);
  to.set(from);
  return to;
}

/** Each of some features that is not among others, once. */
export function without(features: readonly Feature[], others: readonly Feature[]): readonly Feature[] {
  look += 1;
  for (const feature of others) isNew(feature);
  return features.filter(isNew);
}

/** Whether a feature is met for the first time in this look. */
function isNew(feature: Feature): boolean {
  if (feature >= looks.length) looks = grown(looks, feature);
  if (looks[feature] === look) return false;
  looks[feature] = look;
  return true;
}

/** What is written from place `begun` on, as a list. */
export function listFrom({ features, count }: Sheet, begun = 0): readonly Feature[] {
  const list: Feature[] = [];
  for (let i = begun; i < count; i += 1) list.push(features[i] ?? 0);
  return list;
}

/** Sum of the weights of all that is written. */
export function sumOn({ features, count }: Sheet, weigher: Weigher): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const f = features[i] ?? 0;
    if (f < weigher.length) sum += weigher[f] ?? 0;
  }
  return sum;
}
