// The page's own style sheets -> the classes and ids that they hide. Only plain rules count (`.note`, `#banner`), outside of
// media queries, and only where no other rule shows the same class again: what is doubtful stays text. Pure, linear.
import { type Attributes, hides, withoutComments } from './elements.ts';

/** Longest sheet that is looked at, in UTF-16 units. */
export const LONGEST_SHEET = 500_000;

const PLAIN = /^[.#][\p{L}\d_-]+$/u;

export type HiddenNames = {
  /** Takes in one sheet. */
  readonly add: (sheet: string) => void;
  /** True where a sheet hides an element of this class or id. */
  readonly has: (attributes: Attributes) => boolean;
};

/** Collects what the sheets of one page hide. */
export function hiddenNames(): HiddenNames {
  const hidden = new Set<string>();
  const shown = new Set<string>();
  return {
    add: (sheet) => {
      for (const { selectors, declarations } of rulesOf(withoutComments(sheet.slice(0, LONGEST_SHEET)))) {
        const isHiding = hides(declarations);
        if (!isHiding && !/display|visibility|opacity/i.test(declarations)) continue;
        for (const selector of selectors.split(',').map((one) => one.trim()))
          if (isHiding && PLAIN.test(selector)) hidden.add(selector);
          else if (!isHiding) for (const [name] of selector.matchAll(/[.#][\p{L}\d_-]+/gu)) shown.add(name);
      }
    },
    has: (attributes) => {
      if (hidden.size === 0) return false;
      const classes = (attributes.class ?? '').split(/\s+/).map((name) => `.${name}`);
      const names = attributes.id === undefined ? classes : [...classes, `#${attributes.id}`];
      return names.some((name) => hidden.has(name) && !shown.has(name));
    },
  };
}

/** The rules outside of any at-rule. */
function* rulesOf(css: string): Generator<{ readonly selectors: string; readonly declarations: string }> {
  let depth = 0;
  let from = 0;
  let selectors = '';
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    const before = css.slice(from, index);
    from = index + 1;
    if (brace === '{') {
      if (depth === 0) selectors = before.slice(before.lastIndexOf(';') + 1).trim();
      depth++;
    } else if (depth > 0) {
      depth--;
      if (depth === 0 && !selectors.startsWith('@')) yield { selectors, declarations: before };
    }
  }
}
