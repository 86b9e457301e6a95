// A text that is about to be added, as it stands in the form: what of it is sent, and which field cannot be right.
import { isWebAddress, publishedDate } from '../document/fields.ts';
import { ApiFailure, type NewText } from './api.ts';

export const FIELDS = ['title', 'published', 'publisher', 'url', 'language'] as const;
export type Field = (typeof FIELDS)[number];
export type Draft = Readonly<Record<Field | 'text', string>>;
export const BLANK: Draft = { text: '', title: '', published: '', publisher: '', url: '', language: '' };

const CHECKS: Readonly<Partial<Record<Field, (value: string) => boolean>>> = {
  published: (value) => publishedDate(value) === value,
  url: isWebAddress,
};

/** The fields that hold what they cannot. */
export const wrongFields = (draft: Draft): readonly Field[] =>
  FIELDS.filter((field) => {
    const value = draft[field].trim();
    return value !== '' && CHECKS[field]?.(value) === false;
  });

/** What is sent of a draft: what is filled and can be right. */
export function sentOf(draft: Draft): NewText {
  const wrong = wrongFields(draft);
  const sent = FIELDS.filter((field) => draft[field].trim() !== '' && !wrong.includes(field));
  return { text: draft.text, ...Object.fromEntries(sent.map((field) => [field, draft[field].trim()])) };
}

/** The language named is none that is read. */
const UNREAD_LANGUAGE = 'T2101';

/** The field that an error of the server is about; null where it is about none of the form's. */
export function fieldOfFailure(error: Error | null): keyof Draft | null {
  if (!(error instanceof ApiFailure)) return null;
  if (error.code === UNREAD_LANGUAGE) return 'language';
  const named = error.field;
  return named === 'text' || FIELDS.some((field) => field === named) ? (named as keyof Draft) : null;
}
