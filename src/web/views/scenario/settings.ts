// What a person sets, as it stands in an address: "wanted:100000..200000,stop:on". Pure.
import type { Distribution } from '../../../exchange/sampling/distribution.ts';
import type { Setting } from '../../../exchange/scenario/bind.ts';

/** A number or an interval for a parameter, `on` or `off` for a policy. */
export type Settings = ReadonlyMap<string, Setting | 'on' | 'off'>;

const NUMBER = String.raw`\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const ENTRY = new RegExp(String.raw`^(\p{L}[\p{L}\d_]*):(?:(on|off)|(${NUMBER})(?:\.\.(${NUMBER}))?)$`, 'iu');

/** The settings of an address; what is none is left out. */
export function parseSettings(text: string | null): Settings {
  const entries = (text ?? '').split(',').flatMap((part): readonly (readonly [string, Setting | 'on' | 'off'])[] => {
    const [, name, state, low, high = low] = ENTRY.exec(part) ?? [];
    if (name === undefined) return [];
    if (state !== undefined) return [[name, state.toLowerCase() === 'on' ? 'on' : 'off']];
    const setting = { low: Number(low), high: Number(high) };
    return setting.low <= setting.high ? [[name, setting]] : [];
  });
  return new Map(entries);
}

const valueText = (to: Setting | 'on' | 'off', between: string): string =>
  typeof to === 'string' ? to : to.low === to.high ? `${to.low}` : `${to.low}${between}${to.high}`;

/** The settings as they stand in an address; null where there are none. */
export function settingsText(settings: Settings): string | null {
  if (settings.size === 0) return null;
  return [...settings].map(([name, to]) => `${name}:${valueText(to, '..')}`).join(',');
}

/** The same run on the command line. */
export const commandText = (
  settings: Settings,
  { until, asKnownOn }: { until: string; asKnownOn: string | null },
): string =>
  [
    'tosite simulate',
    ...[...settings].map(([name, to]) => `--set ${name}=${valueText(to, '..')}`),
    `--until ${until}`,
    ...(asKnownOn === null ? [] : [`--as-known-on ${asKnownOn}`]),
  ].join(' ');

/** The settings with one changed; null takes it back. */
export function withSetting(settings: Settings, name: string, to: Setting | 'on' | 'off' | null): Settings {
  const next = new Map(settings);
  if (to === null) next.delete(name);
  else next.set(name, to);
  return next;
}

/** From where to where a distribution reaches: its ends, the 5th and 95th percentile where it has none. */
export function reachOf(distribution: Distribution): Setting {
  switch (distribution.kind) {
    case 'point':
      return { low: distribution.value, high: distribution.value };
    case 'tail':
      return { low: distribution.low, high: distribution.p95 };
    case 'mixture': {
      const reaches = distribution.of.map(reachOf);
      return { low: Math.min(...reaches.map(({ low }) => low)), high: Math.max(...reaches.map(({ high }) => high)) };
    }
    default:
      return { low: distribution.low, high: distribution.high };
  }
}

export type Track = { readonly most: number; readonly step: number };

/** Notches of a slider, about. */
const NOTCHES = 200;

/** How far a slider goes, and by how much it moves: twice the reach, in steps of 1, 2 or 5; a share ends at 1. */
export function trackOf({ high }: Setting, unit: string): Track {
  const isShare = unit === 'percent' || (unit === 'ratio' && high <= 1);
  const wanted = isShare ? 1 : high === 0 ? 1 : high * 2;
  const rough = wanted / NOTCHES;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((part) => part * decade >= rough * 0.999) ?? 10) * decade;
  return { most: tidy(Math.ceil(wanted / step - 1e-9) * step), step: tidy(step) };
}

/** Without what binary fractions leave behind. */
export const tidy = (value: number): number => Number(value.toPrecision(10));
