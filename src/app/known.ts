// What was known by a day: a claim counts from its document's publication, an undated one from the day on which it was added, an
// imported figure from the day on which it was stated. Pure.
import { publishedBy } from '../base/edtf.ts';

type Dated = { readonly published?: string | null; readonly stated?: string; readonly added: string };

/** True where it was public by the end of the day, month or year; always true without one. */
export const isKnownBy = ({ published, stated, added }: Dated, asKnownOn: string | null): boolean =>
  asKnownOn === null || publishedBy(stated ?? published ?? added.slice(0, 10), asKnownOn);
