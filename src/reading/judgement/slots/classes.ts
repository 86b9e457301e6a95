// Choosing among classes of which the same facts are told. What enters: weights, named "is=CLASS:fact" under their scopes, and
// the facts of one draft. What leaves: the class that scores highest. A fact's weights, one for each class, stand beside each
// other: they are found once for all classes.
import { type Feature, featureNamed, nameOf } from '../feature.ts';
import { scoped, type Weights } from '../linear.ts';
import { listFrom, newSheet, type Sheet, tell } from '../sheet.ts';
import type { Choice } from './chooser.ts';
import type { Standing } from './standing.ts';

/** A slot whose filler is one of some classes. */
export type Classed<V> = {
  readonly classes: readonly string[];
  /** The class of the rules' own filler; null where there is nothing to choose. */
  readonly own: (s: Standing) => string | null;
  /** The filler that a class stands for. */
  readonly as: (s: Standing, name: string) => V;
  readonly tell: (found: Sheet, s: Standing) => void;
};

/** All classes, the rules' own first; none where there is nothing to choose. */
export function classChoices<V>({ classes, own, as, tell: told }: Classed<V>, s: Standing): readonly Choice<V>[] {
  const ruled = own(s);
  if (ruled === null) return [];
  const facts = newSheet();
  told(facts, s);
  return [ruled, ...classes.filter((name) => name !== ruled)].map((name) => ({
    value: () => as(s, name),
    none: false,
    tell: (found) => {
      for (const fact of listFrom(facts)) tell(found, factOf(name, fact));
    },
  }));
}

const sheet = newSheet();
const sums = new Float64Array(8);

/** The class that gains more than `margin` over the rules' own, and most; null where the rules' own stands. */
export function chosenClass<V>(
  { classes, own, tell: told }: Classed<V>,
  s: Standing,
  weights: Weights,
  margin: number,
): string | null {
  const ruled = own(s);
  if (ruled === null) return null;
  sheet.count = 0;
  told(sheet, s);
  sumClasses(sums, sheet, { weights, frame: s.draft.frame, classes });
  const first = classes.indexOf(ruled);
  let [best, least] = [first, (sums[first] ?? 0) + margin];
  for (let i = 0; i < classes.length; i += 1)
    if (i !== first && (sums[i] ?? 0) > least) [best, least] = [i, sums[i] ?? 0];
  return best === first ? null : (classes[best] ?? null);
}

const IS = 'is=';

/** The feature that a fact is of a class, as the weights' table names it: "is=planned:own:asserted". */
export const factOf = (name: string, fact: Feature): Feature => featureNamed(`${IS}${name}:${nameOf(fact)}`);

/** Where each fact's weights begin, by feature; 0, a row of zeros, for a fact that has none. Rows of the scopes alike. */
type Table = { readonly rows: Int32Array; readonly length: number; readonly ofFrame: Map<string, Float64Array> };

const tables = new WeakMap<Weights, Table>();

/** A weight's class and fact; null of another kind of feature. */
function partsOf(name: string): readonly [name: string, fact: string] | null {
  const colon = name.indexOf(':');
  return name.startsWith(IS) && colon !== -1 ? [name.slice(IS.length, colon), name.slice(colon + 1)] : null;
}

function newTable(weights: Weights, width: number): Table {
  const found = new Map<Feature, number>();
  let most = 0;
  for (const name of weights.keys()) {
    const parts = partsOf(name.slice(name.indexOf('|') + 1));
    const fact = parts && featureNamed(parts[1]);
    if (fact === null || found.has(fact)) continue;
    found.set(fact, (found.size + 1) * width);
    most = Math.max(most, fact);
  }
  const rows = new Int32Array(most + 1);
  for (const [fact, row] of found) rows[fact] = row;
  return { rows, length: (found.size + 1) * width, ofFrame: new Map() };
}

function weightsOf(table: Table, weights: Weights, frame: string, classes: readonly string[]): Float64Array {
  const known = table.ofFrame.get(frame);
  if (known) return known;
  const made = new Float64Array(table.length);
  for (const scope of ['', frame])
    for (const [name, weight] of scoped(weights, scope)) {
      const parts = partsOf(name);
      const column = parts ? classes.indexOf(parts[0]) : -1;
      if (!parts || column === -1) continue;
      const at = (table.rows[featureNamed(parts[1])] ?? 0) + column;
      made[at] = (made[at] ?? 0) + weight;
    }
  table.ofFrame.set(frame, made);
  return made;
}

/** Writes the sum of the facts' weights for each class: those of all frames and those of this one. */
export function sumClasses(
  into: Float64Array,
  { features, count }: Sheet,
  {
    weights,
    frame,
    classes,
  }: { readonly weights: Weights; readonly frame: string; readonly classes: readonly string[] },
): void {
  let table = tables.get(weights);
  if (!table) {
    table = newTable(weights, classes.length);
    tables.set(weights, table);
  }
  const { rows } = table;
  const own = weightsOf(table, weights, frame, classes);
  into.fill(0);
  for (let i = 0; i < count; i += 1) {
    const row = rows[features[i] ?? 0] ?? 0;
    if (row !== 0) for (let c = 0; c < classes.length; c += 1) into[c] = (into[c] ?? 0) + (own[row + c] ?? 0);
  }
}
