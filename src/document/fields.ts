// What is known of a document's publication, from flags, front matter or JSON. A field that cannot be right is left null
// and said; nothing is guessed.
import type { Diagnostic } from '../base/diagnostic.ts';
import { daysInMonth } from '../base/edtf.ts';
import type { DocumentFields } from './document.ts';

/** The fields by the names that people use for them. */
export const FIELD_NAMES: Readonly<Record<string, keyof DocumentFields>> = {
  lang: 'language',
  language: 'language',
  date: 'published',
  published: 'published',
  publisher: 'publisher',
  url: 'url',
  source_url: 'url',
  title: 'title',
};

export type CheckedFields = { readonly fields: DocumentFields; readonly diagnostics: readonly Diagnostic[] };

/** Document fields from a record of unknown origin: known names only, each checked. */
export function readFields(record: Readonly<Record<string, unknown>>): CheckedFields {
  const fields: { -readonly [K in keyof DocumentFields]: DocumentFields[K] } = {};
  const diagnostics: Diagnostic[] = [];
  for (const [name, raw] of Object.entries(record)) {
    const field = Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name] : undefined;
    if (!field || raw === null || raw === undefined || raw === '') continue;
    if (typeof raw !== 'string' && typeof raw !== 'number') diagnostics.push(notText(name));
    else {
      const value = checkField(field, String(raw).trim());
      if (typeof value === 'string') fields[field] ??= value;
      else diagnostics.push(value);
    }
  }
  return { fields, diagnostics };
}

function checkField(field: keyof DocumentFields, value: string): string | Diagnostic {
  switch (field) {
    case 'published':
      return publishedDate(value) ?? impossibleDate(value);
    case 'url':
      return isWebAddress(value) ? value : notAddress(value);
    case 'language':
      return value.toLowerCase();
    default:
      return value;
  }
}

/**
 * A publication date as an EDTF day, month or year ("2024-12-03", "2024-12", "2024"); a time after the day is cut off.
 * Null where the calendar has no such date.
 */
export function publishedDate(value: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.*)?)?)?$/.exec(value);
  if (!match) return null;
  const [, year, month, day] = match;
  if (Number(year) < 1000) return null;
  if (month === undefined) return `${year}`;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return `${year}-${month}`;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)) ? `${year}-${month}-${day}` : null;
}

/** True for a whole address of the web; any other scheme could run in a page that links to it. */
export function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

const notText = (name: string): Diagnostic => ({
  code: 'T1024',
  severity: 'warning',
  message: `The field "${name}" is not a text; it was left out.`,
  hint: `Write it as one text, such as ${name}: "…".`,
});

/** Said where a publication date is no date of the calendar; the date stays unknown. */
export const impossibleDate = (value: string): Diagnostic => ({
  code: 'T1022',
  severity: 'warning',
  message: `"${value.slice(0, 40)}" is no date of the calendar; the publication date stays unknown.`,
  hint: 'Write it as 2024-12-03, 2024-12 or 2024.',
});

const notAddress = (value: string): Diagnostic => ({
  code: 'T1025',
  severity: 'warning',
  message: `"${value.slice(0, 60)}" is no web address; it was left out.`,
  hint: 'Give the whole address, beginning with https:// or http://.',
});

/** Said once for a document without a date. */
export const NO_DATE: Diagnostic = {
  code: 'T1023',
  severity: 'info',
  message: 'No publication date is known, so that "last year" and the like stay without a date.',
  hint: 'Give it with --published 2024-12-03 (or 2024-12), or as "published" in the front matter.',
};
