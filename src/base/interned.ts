// Strings that are compared again and again: the engine keeps one copy of every name of a property, and compares such copies by
// their address where it must compare others letter by letter.

/** The engine's own copy of a text: the same letters, compared quicker. For the few names that a table has, not for prose. */
export function interned(text: string): string {
  // Without a prototype it is a dictionary from the start: no shape is made for each name.
  for (const copy in { __proto__: null, [text]: true }) return copy;
  return text;
}
