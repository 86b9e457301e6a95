// A text in any form -> a document. Pages are opened by what is loaded at first use, so that texts start fast.
import type { DocumentFields } from '../document/document.ts';
import { type OpenedDocument, openText, type TextFormat } from '../document/open-document.ts';

/** How a source is laid out: `html` is the markup of a saved web page. */
export type SourceFormat = TextFormat | 'html';

/** The document of a source, or null with the reason; the fields given come before its own. */
export async function openSource(
  text: string,
  fields: DocumentFields = {},
  format: SourceFormat = 'plain',
): Promise<OpenedDocument> {
  if (format !== 'html') return openText(text, fields, format);
  const { openPage } = await import('../document/html/open-page.ts');
  return openPage(text, fields);
}
