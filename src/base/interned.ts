// Strings that are compared again and again: the engine keeps one copy of every name of a property, and compares such copies by
// their address where it must compare others letter by letter.

/** The engine's own copy of a text: the same letters, compared quicker. For the few names that a table has, not for prose. */
export const interned = (text: string): string => Object.keys({ [text]: true })[0] ?? text;
