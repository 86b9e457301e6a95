// Syndicated copies: texts that are nearly the same word for word are one report, however many papers print them. Texts are cut
// into shingles of three words; MinHash sketches with banding find the pairs worth comparing (A. Broder, "On the resemblance and
// containment of documents", 1997), and the share of common shingles decides. Pure; the same texts give the same answer in any
// order, since of several copies the one with the least id stands for all.

export type Text = { readonly id: string; readonly text: string };

/** Words in a shingle, and the share of common shingles from which two texts are one. */
const WORDS = 3;
const ALIKE = 0.75;
/** Numbers of a sketch, cut into bands of which one must agree. */
const SKETCH = 24;
const BAND = 3;

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function shinglesOf(text: string): ReadonlySet<string> {
  const all = words(text);
  if (all.length <= WORDS) return new Set([all.join(' ')]);
  return new Set(Array.from({ length: all.length - WORDS + 1 }, (_, i) => all.slice(i, i + WORDS).join(' ')));
}

/** 32 bits of a shingle: FNV-1a over its code units. */
function bits(shingle: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < shingle.length; i += 1) mixed = Math.imul(mixed ^ shingle.charCodeAt(i), 0x01000193);
  return mixed >>> 0;
}

/** The least of the shingles' numbers under each of `SKETCH` mixings. */
function sketchOf(shingles: ReadonlySet<string>): readonly number[] {
  const numbers = [...shingles].map(bits);
  return Array.from({ length: SKETCH }, (_, i) => {
    const [times, plus] = [Math.imul(2 * i + 1, 0x9e3779b1) | 1, Math.imul(i + 1, 0x85ebca6b)];
    return numbers.reduce((least, one) => Math.min(least, (Math.imul(one, times) + plus) >>> 0), 0xffffffff);
  });
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = a.intersection(b).size;
  return common / (a.size + b.size - common);
}

/** So few texts are compared with each other directly. */
const FEW = 12;

function copiesAmongFew(ordered: readonly Text[]): ReadonlyMap<string, string> {
  const originals: { readonly id: string; readonly shingles: ReadonlySet<string> }[] = [];
  const standsFor = new Map<string, string>();
  for (const { id, text } of ordered) {
    const shingles = shinglesOf(text);
    const same = originals.find((other) => likeness(shingles, other.shingles) >= ALIKE);
    standsFor.set(id, same?.id ?? id);
    if (!same) originals.push({ id, shingles });
  }
  return standsFor;
}

/** For each text the id that stands for it and its copies: its own where nobody has the same before it. */
export function copiesAmong(texts: readonly Text[]): ReadonlyMap<string, string> {
  const ordered = texts.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (ordered.length <= FEW) return copiesAmongFew(ordered);
  const buckets = new Map<string, { readonly id: string; readonly shingles: ReadonlySet<string> }[]>();
  const standsFor = new Map<string, string>();
  for (const { id, text } of ordered) {
    const shingles = shinglesOf(text);
    const sketch = sketchOf(shingles);
    const bands = Array.from(
      { length: SKETCH / BAND },
      (_, i) => `${i} ${sketch.slice(i * BAND, (i + 1) * BAND).join(' ')}`,
    );
    const near = bands.flatMap((band) => buckets.get(band) ?? []);
    const same = near.find((other) => likeness(shingles, other.shingles) >= ALIKE);
    standsFor.set(id, same?.id ?? id);
    if (same) continue;
    for (const band of bands) buckets.set(band, [...(buckets.get(band) ?? []), { id, shingles }]);
  }
  return standsFor;
}

type Quoted = {
  readonly id: string;
  readonly page: string;
  readonly evidence: { readonly kind: string; readonly quote?: string };
};

/** How many pages tell something by themselves: copies of one text are one, and so are the reports of one page. */
export function ownTellings(reports: readonly Quoted[]): number {
  const pages = Map.groupBy(reports, ({ page }) => page);
  if (pages.size < 2) return pages.size;
  const texts = [...pages].map(([id, told]) => ({
    id,
    text: told.map(({ evidence }) => evidence.quote ?? '').join('\n'),
  }));
  const quoted = texts.filter(({ text }) => text.trim() !== '');
  const others = texts.length - quoted.length;
  return others + new Set(copiesAmong(quoted).values()).size;
}
