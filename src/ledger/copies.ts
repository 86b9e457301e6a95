// Syndicated copies: a text that is another's nearly word for word is no report of its own, however many papers print it. Which
// pages could be copies of each other is seen from what they tell (the same numbers); whether they are, from their texts
// (src/document/sketch.ts). Of several copies the earliest is the original. Pure; the order of arrival never matters.
import { compareStated } from '../base/edtf.ts';
import { isCopy, type Sketch } from '../document/sketch.ts';
import { isOwnVoice } from './candidate.ts';
import { compareFigures, compareReports, type Draft } from './figures.ts';
import type { CopyOf, Report } from './model.ts';
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

/** What a text tells: copies of it tell the same. */
const tellingOf = ({ quantity, period, asOf, calibre, sharedOver, copyOf, page }: Report): string =>
  [copyOf?.page ?? page, quantity?.low, quantity?.high, period, asOf, calibre, sharedOver.join()].join('\n');

/** The lists of reports that tell one and the same thing; of those in own voices all that give one number. */
function tellings({ series, variants }: Prepared): readonly (readonly Report[])[] {
  const found: (readonly Report[])[] = [];
  const own = new Map<string, readonly Report[]>();
  const look = ({ low, high, reports }: Pick<Draft, 'low' | 'high' | 'reports'>): void => {
    const [first] = reports;
    if (first === undefined || !isOwnVoice(first)) {
      if (reports.length > 1) found.push(reports);
      return;
    }
    const number = `${low} ${high}`;
    const same = own.get(number);
    own.set(number, same ? [...same, ...reports] : reports);
  };
  for (const { drafts } of series) drafts.forEach(look);
  for (const told of variants.values()) told.forEach(look);
  for (const reports of own.values()) if (reports.length > 1) found.push(reports);
  return found;
}

const alike = new WeakMap<Prepared, readonly Suspected[]>();

/** Pairs of pages of a strand that tell the same thing, as often as they do; they are looked for once. */
function alikeIn(strand: Prepared): readonly Suspected[] {
  const known = alike.get(strand);
  if (known) return known;
  const found: Suspected[] = [];
  for (const reports of tellings(strand)) {
    const pages = pagesOf(reports);
    pages.forEach((a, i) => {
      for (const b of pages.slice(i + 1, i + 1 + NEXT)) found.push([a, b]);
    });
  }
  alike.set(strand, found);
  return found;
}

/** What is counted of a page that tells the same as another. */
type Counted = {
  /** How much it tells. */
  told: number;
  /** Pages that tell the same, and how often. */
  like: Map<Counted, Shared> | null;
};
const NONE: readonly never[] = [];
type Shared = { readonly pages: Suspected; count: number };

/** Pairs of pages of which at least half of what the one with less to tell tells is told by the other, too. */
export function suspectedCopies(strands: readonly Prepared[]): readonly Suspected[] {
  const counts = new Map<string, Counted>();
  const countOf = ({ id }: Page): Counted => {
    const known = counts.get(id);
    if (known) return known;
    const fresh = { told: 0, like: null };
    counts.set(id, fresh);
    return fresh;
  };
  for (const strand of strands)
    for (const pages of alikeIn(strand)) {
      const [one, other] = [countOf(pages[0]), countOf(pages[1])];
      one.like ??= new Map();
      const known = one.like.get(other);
      if (known) known.count += 1;
      else one.like.set(other, { pages, count: 1 });
    }
  if (counts.size === 0) return [];
  countTold(strands, counts);
  const suspected: Suspected[] = [];
  for (const { told, like } of counts.values())
    for (const [other, { pages, count }] of like ?? NONE)
      if (2 * count >= Math.min(told, other.told)) suspected.push(pages);
  return suspected;
}

/** Counts how much some pages tell. */
function countTold(strands: readonly Prepared[], counts: ReadonlyMap<string, Counted>): void {
  const count = (reports: readonly Report[]): void => {
    for (const { page } of reports) {
      const known = counts.get(page);
      if (known) known.told += 1;
    }
  };
  for (const { series, variants } of strands) {
    for (const { drafts } of series) for (const { reports } of drafts) count(reports);
    for (const told of variants.values()) for (const { reports } of told) count(reports);
  }
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
export const markCopies = (reports: readonly Report[], copies: Copies): readonly Report[] =>
  reports.map((report) => ({ ...report, copyOf: copies.get(report.page) ?? null }));

/** The copies among the pages of some reports, as one text; empty where there are none. */
export function copiesOf(reports: readonly Report[], copies: Copies): string {
  if (copies.size === 0) return '';
  const found = new Set<string>();
  for (const { page } of reports) if (copies.has(page)) found.add(`${page} ${copies.get(page)?.page}`);
  return [...found].sort().join('\n');
}

/**
 * What outlets tell in their own voices, in copies of one text, is one figure: that of the original. The figures of one series, in
 * their order, enter and leave.
 */
export const joinCopies = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.some(({ reports }) => reports.some(({ copyOf }) => copyOf !== null))
    ? groupsOf(drafts).map(joined).sort(compareFigures)
    : drafts;

type Several = readonly [Draft, ...Draft[]];
type Group = { readonly of: Several; readonly told: ReadonlySet<string> };

/** Figures that are one: those in own voices of which one text tells both; every other is one by itself. */
function groupsOf(drafts: readonly Draft[]): Several[] {
  const alone: Several[] = [];
  const telling = new Map<string, Group>();
  for (const draft of drafts) {
    if (!isOwnVoice(draft)) {
      alone.push([draft]);
      continue;
    }
    const own = new Set(draft.reports.map(tellingOf));
    const same = new Set([...own].flatMap((one) => telling.get(one) ?? []));
    const [first = draft, ...more] = [...[...same].flatMap(({ of }) => of), draft].sort(compareFigures);
    const told = [...same].reduce<ReadonlySet<string>>((all, one) => all.union(one.told), own);
    const group: Group = { of: [first, ...more], told };
    for (const one of told) telling.set(one, group);
  }
  return [...alone, ...new Set([...telling.values()].map(({ of }) => of))];
}

/** The figure of the original, with the reports of all. */
function joined(of: Several): Draft {
  const [first, ...more] = of;
  if (more.length === 0) return first;
  const original = of.find(({ reports }) => reports.some(({ copyOf }) => copyOf === null)) ?? first;
  return { ...original, reports: of.flatMap(({ reports }) => reports).sort(compareReports) };
}
