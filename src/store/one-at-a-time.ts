// One piece of work after the other, in the order in which they were asked for; one that fails stops no other.

/** A queue: each piece of work starts when those before it have settled. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };
}
