// Lists in groups: for what is done step by step for some at a time.

/** A list in groups of `size`, in order; the last may be smaller. */
export function inGroups<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  if (list.length <= size) return list.length === 0 ? [] : [list];
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** A list parted again as the lists were that it was made of by `flat`. */
export function partedAs<T>(list: readonly T[], lists: readonly (readonly unknown[])[]): readonly (readonly T[])[] {
  let end = 0;
  return lists.map(({ length }) => {
    const start = end;
    end += length;
    return list.slice(start, end);
  });
}
