// What speaks for a class that a draft may be in: facts of the draft and its clause, each told with the class. What enters: a
// draft where it stands. What leaves: facts, and the features that they are of each class.
import { citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { Draft } from '../../frames/frame.ts';
import { containersOf } from '../../predication/cues.ts';
import type { Predication } from '../../predication/predication.ts';
import { childrenOf, lemmaOf, relationOf } from '../../predication/tree.ts';
import { kindOf } from '../feature.ts';
import { scoped, type Weights } from '../linear.ts';
import { type Sheet, tell } from '../sheet.ts';
import type { Standing } from './standing.ts';

/** A kind of fact and what it is of this draft. */
export type Fact = readonly [kind: string, value: string];

/** Before the class in the name of a feature: "is=planned:aux:will". */
const IS = 'is=';
const told = kindOf(IS, '');

/** Writes the facts down as features of a class. */
export function tellFacts(found: Sheet, name: string, facts: readonly Fact[]): void {
  for (const [kind, value] of facts) tell(found, told(name, kind, value));
}

/** What is told of a class: its name, and the facts, which are the same of all classes that a draft may be in. */
export type Told = { readonly name: string; readonly facts: readonly Fact[] };

/** Weights of facts, a number for each class, by their kinds and then by what they are; filled as they are asked for. */
type Table = {
  readonly common: Weights;
  readonly ofFrame: Weights;
  readonly classes: string[];
  readonly rows: Map<string, Map<string, Float64Array>>;
  kept: number;
};

/** Facts that are kept before a table starts anew: words are many. */
const LIMIT = 50_000;

const tables = new WeakMap<Weights, Map<string, Table>>();

function tableOf(weights: Weights, frame: string): Table {
  let byFrame = tables.get(weights);
  if (!byFrame) {
    byFrame = new Map();
    tables.set(weights, byFrame);
  }
  let table = byFrame.get(frame);
  if (!table) {
    const [common, ofFrame] = [scoped(weights, ''), scoped(weights, frame)];
    table = { common, ofFrame, classes: [], rows: new Map(), kept: 0 };
    byFrame.set(frame, table);
  }
  return table;
}

function rowOf(table: Table, kind: string, value: string): Float64Array {
  let byValue = table.rows.get(kind);
  if (!byValue) {
    byValue = new Map();
    table.rows.set(kind, byValue);
  }
  let row = byValue.get(value);
  if (!row) {
    const { common, ofFrame, classes } = table;
    const names = classes.map((name) => `${IS}${name}:${kind}:${value}`);
    row = Float64Array.from(names, (name) => (common.get(name) ?? 0) + (ofFrame.get(name) ?? 0));
    if (table.kept >= LIMIT) {
      table.rows.clear();
      table.kept = 0;
    } else byValue.set(value, row);
    table.kept += 1;
  }
  return row;
}

/** The sum of the weights of the facts for each of the classes, as if each were told alone (`tellFacts`). */
export function scoresOf(weights: Weights, frame: string, told: readonly Told[]): readonly number[] {
  const table = tableOf(weights, frame);
  const { classes } = table;
  if (classes.length === 0) for (const { name } of told) classes.push(name);
  const places = told.map(({ name }) => classes.indexOf(name));
  const sums = told.map(() => 0);
  for (const [kind, value] of told[0]?.facts ?? []) {
    const row = rowOf(table, kind, value);
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (row[places[i] ?? -1] ?? 0);
  }
  return sums;
}

/** Predicates above the trigger whose words are told. */
const ABOVE = 4;

const wordsKept = new WeakMap<Predication, { readonly rule: string; readonly facts: readonly Fact[] }>();

/** Facts of the words around the trigger: its own, those above it, its auxiliaries; found once of a predication. */
export function wordFacts(s: Standing): readonly Fact[] {
  const { main, draft } = s;
  const kept = main === null ? undefined : wordsKept.get(main);
  if (kept?.rule === draft.rule) return kept.facts;
  const facts = findWordFacts(s);
  if (main !== null) wordsKept.set(main, { rule: draft.rule, facts });
  return facts;
}

function findWordFacts({ view: { tree }, main, at, draft }: Standing): readonly Fact[] {
  const trigger = main?.trigger ?? at;
  const token = tree.tokens[trigger];
  const facts: Fact[] = [
    ['lemma', lemmaOf(tree, trigger)],
    ['sense', main?.sense ?? ''],
    ['form', `${main?.form ?? 'none'}:${main?.voice ?? ''}`],
    ['relation', relationOf(tree, trigger)],
    ['rule', draft.rule],
  ];
  const aux = childrenOf(tree, trigger)
    .filter((c) => relationOf(tree, c) === 'aux' || relationOf(tree, c) === 'cop')
    .map((c) => `${lemmaOf(tree, c)}:${tree.tokens[c]?.feats.Tense ?? ''}`);
  const { VerbForm = '', Tense = '', Mood = '' } = token?.feats ?? {};
  facts.push(['tense', `${aux.join('+')}:${VerbForm}:${Tense}:${Mood}`]);
  for (const a of aux) facts.push(['aux', a]);
  containersOf(tree, trigger)
    .slice(0, ABOVE)
    .forEach((c, i) => {
      const lemma = lemmaOf(tree, c);
      facts.push(['above', lemma]);
      if (i === 0) facts.push(['over', `${lemma}:${relationOf(tree, trigger)}`]);
    });
  return facts;
}

/** The citation that a draft's source was read from; null where there is none. */
export function citationOf({
  passage,
  view,
  before,
  draft,
}: Standing): { readonly c: Citation; readonly here: boolean } | null {
  const { source } = draft;
  if (source === null) return null;
  for (const v of [view, ...before.toReversed()]) {
    const c = citationsIn(passage, v).find((one) => one.by.name === source.origin);
    if (c) return { c, here: v === view };
  }
  return null;
}

/** Facts of the drafts beside it in its sentence, and of the one before those. */
export function besideFacts(s: Standing, of: (d: Draft) => string | null): readonly Fact[] {
  const facts: Fact[] = [];
  const { previous, next } = s;
  if (previous)
    facts.push([`before:${previous.here}`, `${of(previous.draft)}:${previous.draft.frame === s.draft.frame}`]);
  else facts.push(['before', 'none']);
  if (next?.here) facts.push(['after', `${of(next.draft)}:${next.draft.frame === s.draft.frame}`]);
  return facts;
}
