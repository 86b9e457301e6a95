// Fits the weights by which the transfer frame fills a side that a sentence leaves open (data/models/flows.tsv) to folds 0
// and 1 of the corpora: node scripts/fit-flows.ts [--dry]. A log-linear model over the pairs of parties; a side that gold
// leaves open is summed over. Prints how often the pair is right, by cross-validation and on fold 2. Same data, same weights.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/base/data.ts';
import { optionsOf, type PairOption } from '../src/reading/frames/flow-pairs.ts';
import { turned } from '../src/reading/frames/flows.ts';
import type { Passage } from '../src/reading/frames/frame.ts';
import { placedIn, spotOf } from '../src/reading/frames/transfer.ts';
import { lexiconOf } from '../src/reading/predication/lexicon.ts';
import { type Example, type Gold, hasCorpus, readCorpus } from './judgement/corpus.ts';

const PARTS = 5;
const ROUNDS = 250;
const RATE = 0.5;
/** Pull of each weight to 0, in examples. */
const PULL = 1;

type Open = {
  readonly options: readonly PairOption[];
  readonly right: readonly boolean[];
  readonly part: number;
  readonly fold: number;
};

const { values } = parseArgs({ options: { dry: { type: 'boolean', default: false } } });
if (!hasCorpus()) {
  console.log('skipped: the corpus (../shared/corpus) is missing');
  process.exit(0);
}
const all = readCorpus().flatMap((example, i) => openIn(example, i % PARTS));
const dev = all.filter((o) => o.fold !== 2);
const byPart = Array.from({ length: PARTS }, (_, part) => fit(dev.filter((o) => o.part !== part)));
const seen = dev.map((o) => hit(o, byPart[o.part] ?? new Map()));
const weights = fit(dev);
const held = all.filter((o) => o.fold === 2).map((o) => hit(o, weights));
const share = (list: readonly boolean[]): string =>
  `${((100 * list.filter(Boolean).length) / Math.max(1, list.length)).toFixed(1)} % of ${list.length}`;
console.log(`open sides filled right: cross-validated ${share(seen)}, fold 2 ${share(held)}`);
if (!values.dry) {
  const rows = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, w]) => `${name}\t${w.toFixed(3)}\n`);
  writeFileSync(dataPath('models/flows.tsv'), `feature\tweight\n${rows.join('')}`);
  console.log(`data/models/flows.tsv: ${weights.size} weights`);
}

/** The things of a passage with an open side, where gold says who gives to whom. */
function openIn({ text, passage, gold }: Example, part: number): readonly Open[] {
  const lexicon = lexiconOf(passage.language);
  const { placed, flows } = placedIn(passage, lexicon);
  return placed.flatMap((p): readonly Open[] => {
    const spot = spotOf(passage, p, lexicon);
    const d = turned(passage, p.direction, flows, spot.code);
    const [giver, receiver] = [d.from.fills[0]?.id, d.to.fills[0]?.id];
    if (giver !== undefined && receiver !== undefined) return [];
    const g = goldOf(passage, gold, p.thing, [giver, receiver]);
    if (!g) return [];
    const options = optionsOf(passage, spot, flows, giver, receiver);
    const right = options.map((o) => (g.from === null || g.from === o.from) && (g.to === null || g.to === o.to));
    if (options.length < 2 || !right.includes(true) || !right.includes(false)) return [];
    return [{ options, right, part, fold: text.fold ?? 0 }];
  });
}

/** The claim about a thing: of its class, with its words in the shortest quote, and the sides that are known. */
function goldOf(
  { document }: Passage,
  gold: readonly Gold[],
  thing: { readonly start: number; readonly end: number; readonly code: string },
  [giver, receiver]: readonly [string | undefined, string | undefined],
): Gold | undefined {
  const classOf = (code: string | null): string | undefined => code?.split('.')[0];
  return gold
    .filter((g) => {
      const start = document.text.indexOf(g.quote);
      const inside = start <= thing.start && thing.end <= start + g.quote.length;
      const same =
        classOf(g.item) === classOf(thing.code) ||
        (/^(?:money|aid)/u.test(g.item ?? '') && /^(?:money|aid)/u.test(thing.code));
      const sides = (giver === undefined || g.from === giver) && (receiver === undefined || g.to === receiver);
      return g.frame === 'transfer' && start !== -1 && inside && same && sides;
    })
    .sort((a, b) => a.quote.length - b.quote.length)[0];
}

function probabilities({ options }: Open, w: ReadonlyMap<string, number>): readonly number[] {
  const scores = options.map((o) => o.features.reduce((sum, [name, value]) => sum + (w.get(name) ?? 0) * value, 0));
  const most = Math.max(...scores);
  const raised = scores.map((s) => Math.exp(s - most));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((x) => x / sum);
}

/** Gradient ascent with a step for each weight that shrinks with what it has moved (Duchi, Hazan & Singer 2011). */
function fit(examples: readonly Open[]): ReadonlyMap<string, number> {
  const w = new Map<string, number>();
  const moved = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Map<string, number>();
    for (const e of examples) {
      const p = probabilities(e, w);
      const sum = p.reduce((a, x, i) => a + (e.right[i] ? x : 0), 0);
      e.options.forEach((o, i) => {
        const pull = (e.right[i] ? (p[i] ?? 0) / Math.max(sum, 1e-9) : 0) - (p[i] ?? 0);
        for (const [name, value] of o.features) gradient.set(name, (gradient.get(name) ?? 0) + pull * value);
      });
    }
    for (const [name, g] of gradient) {
      const step = g - PULL * (w.get(name) ?? 0);
      moved.set(name, (moved.get(name) ?? 0) + step * step);
      w.set(name, (w.get(name) ?? 0) + (RATE * step) / Math.sqrt((moved.get(name) ?? 0) + 1e-9));
    }
  }
  return w;
}

function hit(o: Open, w: ReadonlyMap<string, number>): boolean {
  const p = probabilities(o, w);
  return o.right[p.indexOf(Math.max(...p))] ?? false;
}
