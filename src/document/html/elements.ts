// What HTML's elements do to the text of a page, and which elements a page hides. Pure, over data/page-elements.tsv.
import { dataTable } from '../../base/data.ts';

export type Attributes = Readonly<Record<string, string>>;

let manners: ReadonlyMap<string, string> | null = null;

function mannerOf(element: string): string | undefined {
  manners ??= new Map(dataTable('page-elements.tsv').map((row) => [row.element ?? '', row.manner ?? '']));
  return manners.get(element);
}

/** True where nothing inside the element is text that a reader of the page sees. */
export const isDropped = (element: string): boolean => mannerOf(element) === 'drop';

/** True where the element begins and ends a paragraph; an element of the page's own invention (`news-body`) does too. */
export const isBlock = (element: string): boolean => mannerOf(element) === 'block' || element.includes('-');

/** Declarations that take an element out of sight, in an inline style without its white space. */
const HIDING =
  /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0+(?:;|!|$)|font-size:0(?:px|em|rem|%|pt)?(?:;|!|$)|text-indent:-\d{3,}|(?:left|top|right|bottom):-\d{3,}px|clip:rect\(0|clip-path:inset\((?:50|100)%)/;

/** Classes that by convention are for screen readers only. */
const HIDING_CLASS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader-only)(?:\s|$)/i;

/**
 * True where the element's own attributes hide it and all that is in it. What is hidden from screen readers only
 * (`aria-hidden`, as a whole page is under an open dialogue) is seen all the same.
 */
export function isHidden(element: string, attributes: Attributes): boolean {
  if (Object.hasOwn(attributes, 'hidden')) return true;
  if (element === 'dialog' && !Object.hasOwn(attributes, 'open')) return true;
  if (HIDING_CLASS.test(attributes.class ?? '')) return true;
  return attributes.style !== undefined && hides(attributes.style);
}

/** True where declarations of CSS take what they are about out of sight. */
export const hides = (declarations: string): boolean =>
  HIDING.test(withoutComments(declarations).replace(/\s+/g, '').toLowerCase());

/** CSS without its comments; what follows a comment without an end is part of it. Linear. */
export const withoutComments = (css: string): string =>
  css
    .split('/*')
    .map((part, i) => {
      if (i === 0) return part;
      const end = part.indexOf('*/');
      return end < 0 ? '' : part.slice(end + 2);
    })
    .join(' ');
