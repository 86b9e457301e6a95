// Use case: read a text. What enters: a text (or a document) and what is known of its publication. What leaves: the reading,
// with the diagnostics of the input before those of the reader.
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import type { Document, DocumentFields } from '../document/document.ts';
import { createDocument } from '../document/document.ts';
import { type Reader, type Reading, readAllBy } from '../reading/reader.ts';
import type { ToldMention } from '../reading/told-mentions.ts';
import { openSource, type SourceFormat } from './open-source.ts';
import { defaultReader, type WithLanguage, withLanguage } from './reader.ts';

/** Reads a text. A text that is not fit to read gives no claims and says why. */
export async function readText(
  text: string,
  fields: DocumentFields = {},
  options: { readonly format?: SourceFormat; readonly reader?: Reader } = {},
): Promise<Reading> {
  const { document, diagnostics } = await openSource(text, fields, options.format);
  if (document === null) return { document: createDocument('', fields), claims: [], diagnostics };
  return readDocument(document, diagnostics, options.reader);
}

/** Reads an opened document. `noticed` are the diagnostics of opening it. */
export async function readDocument(
  document: Document,
  noticed: readonly Diagnostic[] = [],
  reader?: Reader,
): Promise<Reading> {
  return (await readDocuments([{ document, noticed }], reader))[0] as Reading;
}

/** A document, and the diagnostics of opening it. */
export type Noticed = { readonly document: Document; readonly noticed: readonly Diagnostic[] };

/** Reads opened documents, each by itself: several at a time are read quicker, and what one is at fault in stops no other. */
export async function readDocuments(opened: readonly Noticed[], reader?: Reader): Promise<readonly Reading[]> {
  const told = await Promise.all(opened.map(({ document }) => withLanguage(document)));
  const readable = told.flatMap(({ document, diagnostic }) => (diagnostic ? [] : [document]));
  const readings = new Map<Document, Reading>();
  if (readable.length > 0)
    readAllOrSay(reader ?? (await defaultReader()), readable).forEach((reading, i) => {
      readings.set(readable[i] as Document, reading);
    });
  return opened.map(({ document, noticed }, i): Reading => {
    const { document: asRead, diagnostic } = told[i] as WithLanguage;
    if (diagnostic) return { document, claims: [], diagnostics: [...noticed, diagnostic] };
    const reading = readings.get(asRead) as Reading;
    return { ...reading, diagnostics: [...noticed, ...reading.diagnostics] };
  });
}

/** The mentions of an opened document; none where its language cannot be read, which its reading says. */
export async function mentionsIn(document: Document): Promise<readonly ToldMention[]> {
  const told = await withLanguage(document);
  if (told.diagnostic) return [];
  const { isSkeleton, openLanguage } = await import('../language/languages.ts');
  const { mentionsOf, numbersAndDatesOf } = await import('../reading/told-mentions.ts');
  try {
    const { language } = told.document;
    const tell = isSkeleton(language) ? numbersAndDatesOf : mentionsOf;
    return tell(told.document, openLanguage(language ?? ''));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** All at once; one by one where something goes wrong in any, so that each says it for itself. */
function readAllOrSay(reader: Reader, documents: readonly Document[]): readonly Reading[] {
  if (documents.length > 1)
    try {
      return readAllBy(reader, documents);
    } catch {
      // Said by those that it is the fault of, below.
    }
  return documents.map((document) => readOrSay(reader, document));
}

/** What must be installed first, and a fault of the reader, become a diagnostic of this document: it stops no other. */
function readOrSay(reader: Reader, document: Document): Reading {
  try {
    return reader.read(document);
  } catch (error) {
    const diagnostic = error instanceof UserError ? error.diagnostic : broken(error);
    return { document, claims: [], diagnostics: [diagnostic] };
  }
}

const broken = (error: unknown): Diagnostic => ({
  code: 'T1999',
  severity: 'error',
  message: `Something went wrong inside Tosite: ${error instanceof Error ? error.message : String(error)}`,
  hint: 'This is a fault of the program, not of your data; report it with the text that it happened at.',
});
