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
    const own = parsed.get(scope) ?? parse(text, stretches.get(scope) ?? NONE, false);
    parsed.set(scope, own);
    return own;
  };
  return keptByScope(() => parse(text, [...stretches.values()].flat(), true), under);
}

const NONE: readonly number[] = [];

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

/** The weights of stretches by their features' names, `whole` or behind the scope. */
function parse(text: string, stretches: readonly number[], whole: boolean): Weights {
  const weights = new Map<string, number>();
  for (let s = 0; s < stretches.length; s += 2)
    for (let at = stretches[s] ?? 0, end = at; at < (stretches[s + 1] ?? 0); at = end) {
      end = lineEnd(text, at);
      const from = text.indexOf('\t', at) + 1;
      const to = text.indexOf('\t', from);
      const feature = to === -1 || to >= end ? '' : text.slice(from, to);
      const weight = weightOf(feature, text.slice(to + 1, end));
      weights.set(whole ? feature : feature.slice(feature.indexOf('|') + 1), weight);
    }
  return weights;
}

/** The number of a weight. Throws SyntaxError where it is none. */
export function weightOf(feature: string, weight: string): number {
  const value = weight.trim() === '' ? Number.NaN : Number(weight);
  if (feature === '' || !Number.isFinite(value)) throw new SyntaxError(`models: not a weight: ${feature} ${weight}`);
  return value;
}
