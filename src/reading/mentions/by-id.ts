// What is found of a word is found once: by its number, in a list, for a look-up by its letters costs more than most of
// what is looked up. What enters: a function of things that are numbered upwards. What leaves: the same function, quicker.

/** Things whose answers are kept before the list starts anew. */
const LIMIT = 50_000;

/** A function of numbered things that works each out once; what has no number (-1) it works out each time. */
export function byId<K extends { readonly id: number }, T extends {}>(of: (key: K) => T): (key: K) => T {
  let known: (T | undefined)[] = [];
  let first = 0;
  const workOut = (key: K): T => {
    if (key.id - first >= LIMIT) [known, first] = [[], key.id];
    const at = key.id - first;
    const found = of(key);
    if (at < 0) return found;
    while (known.length < at) known.push(undefined);
    known[at] = found;
    return found;
  };
  return (key) => {
    const at = key.id - first;
    return (at >= 0 && at < known.length ? known[at] : undefined) ?? workOut(key);
  };
}
