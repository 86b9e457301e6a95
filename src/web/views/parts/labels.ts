// Words in a picture that must not lie on each other: each takes the first of its possible places that is free; without one it is left out. Pure.

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Wanted = {
  readonly id: string;
  /** Possible places, the best first. */
  readonly places: readonly Rect[];
};

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The number of the place that each takes; those that come first choose first. What is taken already is `taken`. */
export function placed(
  wanted: readonly Wanted[],
  taken: readonly Rect[] = [],
  inside: Rect | null = null,
): ReadonlyMap<string, number> {
  const used = [...taken];
  const found = new Map<string, number>();
  const isInside = (rect: Rect): boolean =>
    inside === null ||
    (rect.x >= inside.x &&
      rect.y >= inside.y &&
      rect.x + rect.width <= inside.x + inside.width &&
      rect.y + rect.height <= inside.y + inside.height);
  for (const { id, places } of wanted) {
    const at = places.findIndex((rect) => isInside(rect) && !used.some((one) => overlap(one, rect)));
    const rect = places[at];
    if (at < 0 || !rect) continue;
    used.push(rect);
    found.set(id, at);
  }
  return found;
}
