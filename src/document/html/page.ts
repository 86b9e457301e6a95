// Markup -> a bounded tree of what can be seen, and the page's statements about itself. What enters: any text. What leaves:
// a tree without scripts, styles, frames, images, hidden elements and all attributes but four; the contents of its meta
// elements, links and JSON-LD as they are written. Nothing is run or fetched. Holds: no more elements than LARGEST, no
// more text than LONGEST_TEXT, no branch deeper than DEEPEST; memory and time grow with the length of the markup.
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { type Attributes, isBlock, isDropped, isHidden } from './elements.ts';
import { hiddenNames } from './style-rules.ts';

/** One statement of a page about itself: `<meta property="og:title" content="…">` is {attribute, name, value}. */
export type PageStatement = { readonly attribute: string; readonly name: string; readonly value: string };

export type Page = {
  readonly tree: Document;
  readonly statements: readonly PageStatement[];
  /** The texts of its JSON-LD scripts. */
  readonly linkedData: readonly string[];
  /** Its `title` element; null where it has none. */
  readonly title: string | null;
  /** Where a browser wrote that it saved the page from. */
  readonly savedFrom: string | null;
};

/** Most elements of a tree: news pages have some thousands, the longest live blogs 30,000. */
export const LARGEST = 50_000;
/** Most text that can be seen, in UTF-16 units: a book has less. */
export const LONGEST_TEXT = 2_000_000;
/** Deepest branch: real pages stay below 60. Deeper elements are left out, their text is kept. */
export const DEEPEST = 100;
/** Most elements that are open at once, and most tags at all: beyond it the markup is a trap, and is refused. */
const MOST_OPEN = 5000;
const MOST_TAGS = 1_000_000;
/** Longest attribute that is kept, longest statement, and most of them, in UTF-16 units and pieces. */
const LONGEST_ATTRIBUTE = 200;
const LONGEST_STATEMENT = 4000;
const MOST_STATEMENTS = 500;
const LONGEST_DATA = 1_000_000;
const MOST_SCRIPTS = 20;

/** What the choice of the article looks at. */
const KEPT_ATTRIBUTES = ['class', 'id', 'role', 'itemprop'] as const;

/** Parses markup; null where it holds more than an article can. Never throws on a text. */
export function parsePage(markup: string): Page | null {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const about = statementsOf();
  const builder = builderOf(document);
  let hidden = 0;
  let open = 0;
  let tags = 0;
  const isTooMuch = (): boolean =>
    builder.size() > LARGEST || builder.length() > LONGEST_TEXT || open > MOST_OPEN || tags > MOST_TAGS;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (isTooMuch()) return;
      open++;
      tags++;
      about.open(name, attributes);
      if (hidden > 0 || isDropped(name) || isHidden(name, attributes) || about.hides(attributes)) hidden++;
      else builder.open(name, attributes);
      if (isTooMuch()) parser.pause();
    },
    ontext: (text) => {
      about.text(text);
      if (hidden === 0 && !isTooMuch()) builder.text(text);
    },
    onclosetag: (name) => {
      open--;
      about.close(name);
      if (hidden > 0) hidden--;
      else builder.close();
    },
    oncomment: (text) => about.comment(text),
  });
  parser.write(markup);
  if (isTooMuch()) return null;
  parser.end();
  builder.end();
  return { tree: document, ...about.found() };
}

/** Elements that are the document's frame, not its content. */
const FRAME = new Set(['html', 'head', 'body']);
const PLAIN_NAME = /^[a-z][a-z0-9]{0,15}$/;

/** Builds the tree element by element, so that the limits hold while it grows. */
function builderOf(document: Document) {
  const stack: Node[] = [document.body];
  let depth = 0;
  let size = 0;
  let length = 0;
  let words: string[] = [];
  const settle = (): void => {
    if (words.length === 0) return;
    stack.at(-1)?.appendChild(document.createTextNode(words.join('')));
    words = [];
  };
  return {
    size: () => size,
    length: () => length,
    open: (name: string, attributes: Attributes): void => {
      depth++;
      const parent = stack.at(-1);
      if (FRAME.has(name) || depth > DEEPEST || parent === undefined) {
        if (isBlock(name)) words.push('\n');
        stack.push(parent ?? document.body);
        return;
      }
      settle();
      size++;
      const element = document.createElement(PLAIN_NAME.test(name) ? name : isBlock(name) ? 'div' : 'span');
      for (const kept of KEPT_ATTRIBUTES) {
        const value = attributes[kept];
        if (value !== undefined) element.setAttribute(kept, value.slice(0, LONGEST_ATTRIBUTE));
      }
      parent.appendChild(element);
      stack.push(element);
    },
    text: (text: string): void => {
      length += text.length;
      words.push(text);
    },
    close: (): void => {
      depth--;
      if (stack.at(-1) !== stack.at(-2)) settle();
      if (stack.length > 1) stack.pop();
    },
    end: settle,
  };
}

/** What is collected, and the element whose end ends it. */
const ENDS = { title: 'title', data: 'script', sheet: 'style' } as const;

/** Collects what the page says of itself, inside and outside of what can be seen. */
function statementsOf() {
  const statements: PageStatement[] = [];
  const linkedData: string[] = [];
  let title: string | null = null;
  let savedFrom: string | null = null;
  /** Whose text is being collected, and how much of it there is. */
  let inside: keyof typeof ENDS | null = null;
  let parts: string[] = [];
  let length = 0;
  const sheets = hiddenNames();
  const add = (attribute: string, name: string | undefined, value: string | undefined): void => {
    if (name === undefined || value === undefined || value.trim() === '' || statements.length >= MOST_STATEMENTS)
      return;
    statements.push({ attribute, name: name.trim().toLowerCase(), value: value.trim().slice(0, LONGEST_STATEMENT) });
  };
  return {
    open: (name: string, attributes: Attributes): void => {
      const { content, href, datetime, rel, property, itemprop } = attributes;
      if (name === 'meta') {
        add('property', property, content);
        add('name', attributes.name, content);
      } else if (name === 'link') add('rel', rel, href);
      if (itemprop !== undefined) add('itemprop', itemprop, content ?? datetime);
      if (name === 'title' && title === null) inside = 'title';
      else if (name === 'style') inside = 'sheet';
      else if (name === 'script' && /^\s*application\/ld\+json\s*(?:;|$)/i.test(attributes.type ?? '')) inside = 'data';
    },
    text: (text: string): void => {
      if (inside === null) return;
      length += text.length;
      if (length <= LONGEST_DATA) parts.push(text);
    },
    close: (name: string): void => {
      if (inside === null || name !== ENDS[inside]) return;
      const text = parts.join('');
      if (inside === 'title') title = text.slice(0, LONGEST_STATEMENT).replace(/\s+/g, ' ').trim() || null;
      else if (inside === 'sheet') sheets.add(text);
      else if (linkedData.length < MOST_SCRIPTS && length <= LONGEST_DATA) linkedData.push(text);
      inside = null;
      parts = [];
      length = 0;
    },
    comment: (text: string): void => {
      savedFrom ??=
        /^ ?saved from url=\(\d+\)(\S+) *$|^\s*Page saved with SingleFile\s+url: (\S+)/
          .exec(text.slice(0, LONGEST_STATEMENT))
          ?.slice(1)
          .find((url) => url !== undefined) ?? null;
    },
    /** True where a sheet of the page, so far, hides such an element. */
    hides: (attributes: Attributes): boolean => sheets.has(attributes),
    found: () => ({ statements, linkedData, title, savedFrom }),
  };
}
