// The copies among pages, by the texts that the store has of them. Sketches are kept by document: its id is a hash of its text, so
// that a sketch holds in every store and at every time.
import { type Sketch, sketchOf } from '../document/sketch.ts';
import { type Copies, copiesAmong, NO_COPIES, type Suspected } from '../ledger/copies.ts';
import type { StoreView } from '../store/port.ts';

/** Sketches that are kept, two kilobytes each at most. */
const KEPT = 4000;
/** Texts that are in memory at once. */
const PAGE = 100;

const sketches = new Map<string, Sketch>();

/** The copies among suspected pages. */
export async function copiesOf(store: StoreView, suspected: readonly Suspected[]): Promise<Copies> {
  if (suspected.length === 0) return NO_COPIES;
  const wanted = [...new Set(suspected.flatMap(([a, b]) => [a.id, b.id]))];
  const found = new Map<string, Sketch>();
  for (const id of wanted) {
    const known = sketches.get(id);
    if (known) found.set(id, known);
  }
  const missing = wanted.filter((id) => !found.has(id));
  for (let i = 0; i < missing.length; i += PAGE)
    for (const [id, text] of await store.texts(missing.slice(i, i + PAGE))) found.set(id, sketchOf(text));
  for (const [id, sketch] of found) {
    sketches.delete(id);
    sketches.set(id, sketch);
  }
  for (const old of [...sketches.keys()].slice(0, Math.max(0, sketches.size - KEPT))) sketches.delete(old);
  return copiesAmong(suspected, found);
}
