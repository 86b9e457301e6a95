// Figures of the judgement: found and core, sides that are right, calibration. Counts as the corpus's scorer does.
import type { Draft } from '../../src/reading/frames/frame.ts';
import { type Example, isGoldPair, matchesOf } from './corpus.ts';

export type Figures = {
  readonly gold: number;
  readonly read: number;
  readonly found: number;
  readonly core: number;
  readonly sides: number;
  /** Read in passages without a gold claim. */
  readonly astray: number;
};

/** Figures over examples; `draftsOf` gives what is read of each. */
export function figuresOf(examples: readonly Example[], draftsOf: (e: Example) => readonly Draft[]): Figures {
  const sum = { gold: 0, read: 0, found: 0, core: 0, sides: 0, astray: 0 };
  for (const e of examples) {
    const drafts = draftsOf(e);
    const matches = matchesOf({ ...e, drafts });
    sum.gold += e.gold.length;
    sum.read += drafts.length;
    if (e.gold.length === 0) sum.astray += drafts.length;
    sum.found += matches.length;
    sum.core += matches.filter((m) => m.core).length;
    sum.sides += matches.filter((m) => {
      const d = drafts[m.draft];
      return isGoldPair(d?.from?.id ?? null, d?.to?.id ?? null, m.gold);
    }).length;
  }
  return sum;
}

const f1 = (hit: number, { read, gold }: Figures): number => (read + gold === 0 ? 0 : (2 * hit) / (read + gold));
export const foundF1 = (f: Figures): number => f1(f.found, f);
export const coreF1 = (f: Figures): number => f1(f.core, f);

const percent = (x: number): string => (100 * x).toFixed(1).padStart(5);

/** One line of a table of figures. */
export const line = (name: string, f: Figures): string =>
  `${name.padEnd(24)} found P ${percent(f.found / f.read)} R ${percent(f.found / f.gold)} F1 ${percent(foundF1(f))}  core F1 ${percent(coreF1(f))}  sides ${percent(f.sides / f.found)}  (${f.read} read, ${f.found} found, ${f.core} core of ${f.gold}; ${f.astray} where there is nothing)`;

/** Expected calibration error over ten equal bins, and the bins as lines. */
export function calibration(pairs: readonly { readonly p: number; readonly right: boolean }[]): {
  readonly error: number;
  readonly lines: readonly string[];
} {
  let error = 0;
  const lines: string[] = [];
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = pairs.filter((x) => Math.min(9, Math.floor(x.p * 10)) === bin);
    if (inside.length === 0) continue;
    const said = inside.reduce((s, x) => s + x.p, 0) / inside.length;
    const was = inside.filter((x) => x.right).length / inside.length;
    error += (Math.abs(said - was) * inside.length) / pairs.length;
    lines.push(
      `  ${(bin / 10).toFixed(1)}–${((bin + 1) / 10).toFixed(1)}  ${String(inside.length).padStart(4)} claims  said ${percent(said)}  right ${percent(was)}`,
    );
  }
  return { error, lines };
}
