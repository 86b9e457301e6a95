// Pass 3, the variants: figures that are likely misreports of another figure are taken out of their series and stand beside that
// figure. A figure that a person has accepted is never one. What a misreport goes back to is no misreport itself.
// Enters: the drafts of one strand and, to look at only, those of its parties' own statistics. Leaves: what stays, what is a
// variant of what.

import { canonicalDecimal, decimalText, toDecimal } from '../base/decimal.ts';
import { compareStated } from '../base/edtf.ts';
import { type Said, say } from '../base/said.ts';
import { isSameBriefing } from './briefing.ts';
import { type Candidate, isExact, isOwnVoice, type Scene } from './candidate.ts';
import { compareFigures, type Draft } from './figures.ts';
import { RULES } from './misreports/rules.ts';
import type { Departure, Report, SeriesIdentity, Variant } from './model.ts';

/** The figures of one series. */
export type SeriesDrafts = {
  readonly key: string;
  readonly identity: SeriesIdentity;
  readonly drafts: readonly Draft[];
};

export type Sorted = {
  readonly series: readonly SeriesDrafts[];
  /** Figure id → what outlets made of it, by date. */
  readonly variants: ReadonlyMap<string, readonly Variant[]>;
  /** Variants of figures that were there to look at only. */
  readonly foreign: readonly Variant[];
  /** The drafts that have variants: few, so that no id need be looked up for the others. */
  readonly told: ReadonlySet<Draft>;
};

/** Digits of a number without its zeros at the end: what two numbers have in common that differ by a power of ten only. */
function mantissa(end: string): string {
  if (!isWhole(end)) return end.replace('.', '').replace(/0+$/, '').replace(/^-?0+/, '');
  let last = end.length;
  while (end.charCodeAt(last - 1) === ZERO) last -= 1;
  return last === end.length ? end : end.slice(0, last);
}

const [ZERO, NINE] = [48, 57];

/** Digits alone, the first of which is no zero. */
function isWhole(end: string): boolean {
  for (let i = 0; i < end.length; i += 1) {
    const code = end.charCodeAt(i);
    if (code < ZERO || code > NINE) return false;
  }
  return end.charCodeAt(0) !== ZERO;
}

const numbersOf = ({ low, high }: Draft): readonly string[] =>
  low === null
    ? high === null
      ? []
      : [mantissa(high)]
    : high === null || high === low
      ? [mantissa(low)]
      : [...new Set([mantissa(low), mantissa(high)])];

type Found = { readonly departure: Departure; readonly of: readonly Candidate[]; readonly why: Said };

/** What a strand of two parties looks at and does not change: what is said of each party alone. */
export type About = {
  readonly series: readonly SeriesDrafts[];
  /** Misreports found there: their pages are not the ones to believe where two differ. */
  readonly misreports: readonly Pick<Variant, 'origin' | 'reports'>[];
};

/** Takes the misreports out. */
export function setVariantsAside(series: readonly SeriesDrafts[], about: About): Sorted {
  const candidates = candidatesOf(series);
  const others = candidatesOf(about.series);
  const pairs = pairsOf(candidates, others);
  const found = new Map<Candidate, Found>();
  const split: Variant[] = [];
  for (const candidate of candidates) if (candidate.draft.reports.length > 1) split.push(...itemSplits(candidate));
  if (pairs.length > 0) judge(pairs, found, about);
  if (series.some(({ identity }) => identity.frame === 'casualties'))
    for (const candidate of candidates) if (!found.has(candidate)) subtracted(candidate, candidates, found);
  if (found.size === 0 && split.length === 0) return { series, variants: new Map(), foreign: [], told: new Set() };
  const elsewhere = new Set(others.map(({ draft }) => draft.id));
  const gone = new Set([...found.keys()].map(({ draft }) => draft));
  const rooted = [...found].map(([suspect, one]) => [suspect, { ...one, of: originals(one.of, found) }] as const);
  const variants = [...rooted.map(([suspect, one]) => variantOf(suspect, one)), ...split];
  const told = new Set(rooted.flatMap(([, { of }]) => of.slice(0, 1).map(({ draft }) => draft)));
  // Those of a split are known by their ids alone, and a shared number is one figure in several series.
  if (split.length > 0 || [...told].some(({ shared }) => shared)) {
    const ids = new Set(variants.map(({ of }) => of[0]));
    for (const { draft } of candidates) if (ids.has(draft.id)) told.add(draft);
  }
  variants.sort(
    (a, b) =>
      compareStated(a.stated, b.stated) ||
      (JSON.stringify(a.of) + a.departure < JSON.stringify(b.of) + b.departure ? -1 : 1),
  );
  return {
    series: series.flatMap((one) => {
      const drafts = one.drafts.filter((draft) => !gone.has(draft));
      return drafts.length === one.drafts.length ? [one] : drafts.length === 0 ? [] : [{ ...one, drafts }];
    }),
    variants: Map.groupBy(
      variants.filter(({ of }) => !elsewhere.has(of[0] ?? '')),
      ({ of }) => of[0] ?? '',
    ),
    foreign: variants.filter(({ of }) => elsewhere.has(of[0] ?? '')),
    told,
  };
}

function candidatesOf(series: readonly SeriesDrafts[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { identity, drafts } of series)
    for (const draft of drafts) candidates.push({ draft, identity, peers: drafts });
  return candidates;
}

type Pair = { readonly suspect: Candidate; readonly figure: Candidate };

/** All pairs that share the digits of a number and whose suspect could be one, in an order that arrival does not change. */
function pairsOf(candidates: readonly Candidate[], about: readonly Candidate[]): readonly Pair[] {
  const byNumber = new Map<string, Candidate[]>();
  for (const candidate of [...candidates, ...about])
    for (const number of numbersOf(candidate.draft)) {
      const list = byNumber.get(number);
      if (list) list.push(candidate);
      else byNumber.set(number, [candidate]);
    }
  const isOurs = about.length === 0 ? null : new Set(candidates);
  const pairs: Pair[] = [];
  for (const list of byNumber.values()) {
    if (list.length < 2) continue;
    for (const suspect of list)
      if ((isOurs === null || isOurs.has(suspect)) && !isAccepted(suspect.draft))
        for (const figure of list) if (figure !== suspect && isLinked(suspect, figure)) pairs.push({ suspect, figure });
  }
  pairs.push(...turnedPairs(candidates));
  return pairs.sort(
    (a, b) => compareFigures(a.suspect.draft, b.suspect.draft) || compareFigures(b.figure.draft, a.figure.draft),
  );
}

/**
 * A cheap look before the rules, at what the two are. One origin; an outlet in its own voice beside a named origin, of another
 * number of digits in the same series, or of what was supposed, could be held, went the other way or was the giver's own; losses,
 * of which the outcome may be confused; an exact number without its window.
 */
function isLinked({ draft, identity }: Candidate, figure: Candidate): boolean {
  if (draft.origin === figure.draft.origin) return true;
  if (identity.frame === 'casualties' && figure.identity.outcome === 'killed+wounded') return true;
  if (figure.identity.period !== null && draft.period === null && isExact(draft)) return true;
  if (!isOwnVoice(draft) || isOwnVoice(figure.draft)) return false;
  const { basis, kind, frame, from } = figure.identity;
  return (
    (draft.low ?? draft.high)?.length !== (figure.draft.low ?? figure.draft.high)?.length ||
    basis === 'capacity' ||
    kind === 'hypothetical' ||
    from !== identity.from ||
    frame !== identity.frame
  );
}

/** Numbers that were turned from another unit do not share digits with what they go back to. */
function turnedPairs(candidates: readonly Candidate[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const suspect of candidates)
    if (suspect.draft.reports.some(({ quantity }) => quantity?.written))
      for (const figure of candidates)
        if (figure !== suspect && isLinked(suspect, figure)) pairs.push({ suspect, figure });
  return pairs;
}

const isAccepted = ({ reports }: Draft): boolean => reports.some(({ accepted }) => accepted);

/** Rule by rule, the surest first; what is a misreport already is nobody's original. */
function judge(pairs: readonly Pair[], found: Map<Candidate, Found>, { misreports }: About): void {
  const isMisreport = (origin: string, page: string): boolean =>
    [...misreports, ...[...found.keys()].map(({ draft }) => draft)].some(
      (other) => other.origin === origin && other.reports.some((one) => one.page === page),
    );
  const scene: Scene = { isTainted: ({ origin, reports }) => reports.every(({ page }) => isMisreport(origin, page)) };
  const within = pairs.filter(({ suspect, figure }) => suspect.draft.seriesKey === figure.draft.seriesKey);
  const across = pairs.filter(({ suspect, figure }) => suspect.draft.seriesKey !== figure.draft.seriesKey);
  for (const { departure, looks, find } of RULES)
    for (const { suspect, figure } of looks === 'within' ? within : looks === 'across' ? across : pairs) {
      if (found.has(suspect) || found.has(figure)) continue;
      const why = find(suspect, figure, scene);
      if (why !== null) found.set(suspect, { departure, of: [figure], why });
    }
}

/** What is a misreport of a misreport goes back to what that one goes back to. */
const originals = (of: readonly Candidate[], found: ReadonlyMap<Candidate, Found>): readonly Candidate[] =>
  of.map((figure) => {
    const seen = new Set<Candidate>();
    let root = figure;
    for (let next = found.get(root)?.of[0]; next && !seen.has(next); next = found.get(root)?.of[0]) {
      seen.add(next);
      root = next;
    }
    return root;
  });

/** "4,100 wounded" that is 4,700 killed and wounded less 600 killed, told by another page of the same briefing. */
function subtracted(suspect: Candidate, candidates: readonly Candidate[], found: Map<Candidate, Found>): void {
  const { identity, draft } = suspect;
  if (identity.frame !== 'casualties' || draft.low === null || draft.low !== draft.high || isAccepted(draft)) return;
  const sameBriefing = candidates.filter(
    (other) =>
      other !== suspect &&
      !found.has(other) &&
      other.draft.origin === draft.origin &&
      other.identity.from === identity.from &&
      other.identity.basis === identity.basis &&
      other.draft.low !== null &&
      other.draft.low === other.draft.high &&
      isSameBriefing(draft, other.draft),
  );
  for (const all of sameBriefing.filter((other) => other.identity.outcome === 'killed+wounded'))
    for (const part of sameBriefing.filter(
      (other) => other.identity.outcome !== 'killed+wounded' && other.identity.outcome !== identity.outcome,
    ))
      if (
        decimalText(toDecimal(all.draft.low ?? '0').minus(part.draft.low ?? '0')) === draft.low &&
        isOnPageOf(part.draft, all.draft) &&
        !isOnPageOf(draft, all.draft)
      ) {
        const why = say`${{ number: all.draft.low ?? '0' }} less ${{ number: part.draft.low ?? '0' }}, not a statement of ${draft.origin}`;
        found.set(suspect, { departure: 'subtracted', of: [all, part], why });
        return;
      }
}

const isOnPageOf = (a: Draft, b: Draft): boolean =>
  a.reports.some(({ page }) => b.reports.some((other) => other.page === page));

/** The largest number of things that a page may be telling apart rather than naming twice. */
const FEW = 12;

const NO_SPLITS: readonly never[] = [];

/** One page names the same few things in two ways: one thing, or two, for the first source to say. */
function itemSplits({ draft, identity }: Candidate): readonly Variant[] {
  const number = draft.low;
  if (draft.reports.length < 2 || number === null || number.length > 2 || toDecimal(number).gt(FEW)) return NO_SPLITS;
  return [...Map.groupBy(draft.reports, ({ page }) => page).values()].flatMap((reports) => {
    const names = new Set(reports.map(({ designation }) => designation ?? ''));
    const isOnce = reports.every(({ quantity }) => quantity?.basis === 'total');
    if (names.size < 2 || names.has('') || !isOnce) return [];
    const sum = canonicalDecimal(toDecimal(number).times(names.size));
    return [
      {
        ...identity,
        departure: 'item-split' as const,
        seriesKey: draft.seriesKey,
        origin: draft.origin,
        low: draft.low,
        high: sum,
        approx: draft.approx,
        window: draft.period,
        stated: reports[0]?.stated ?? draft.stated,
        of: [draft.id],
        why: say`one page names it in ${names.size} ways; read as ${names.size} things it would be ${{ number: sum }}, which only the first source can tell`,
        reports: [],
      },
    ];
  });
}

const variantOf = ({ draft, identity }: Candidate, { departure, of, why }: Found): Variant => ({
  ...identity,
  departure,
  seriesKey: draft.seriesKey,
  origin: draft.origin,
  low: draft.low,
  high: draft.high,
  approx: draft.approx,
  window: draft.period,
  stated: draft.stated,
  of: of.map(({ draft: figure }) => figure.id),
  why,
  reports: draft.reports as readonly Report[],
});
