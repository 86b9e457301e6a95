// The weights of a table under data/models, parsed scope by scope as they are asked for: a text asks for few of the frames, and
// a frame for its own. What enters: the table's text, `model`, `feature`, `weight` a line, a feature "SCOPE|name", "|name" or "name".
// What leaves: each model's weights. Throws SyntaxError on a line that is no weight, at the latest when its scope is asked for.
import { keptByScope, type Weights } from './linear.ts';

/** Where the lines of each scope stand in the text: starts and ends of stretches. */
type Stretches = Map<string, number[]>;

/** The weights of each model of a table. */
export const storedWeights = (text: string): ReadonlyMap<string, Weights> =>
  new Map(Array.from(stretchesOf(text), ([model, stretches]) => [model, weightsIn(text, stretches)]));

function weightsIn(text: string, stretches: Stretches): Weights {
  const parsed = new Map<string, Weights>();
  const under = (scope: string): Weights => {
    const own = parsed.get(scope) ?? new Map(rowsIn(text, stretches.get(scope) ?? []).map(withoutScope));
    parsed.set(scope, own);
    return own;
  };
  return keptByScope(() => new Map(rowsIn(text, [...stretches.values()].flat())), under);
}

/** The text behind comments and the names of the columns is taken line by line; lines of one scope stand together. */
function stretchesOf(text: string): ReadonlyMap<string, Stretches> {
  const models = new Map<string, Stretches>();
  let at = 0;
  while (text.startsWith('#', at)) at = lineEnd(text, at);
  at = lineEnd(text, at);
  let begin = '';
  let last: number[] = [];
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (begin === '' || !text.startsWith(begin, at)) {
      const [model = '', feature = ''] = text.slice(at, end).split('\t');
      const bar = feature.indexOf('|');
      const scope = feature.slice(0, Math.max(0, bar));
      begin = bar === -1 ? '' : `${model}\t${scope}|`;
      last = ownList(ownList(models, model, newStretches), scope, newStretch);
      if (last.at(-1) === at) last.pop();
      else last.push(at);
    } else last.pop();
    last.push(end);
    at = end;
  }
  return models;
}

const newStretches = (): Stretches => new Map();
const newStretch = (): number[] => [];

function ownList<V>(lists: Map<string, V>, name: string, make: () => V): V {
  const list = lists.get(name) ?? make();
  lists.set(name, list);
  return list;
}

/** Behind the end of a line. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

type Weighted = readonly [feature: string, weight: number];

function rowsIn(text: string, stretches: readonly number[]): readonly Weighted[] {
  const rows: Weighted[] = [];
  for (let s = 0; s < stretches.length; s += 2)
    for (const line of text
      .slice(stretches[s], stretches[s + 1])
      .trimEnd()
      .split('\n')) {
      const [, feature = '', weight = ''] = line.split('\t');
      rows.push([feature, weightOf(line, feature, weight)]);
    }
  return rows;
}

const withoutScope = ([feature, weight]: Weighted): Weighted => [feature.slice(feature.indexOf('|') + 1), weight];

/** The number of a weight; `line` is what a message shows. */
export function weightOf(line: string, feature: string, weight: string): number {
  const value = Number(weight);
  if (feature === '' || weight === '' || !Number.isFinite(value))
    throw new SyntaxError(`models: not a weight: ${line}`);
  return value;
}
