// Syndicated copies: a text that is another's nearly word for word is no report of its own, however many papers print it. Which
// pages could be copies of each other is seen from what they tell (the same numbers); whether they are, from their texts
// (src/document/sketch.ts). Of several copies the earliest is the original. Pure; the order of arrival never matters.
import { compareStated } from '../base/edtf.ts';
import { isCopy, type Sketch } from '../document/sketch.ts';
import { isOwnVoice } from './candidate.ts';
import { compareFigures, compareReports, type Draft } from './figures.ts';
import type { CopyOf, Report, Variant } from './model.ts';
import type { Prepared } from './prepare.ts';

/** Page → the page that its text is a copy of; pages with a text of their own are not in it. */
export type Copies = ReadonlyMap<string, CopyOf>;

export const NO_COPIES: Copies = new Map();

/** A page that may be a copy or an original. */
export type Page = { readonly id: string; readonly publisher: string | null; readonly stated: string };

/** Two pages that tell so much alike that their texts are worth comparing. */
export type Suspected = readonly [Page, Page];

/** Of a number that very many pages tell, each page is held against so many that follow it. */
const NEXT = 64;

const pageOf = ({ page: id, publisher, stated }: Report): Page => ({ id, publisher, stated });

/** Earliest first. */
const comparePages = (a: Page, b: Page): number => compareStated(a.stated, b.stated) || (a.id < b.id ? -1 : 1);

/** The pages of texts among some reports, each once, the earliest first. */
function pagesOf(reports: readonly Report[]): readonly Page[] {
  const pages = new Map<string, Page>();
  for (const report of reports)
    if (report.evidence.kind === 'claim' && !pages.has(report.page)) pages.set(report.page, pageOf(report));
  return pages.size < 2 ? [] : [...pages.values()].sort(comparePages);
}

/** What outlets tell in their own voices that is the same but for who tells it. */
const ownVoiceKey = ({ low, high, period, asOf, calibre, sharedOver }: Draft): string =>
  `${low} ${high} ${period} ${asOf} ${calibre} ${sharedOver.join()}`;

/** The lists of reports that tell one and the same thing. */
function* tellings({ series, variants }: Prepared): Generator<readonly Report[]> {
  for (const { drafts } of series) {
    for (const { reports } of drafts) if (reports.length > 1) yield reports;
    if (drafts.length < 2) continue;
    const own = drafts.filter(isOwnVoice);
    if (own.length < 2) continue;
    for (const same of Map.groupBy(own, ownVoiceKey).values())
      if (same.length > 1) yield same.flatMap(({ reports }) => reports);
  }
  for (const told of variants.values()) for (const { reports } of told) if (reports.length > 1) yield reports;
}

/** Pairs of pages of which at least half of what the one with less to tell tells is told by the other, too. */
export function suspectedCopies(strands: readonly Prepared[]): readonly Suspected[] {
  const shared = new Map<string, { readonly pages: Suspected; count: number }>();
  for (const strand of strands)
    for (const reports of tellings(strand)) {
      const pages = pagesOf(reports);
      pages.forEach((a, i) => {
        for (const b of pages.slice(i + 1, i + 1 + NEXT)) {
          const key = `${a.id} ${b.id}`;
          const known = shared.get(key);
          if (known) known.count += 1;
          else shared.set(key, { pages: [a, b], count: 1 });
        }
      });
    }
  if (shared.size === 0) return [];
  const told = countsOf(strands, new Set([...shared.values()].flatMap(({ pages: [a, b] }) => [a.id, b.id])));
  return [...shared.values()]
    .filter(({ pages: [a, b], count }) => 2 * count >= Math.min(told.get(a.id) ?? 0, told.get(b.id) ?? 0))
    .map(({ pages }) => pages);
}

/** How much each of some pages tells. */
function countsOf(strands: readonly Prepared[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = ({ page }: Report): void => {
    if (wanted.has(page)) counts.set(page, (counts.get(page) ?? 0) + 1);
  };
  for (const { series, variants } of strands) {
    for (const { drafts } of series) for (const { reports } of drafts) reports.forEach(count);
    for (const told of variants.values()) for (const { reports } of told) reports.forEach(count);
  }
  return counts;
}

/** The copies among suspected pages, by the sketches of their texts; a page without a sketch is no copy. */
export function copiesAmong(suspected: readonly Suspected[], sketches: ReadonlyMap<string, Sketch>): Copies {
  const copies = new Map<string, CopyOf>();
  const inOrder = suspected
    .map(([a, b]): Suspected => (comparePages(a, b) < 0 ? [a, b] : [b, a]))
    .sort(([a, x], [b, y]) => comparePages(a, b) || comparePages(x, y));
  for (const [first, later] of inOrder) {
    if (copies.has(later.id)) continue;
    const [a, b] = [sketches.get(first.id), sketches.get(later.id)];
    if (!a || !b || !isCopy(a, b)) continue;
    // The copy of a copy is one of the original.
    copies.set(later.id, copies.get(first.id) ?? { page: first.id, publisher: first.publisher });
  }
  return copies;
}

/** The copies that reports of a ledger are marked as. */
export function copiesMarked(reports: readonly Report[]): Copies {
  const copies = new Map<string, CopyOf>();
  for (const { page, copyOf } of reports) if (copyOf) copies.set(page, copyOf);
  return copies;
}

/** How many texts tell something: copies of one text are one, and so are the reports of one page. */
export const ownTellings = (reports: readonly Pick<Report, 'page' | 'copyOf'>[]): number =>
  new Set(reports.map(textOf)).size;

/** The page whose text it is. */
export const textOf = ({ page, copyOf }: Pick<Report, 'page' | 'copyOf'>): string => copyOf?.page ?? page;

/** Reports with the pages that theirs are copies of. */
const marked = <R extends readonly Report[]>(reports: R, copies: Copies): R =>
  reports.some(({ page }) => copies.has(page))
    ? // The same reports in the same places.
      (reports.map((report) => ({ ...report, copyOf: copies.get(report.page) ?? null })) as readonly Report[] as R)
    : reports;

/** A figure after its copies were found: what it was made of, and what it says now. */
export type Joined = { readonly draft: Draft; readonly of: readonly Draft[] };

/**
 * The figures of one series with their copies marked. What outlets tell in their own voices, in copies of one text, is one figure:
 * that of the original. `drafts` are in the order of figures, and so is what leaves.
 */
export function joinCopies(drafts: readonly Draft[], copies: Copies): readonly Joined[] {
  if (!drafts.some(({ reports }) => reports.some(({ page }) => copies.has(page))))
    return drafts.map((draft) => ({ draft, of: [draft] }));
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const [first] = draft.reports;
    const key =
      first && isOwnVoice(draft) ? `${ownVoiceKey(draft)}\n${copies.get(first.page)?.page ?? first.page}` : draft.id;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups.values()]
    .flatMap((of) => {
      const [first, ...others] = of;
      if (!first) return [];
      const reports = marked([...first.reports, ...others.flatMap((one) => one.reports)], copies);
      return [{ draft: { ...first, reports: others.length === 0 ? reports : reports.toSorted(compareReports) }, of }];
    })
    .toSorted((a, b) => compareFigures(a.draft, b.draft));
}

/** A variant with its copies marked, beside the figure `to` which others may have been joined to. */
export function markedVariant(
  variant: Variant,
  copies: Copies,
  { to, of }: { readonly to: string; readonly of: readonly Draft[] },
): Variant {
  if (copies.size === 0) return variant;
  const own = new Set(of.map(({ id }) => id));
  return {
    ...variant,
    of: [...new Set(variant.of.map((id) => (own.has(id) ? to : id)))],
    reports: marked(variant.reports, copies),
  };
}
