// A scenario's model with what its parameters stand on, and the words of its numbers.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ScenariosView } from '../../../api/schemas/scenarios.ts';
import type { Bindings } from '../../../app/scenario-bindings.ts';
import type { Simulation } from '../../../app/simulate.ts';
import type { Difference, OutputResult } from '../../../exchange/scenario/result.ts';
import type { Swing } from '../../../exchange/scenario/tornado.ts';
import { ask, query, seenAs } from '../../api.ts';
import { tickText } from '../../format/number.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';
import type { Settings } from './settings.ts';

export const useBindings = (file: string | null, seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'bindings', file, seen],
    queryFn: () => ask<Bindings>(`/scenarios/bindings${query({ file, ...seenAs(seen) })}`),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

export type Described = ScenariosView['scenarios'][number];

export const useScenarios = () =>
  useQuery({
    queryKey: ['scenarios'],
    queryFn: () => ask<ScenariosView>('/scenarios'),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The whole run as the server computes it: what `tosite simulate --json` writes. */
export const wholeRun = (file: string, settings: Settings, until: string, seen: Seen): Promise<Simulation> =>
  ask<Simulation>(`/scenarios/runs${query(seenAs(seen))}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ file, until, set: Object.fromEntries(settings) }),
  });

/** The words of the shipped scenario in the language that is shown; those of its file where there are none. */
export const saidIn = (part: 'parameter' | 'policy' | 'output', name: string, what: string, { t }: Words): string =>
  t(`scenario.${part}.${name}`, { defaultValue: what });

export const unitText = (unit: string, { t }: Words): string =>
  unit === 'ratio' || unit === 'percent' ? '' : t(`scenario.unit.${unit.replaceAll('/', ' ')}`, { defaultValue: unit });

/** A number of the run, short: "8.2 m". Parameters in percent are shares of one. */
export function numberText(value: number, unit: string, { t, locale }: Words): string {
  if (Math.abs(value) < (unit === 'ratio' || unit === 'percent' ? 0.0005 : 0.5)) return tickText(0, t, locale);
  if (unit === 'percent') return `${tickText(value * 100, t, locale)} %`;
  if (value < 0) return `−${tickText(-value, t, locale)}`;
  return tickText(value, t, locale);
}

export function spanText({ low, high }: { low: number; high: number }, unit: string, words: Words): string {
  const [a, b] = [numberText(low, unit, words), numberText(high, unit, words)];
  return `${a === b ? a : `${a} – ${b}`} ${unitText(unit, words)}`.trim();
}

/** A band, and the one that it is compared with, as rows: a month a row. */
export function bandTable({ band, unit }: OutputResult, other: OutputResult | null, words: Words): Table {
  const { t, date } = words;
  const columns = ['month', 'p5', 'p50', 'p95', ...(other ? ['otherP5', 'otherP50', 'otherP95'] : [])];
  const cell = (value: number | undefined) =>
    value === undefined ? null : { text: numberText(value, unit, words), value };
  return {
    columns: columns.map((column, i) => ({ label: t(`scenario.column.${column}`), numeric: i > 0 })),
    rows: band.map(({ month, p5, p50, p95 }, i) => {
      const there = other?.band[i];
      const own = [{ text: date(month), value: month }, cell(p5), cell(p50), cell(p95)];
      return other ? [...own, cell(there?.p5), cell(there?.p50), cell(there?.p95)] : own;
    }),
  };
}

/** What differs between two runs in their last month, an output a row. */
export function differencesTable(
  differences: readonly Difference[],
  nameOf: (output: string) => string,
  words: Words,
): Table {
  const { t } = words;
  const columns = ['output', 'here', 'there', 'difference', 'more'] as const;
  const three = ({ p5, p50, p95 }: Difference['here'], unit: string) => ({
    text: `${numberText(p50, unit, words)} (${numberText(p5, unit, words)} – ${numberText(p95, unit, words)})`,
    value: p50,
  });
  return {
    columns: columns.map((column, i) => ({ label: t(`scenario.column.${column}`), numeric: i > 0 })),
    rows: differences
      .filter(({ difference: { p5, p95 } }) => p5 !== 0 || p95 !== 0)
      .map(({ name, unit, here, there, difference, more }) => [
        nameOf(name),
        three(here, unit),
        three(there, unit),
        three(difference, unit),
        { text: `${tickText(Math.round(more * 100), t, words.locale)} %`, value: more },
      ]),
  };
}

/** The swings as rows: a parameter a row. */
export function swingsTable(
  swings: readonly Swing[],
  unit: string,
  nameOf: (parameter: string) => string,
  words: Words,
): Table {
  const cell = (value: number) => ({ text: numberText(value, unit, words), value });
  return {
    columns: (['parameter', 'low', 'high'] as const).map((column, i) => ({
      label: words.t(`scenario.column.${column}`),
      numeric: i > 0,
    })),
    rows: swings.map(({ input, low, high }) => [nameOf(input), cell(low), cell(high)]),
  };
}
