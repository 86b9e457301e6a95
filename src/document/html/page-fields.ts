// What a page says of its publication -> a document's fields: JSON-LD before OpenGraph before other meta elements
// (data/page-fields.tsv). A field that the page does not state stays missing. Pure.
import { dataTable } from '../../base/data.ts';
import { type CheckedFields, readFields } from '../fields.ts';
import { linkedArticle } from './linked-data.ts';
import type { Page, PageStatement } from './page.ts';
import { agreedDate, type DateStatement } from './page-dates.ts';

type Field = 'title' | 'published' | 'publisher' | 'url';

/** The fields of a page, checked. */
export function pageFields(page: Page): CheckedFields {
  const stated = (field: Field): readonly PageStatement[] => statedFor(field, page.statements);
  const first = (field: Field): string | null => stated(field)[0]?.value ?? null;
  const url = pageAddress(page, stated('url'));
  const article = linkedArticle(page.linkedData, { url, title: first('title') });
  const title = article?.title ?? first('title') ?? page.title;
  const dates: readonly DateStatement[] = [
    ...(article?.published ? [{ value: article.published, source: 'JSON-LD' }] : []),
    ...consistent(stated('published')).map(({ name, value }) => ({ value, source: name })),
  ];
  const { published, diagnostics } = agreedDate(dates);
  const publisher = article?.publisher ?? first('publisher');
  const checked = readFields({
    title: title && oneLine(title),
    publisher: publisher && oneLine(publisher),
    published,
    url: url ?? article?.url,
  });
  return { fields: checked.fields, diagnostics: [...diagnostics, ...checked.diagnostics] };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500);

/** A page's statements for a field, surest first. */
const statedFor = (field: Field, statements: readonly PageStatement[]): readonly PageStatement[] =>
  dataTable('page-fields.tsv')
    .filter((row) => row.field === field)
    .flatMap(({ attribute, name }) => statements.filter((one) => one.attribute === attribute && one.name === name));

/** Marked elements may belong to other things on the page, such as comments: they say nothing where they differ. */
function consistent(dates: readonly PageStatement[]): readonly PageStatement[] {
  const marked = new Set(
    dates.filter(({ attribute }) => attribute === 'itemprop').map(({ value }) => value.slice(0, 10)),
  );
  return marked.size > 1 ? dates.filter(({ attribute }) => attribute !== 'itemprop') : dates;
}

/** The page's whole address: its canonical one, else the one that it was saved from. */
function pageAddress({ savedFrom }: Page, stated: readonly PageStatement[]): string | null {
  const whole = stated.find(({ value }) => isWeb(URL.parse(value)))?.value ?? null;
  const base = savedFrom !== null && isWeb(URL.parse(savedFrom)) ? savedFrom : null;
  const [relative] = stated;
  if (whole !== null || base === null || relative === undefined) return whole ?? base;
  return URL.parse(relative.value, base)?.href ?? base;
}

const isWeb = (url: URL | null): boolean => url?.protocol === 'https:' || url?.protocol === 'http:';
