// The words of the pages in one place: numbers, dates, names of parties and items, in the language that is shown.
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { EstimateView } from '../api/correction-schemas.ts';
import type { NamesView } from '../api/schemas.ts';
import { roundedOutward } from '../base/rounding.ts';
import { type Said, word } from '../base/said.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import { NOT_NAMED, shownRegions } from '../ledger/shown.ts';
import { dateText } from './format/date.ts';
import { type Ends, envelopeText, intervalText } from './format/interval.ts';
import { dateFormat, displayName, numberFormat } from './format/intl.ts';
import { grouped } from './format/number.ts';
import { type Manner as SaidManner, type Sayings, saidText } from './said.ts';

type Manner = Parameters<typeof intervalText>[1];
type Measured = Pick<FlowJson, 'unit' | 'per'>;
type Dated = Pick<FlowJson['figures'][number], 'stated' | 'statedBy'>;
type SeriesName = Pick<FlowJson, 'frame' | 'basis' | 'per' | 'outcome' | 'kind' | 'period'>;

/** Everything that turns data into text, in one language. */
export function wordsIn(t: TFunction, names: NamesView | undefined, sayings: Sayings) {
  const locale = t('app.locale');
  const date = (edtf: string) => dateText(edtf, t, locale);
  const party = (id: string) => names?.parties[id] ?? regionName(id, locale);
  const manner: SaidManner = {
    ...{ sayings, locale, day: date, party },
    number: (decimal) => (/^-?\d+(?:\.\d+)?$/u.test(decimal) ? grouped(decimal, locale) : decimal),
    item: (code) => names?.items[code] ?? plain(code),
    quote: (text) => t('app.quote', { text }),
    keyed: (key, text) => t(key, { defaultValue: text }),
  };
  return {
    t,
    locale,
    date,
    shortDate: (edtf: string) => dateText(edtf, t, locale, 'short'),
    /** The day of a statement; that of adding is none, which is said. */
    stated: ({ stated, statedBy }: Dated) =>
      statedBy === 'added' ? t('figure.undated', { date: date(stated) }) : date(stated),
    /** A sentence that came as data; one that is only English stays as it is, unless it is known whole. */
    said: (said: Said | string) => saidText(typeof said === 'string' ? word(said) : said, manner),
    /** A moment of the log, in the reader's own time. */
    time: (iso: string) => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    estimate: (estimate: EstimateTold | null, identity: Measured) => estimateText(estimate, identity, t, locale),
    /** What a change does to an estimate: "5 million → 6 million"; to all that is stated, where the best supported stays. */
    effect: (before: EstimateView | null, after: EstimateView | null, identity: Measured) =>
      effectText(before, after, identity, (one) => estimateText(one, identity, t, locale), t, locale),
    /** How sure a reader was, 0 to 1, with two decimals. */
    certainty: (n: number) => numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(n),
    /** Words of a text, in the quotation marks of the language. */
    quote: (text: string) => t('app.quote', { text }),
    count: (n: number) => numberFormat(locale).format(n),
    party: (id: string | null) => (id === null ? t('party.unknown') : party(id)),
    /** Whose word something is, as the ledger names it. */
    origin: (name: string) => (name === NOT_NAMED ? t('origins.unnamed') : name),
    /** What a claim does, as a name: "Meeting". */
    frame: (frame: string) => capital(t(`frame.${frame}`)),
    item: (code: string | null) => (code === null ? t('item.unknown') : capital(names?.items[code] ?? plain(code))),
    interval: (ends: Ends, manner: Manner) => intervalText(ends, manner, t, locale),
    supported: (series: FlowJson) => supportedText(series, t, locale),
    envelope: (envelope: FlowJson['estimate']['envelope'], unit: string | null) =>
      envelopeText(envelope, unit, t, locale),
    series: (series: SeriesName) => seriesText(series, t, date),
  };
}

export type Words = ReturnType<typeof wordsIn>;

/** The words of the language that is shown; set once, above all pages (components/with-words.tsx). */
export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('a page without words');
  return words;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A state that the tables do not name, by its code; ZZ is none, whatever the browser calls it. */
const regionName = (id: string, locale: string): string =>
  /^[A-Z]{2}$/.test(id) && id !== 'ZZ' ? displayName(locale, 'region', id) : id;
const plain = (code: string): string => code.replaceAll('.', ', ').replaceAll('-', ' ');

/** Regions that are told one by one; more of them say only that they differ. */
const TOLD = 2;

/** The best supported number of a series; where several tie, "11,000 or 15,000". */
function supportedText(series: FlowJson, t: TFunction, locale: string): string {
  const { unit, per, estimate } = series;
  const regions = shownRegions(series);
  if (regions.length === 0) return t(estimate.conflict ? 'interval.noMeeting' : 'interval.none');
  if (regions.length > TOLD) return t('interval.apart', { count: regions.length });
  return regions
    .map(({ meeting, approx, ...ends }) =>
      intervalText(meeting ? roundedOutward(ends, unit) : ends, { approx, unit, per }, t, locale),
    )
    .join(` ${t('interval.or')} `);
}

/** An estimate without its figures; that of a flow does not say how its regions are shown. */
type EstimateTold = Omit<EstimateView, 'supported'> & {
  readonly supported: readonly (Ends & { readonly shown?: EstimateView['supported'][number]['shown'] })[];
};

/** The best supported number of an estimate as the log gives it, without its figures; else all that is stated. */
function estimateText(estimate: EstimateTold | null, { unit, per }: Measured, t: TFunction, locale: string): string {
  if (estimate === null) return t('interval.none');
  const { supported, envelope } = estimate;
  if (supported.length > TOLD) return t('interval.apart', { count: supported.length });
  if (supported.length === 0) return envelopeText(envelope, unit, t, locale) ?? t('interval.none');
  return supported
    .map(({ low, high, shown = { low, high, approx: false, meeting: true } }) => {
      const { meeting, approx, ...ends } = shown;
      return intervalText(meeting ? roundedOutward(ends, unit) : ends, { approx, unit, per }, t, locale);
    })
    .join(` ${t('interval.or')} `);
}

type TextOf = (estimate: EstimateView | null) => string;

function effectText(
  before: EstimateView | null,
  after: EstimateView | null,
  { unit }: Measured,
  text: TextOf,
  t: TFunction,
  locale: string,
): string {
  const [old, now] = [text(before), after === null ? t('decision.gone') : text(after)];
  if (old !== now || before === null || after === null) return `${old} → ${now}`;
  const all = (one: EstimateView) => envelopeText(one.envelope, unit, t, locale) ?? t('interval.none');
  const [wide, wider] = [all(before), all(after)];
  if (wide !== wider) return t('effect.envelope', { now, old: wide, after: wider });
  return t('effect.origins', { now, old: before.independentOrigins, after: after.independentOrigins });
}

/** What kind of number a series holds: "total to date", "worked out", "2024", "planned, a year". */
function seriesText(series: SeriesName, t: TFunction, date: (edtf: string) => string): string {
  const { basis, per, period } = series;
  const parts = [
    series.kind === 'actual' ? null : t(`kind.${series.kind}`),
    series.frame === 'transfer' ? null : t(`frame.${series.frame}`),
    series.outcome === null ? null : t(`outcome.${series.outcome}`),
    basis === null ? t('basis.none') : basis === 'rate' && per ? t(`per.${per}`) : null,
    basis === null || basis === 'rate' || (basis === 'increment' && period !== null) ? null : t(`basis.${basis}`),
    period === null ? null : date(period),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
