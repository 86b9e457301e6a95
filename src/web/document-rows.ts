// Documents → the rows of their table: those that the filters of the address leave; where something is searched for, those found,
// in the order of the search. Pure.
import type { SearchView } from '../api/schemas/search.ts';
import type { DocumentSummaryView } from '../api/schemas.ts';

type Hit = SearchView['hits'][number];
type Row = { readonly document: DocumentSummaryView; readonly hit: Hit | null };

const yearOf = ({ published }: DocumentSummaryView): string => published?.slice(0, 4) ?? '';

const counted = (values: readonly (string | null)[]): (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
};

/** Languages of some documents, the most used first. */
export const languagesOf = (documents: readonly DocumentSummaryView[]): readonly string[] =>
  counted(documents.map(({ language }) => language))
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);

/** Publishers by name. */
export const publishersOf = (documents: readonly DocumentSummaryView[]): readonly string[] =>
  counted(documents.map(({ publisher }) => publisher))
    .map(([publisher]) => publisher)
    .sort((a, b) => a.localeCompare(b));

/** Years of publication, the latest first. */
export const yearsOf = (documents: readonly DocumentSummaryView[]): readonly string[] =>
  counted(documents.map(yearOf))
    .map(([year]) => year)
    .sort()
    .reverse();

/** The rows that an address asks for: `language`, `publisher`, `year`; `hits` where it searches. */
export function documentRows(
  documents: readonly DocumentSummaryView[],
  hits: readonly Hit[] | null,
  query: URLSearchParams,
): readonly Row[] {
  const [language, publisher, year] = ['language', 'publisher', 'year'].map((name) => query.get(name));
  const isWanted = (one: DocumentSummaryView): boolean =>
    (!language || one.language === language) &&
    (!publisher || one.publisher === publisher) &&
    (!year || yearOf(one) === year);
  const wanted = documents.filter(isWanted);
  if (hits === null) return wanted.map((document) => ({ document, hit: null }));
  const byId = new Map(wanted.map((document) => [document.id, document]));
  return hits.flatMap((hit) => {
    const document = byId.get(hit.documentId);
    return document ? [{ document, hit }] : [];
  });
}
