// A document: text as published, with what is known of its publication. Never changed; its id is the hash of its text.
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const DocumentSchema = z.object({
  /** `d_` and the first 16 hex digits of sha256. */
  id: z.string().regex(/^d_[0-9a-f]{16}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
  /** A language code where it is known or could be told, else null. */
  language: z.string().nullable(),
  /** EDTF day, month or year; null where unknown, never guessed. */
  published: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
});
export type Document = z.infer<typeof DocumentSchema>;

export type DocumentFields = Partial<Pick<Document, 'language' | 'published' | 'publisher' | 'url' | 'title'>>;

/** SHA-256 of the text in UTF-8, hexadecimal. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A document from its text and the fields that are known; the rest is null. */
export function createDocument(text: string, fields: DocumentFields = {}): Document {
  const sha256 = textHash(text);
  return {
    id: `d_${sha256.slice(0, 16)}`,
    sha256,
    text,
    language: fields.language ?? null,
    published: fields.published ?? null,
    publisher: fields.publisher ?? null,
    url: fields.url ?? null,
    title: fields.title ?? null,
  };
}
