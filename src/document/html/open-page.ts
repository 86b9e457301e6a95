// A saved web page -> Document. What enters: the bytes (or the markup) of a page and the fields that a caller gives. What
// leaves: the article's text as a document, or null with the reason. A page is data: nothing in it is run or fetched, what
// it hides is no text. The article is chosen by Mozilla's Readability. Loaded at first use: texts do without it.
import { Readability } from '@mozilla/readability';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { MAX_DOCUMENT_BYTES, tooLarge } from '../decode.ts';
import type { DocumentFields } from '../document.ts';
import { type OpenedDocument, openText } from '../open-document.ts';
import { decodePage } from './charset.ts';
import { LARGEST, LONGEST_TEXT, parsePage } from './page.ts';
import { pageFields } from './page-fields.ts';
import { pageText } from './page-text.ts';

/** The document of a saved page's bytes. */
export function openPageBytes(bytes: Uint8Array, fields: DocumentFields = {}): OpenedDocument {
  if (bytes.length > MAX_DOCUMENT_BYTES) return { document: null, diagnostics: [tooLarge(bytes.length)] };
  const { markup, diagnostics } = decodePage(bytes);
  if (markup === null) return { document: null, diagnostics };
  const opened = openPage(markup, fields);
  return { document: opened.document, diagnostics: [...diagnostics, ...opened.diagnostics] };
}

/** The document of a page's markup. */
export function openPage(markup: string, fields: DocumentFields = {}): OpenedDocument {
  const page = parsePage(markup);
  if (page === null) return { document: null, diagnostics: [TOO_MUCH] };
  const own = pageFields(page);
  const text = articleText(page.tree, own.fields.title ?? null);
  if (text === '') return { document: null, diagnostics: [NO_ARTICLE] };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as DocumentFields;
  const opened = openText(text, { ...own.fields, ...given });
  // A date that the caller gives settles what the page leaves open.
  const noticed =
    given.published == null ? own.diagnostics : own.diagnostics.filter(({ code }) => !DATES.includes(code));
  return { document: opened.document, diagnostics: [...noticed, ...opened.diagnostics] };
}

const DATES: readonly string[] = ['T1022', 'T1042'];

/** The article's text; all that the page shows where no part of it stands out. The headline is the title, not a line. */
function articleText(tree: Document, title: string | null): string {
  const whole = pageText(tree.body);
  if (whole === '') return '';
  tree.title = title ?? '';
  const article = chosenArticle(tree);
  const text = article === null ? '' : pageText(article);
  return text === '' ? whole : text;
}

const OPTIONS = {
  disableJSONLD: true,
  serializer: (node: Node) => node,
  /** Shorter articles are looked for once more without leaving anything out; news in brief has some 200 characters. */
  charThreshold: 200,
};

/** The part of the tree that Readability takes for the article; the tree is changed by it. */
function chosenArticle(tree: Document): Node | null {
  try {
    return new Readability<Node>(tree, OPTIONS).parse()?.content ?? null;
  } catch (error) {
    // A page made to exhaust the parser's stack has no article; any other error is a fault of the program.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const NO_ARTICLE: Diagnostic = {
  code: 'T1040',
  severity: 'error',
  message: 'The page holds no text that can be seen without running it.',
  hint: 'Open the page in a browser and save it there as "complete", or copy the article into a text file.',
};

const TOO_MUCH: Diagnostic = {
  code: 'T1041',
  severity: 'error',
  message: `The page is larger than any article: more than ${LARGEST} elements or ${LONGEST_TEXT} characters, or nested without end.`,
  hint: 'Copy the article into a text file, or save its own page where this one lists many.',
};
