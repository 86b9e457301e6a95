// What the net says of a draft, out of the states of its words. What enters: a draft where it stands. What leaves: log-odds that it
// is a claim, and that it is right as it stands.
import type { Draft, SentenceView } from '../../frames/frame.ts';
import type { Placed } from '../slots/decide.ts';
import { addListed, listInputs, type Mix, type Net, OF_INPUT, TOLD } from './net.ts';
import { statesOf } from './states.ts';

/** What the net adds to the log-odds of the rows, which are taken times `rows`. */
export type Share = { readonly rows: number; readonly net: number; readonly bias: number };
export type Opinion = { readonly accept: Share; readonly certain: Share };

const NOTHING: Share = { rows: 1, net: 0, bias: 0 };
const NONE: Opinion = { accept: NOTHING, certain: NOTHING };

const shareOf = ({ rows, net, bias }: Mix, says: number): Share => ({ rows, net: net * says, bias });

/** Log-odds by the rows and the net together. */
export const together = (byRows: number, { rows, net, bias }: Share): number => rows * byRows + net + bias;

/** What the net says of a draft; nothing without a net, or where the draft's words stand in no sentence. */
export function opinionOf(net: Net | null, { draft, place }: Placed): Opinion {
  const view = place?.view;
  const span = net && view ? tokensOf(view, draft) : null;
  if (!net || !place || !span) return NONE;
  const told = outputsOf(net, draft, place.view, [place.at, place.main?.trigger ?? span.first, span.first, span.last]);
  const [accept, certain] = told;
  if (accept === undefined || certain === undefined) return NONE;
  const { mix } = net.header;
  return { accept: shareOf(mix.accept, accept), certain: shareOf(mix.certain, certain) };
}

/** The tokens of a draft's quote. */
function tokensOf(
  { tree: { tokens } }: SentenceView,
  { quote }: Draft,
): { readonly first: number; readonly last: number } | null {
  const first = tokens.findIndex((t) => t.start >= quote.start && t.end <= quote.end);
  const last = tokens.findLastIndex((t) => t.start >= quote.start && t.end <= quote.end);
  return first === -1 ? null : { first, last };
}

/** What is told of a draft: of the token that it is about, the word that it was read from, and the mean of its words. */
function outputsOf(
  net: Net,
  draft: Draft,
  view: SentenceView,
  [at, trigger, first, last]: readonly [at: number, trigger: number, first: number, last: number],
): readonly number[] {
  const { memory, header, frames, rules, hiddenBias, outputs, outputBias } = net;
  const { floats, input, output, hidden } = memory;
  const { size, made: width } = header;
  const { values, count } = statesOf(view, net);
  const end = Math.min(last + 1, count);
  if (at >= count || trigger >= count || first >= end) return [];
  const sums = new Float64Array(size);
  for (let v = first * size; v < end * size; v += size)
    for (let i = 0; i < size; i += 1) sums[i] = (sums[i] ?? 0) + (values[v + i] ?? 0);
  for (let i = 0; i < size; i += 1) {
    floats[input + i] = values[at * size + i] ?? 0;
    floats[input + size + i] = values[trigger * size + i] ?? 0;
    floats[input + 2 * size + i] = (sums[i] ?? 0) / (end - first);
  }
  listInputs(memory, OF_INPUT, input, TOLD * size, width);
  floats.fill(0, output, output + width);
  addListed(memory, OF_INPUT, hidden, output, width);
  const frame = (frames.rows.get(draft.frame) ?? -1) * width;
  const rule = (rules.rows.get(draft.rule) ?? -1) * width;
  const told = [...outputBias];
  for (let i = 0; i < width; i += 1) {
    const own = (frames.values[frame + i] ?? 0) + (rules.values[rule + i] ?? 0);
    const made = (floats[output + i] ?? 0) + (hiddenBias[i] ?? 0) + own;
    if (made > 0)
      for (let o = 0; o < told.length; o += 1) told[o] = (told[o] ?? 0) + made * (outputs[i * told.length + o] ?? 0);
  }
  return told;
}
