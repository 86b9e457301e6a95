import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { learned, moveAverages } from '../../../src/language/model/keep-network.ts';
import {
  addSlope,
  backward,
  beginSentence,
  createLearner,
  endSentence,
  forward,
  type GivenVectors,
  type Learner,
  learnStep,
  outputScore,
} from '../../../src/language/model/learn-network.ts';
import {
  activate,
  bestOutput,
  nextSentence,
  openNetwork,
  SLOTS,
  slotOf,
  takeSlot,
  USUAL_SLOT,
  type Usual,
} from '../../../src/language/model/network.ts';
import { type NetworkWeights, PARTS, type Shape } from '../../../src/language/model/network-weights.ts';
import { createRandom } from '../../../src/language/model/shuffle.ts';

const SHAPE: Shape = {
  inputs: 4,
  hidden: 32,
  positions: 3,
  kind: 3,
  pairs: [[0, 2]],
  pairSize: 16,
  tables: 2,
  tableRows: 3,
  outputs: 5,
};
const FEATURES = [11, 12, 13, 14];
const COUNTS = new Map(FEATURES.map((feature) => [feature, 9]));

/** A network with random parameters, which leaves nothing out by chance. */
function createSure(seed: number, vectors: GivenVectors = new Map()): Learner {
  const random = createRandom(seed);
  let sure = false;
  const learner = createLearner(SHAPE, COUNTS, () => (sure ? 0.999 : random()), vectors);
  sure = true;
  return learner;
}

function weightsOf(seed: number): NetworkWeights {
  const learner = createSure(seed);
  moveAverages(learner, 1);
  return learned(learner);
}

const ACT = SHAPE.hidden + SHAPE.pairSize;
const NODES = Int32Array.of(0, 1, 2);
const NUMBERS = Int32Array.of(2, 1);
const SENTENCE = [[11, 12], [13], [14, 99]];
const OUTPUTS = Int32Array.of(0, 1, 2, 3, 4);

/** The scores of all outputs as floats, in the plainest way. */
function plainScores({ keys, parts }: NetworkWeights, sentence: readonly (readonly number[])[]): number[] {
  const row = (feature: number): number => Math.max(0, keys.indexOf(feature));
  const scale = 2 ** 10;
  const vector = (node: number, i: number): number =>
    sentence[node]!.reduce((sum, feature) => sum + parts.features[row(feature) * SHAPE.inputs + i]! / scale, 0);
  const project = (node: number, matrix: Int16Array, place: number, size: number, h: number): number =>
    [0, 1, 2, 3].reduce(
      (sum, i) => sum + vector(node, i) * (matrix[(place * SHAPE.inputs + i) * size + h]! / scale),
      0,
    );
  const act = Array.from({ length: ACT }, (_, h) => {
    if (h >= SHAPE.hidden) {
      const side = (node: number, s: number) => project(node, parts.pairs, s, SHAPE.pairSize, h - SHAPE.hidden);
      return side(0, 0) * side(2, 1);
    }
    let sum = parts.bias[h]! / 2 ** 9;
    for (let p = 0; p < SHAPE.positions; p++) sum += project(p, parts.positions, p, SHAPE.hidden, h);
    for (let t = 0; t < SHAPE.tables; t++)
      sum += parts.tables[(t * SHAPE.tableRows + NUMBERS[t]!) * SHAPE.hidden + h]! / 2 ** 9;
    return Math.max(0, sum);
  });
  return Array.from(OUTPUTS, (o) =>
    act.reduce((sum, a, h) => sum + a * (parts.outputs[o * ACT + h]! / 2 ** 9), parts.outputBias[o]! / 2 ** 6),
  );
}

const USUAL: Usual = { features: [13], numbers: [2, 0] };

/** The network's own scores, as floats. */
function networkScores(
  members: readonly NetworkWeights[],
  sentence: readonly (readonly number[])[],
  usual = USUAL,
): number[] {
  const network = openNetwork(members, usual);
  const slots = Int32Array.from(sentence, (features) => takeSlot(network, features) % SLOTS);
  activate(network, slots, NUMBERS);
  const best = bestOutput(network, OUTPUTS, OUTPUTS.length);
  const scores = Array.from(OUTPUTS, (o) => (network.scores[o]! + network.outputBias[o]!) / 2 ** 18);
  assert.equal(scores[best], Math.max(...scores));
  return scores;
}

const near = (actual: readonly number[], expected: readonly number[], by: number): void =>
  actual.forEach((value, i) => void assert.ok(Math.abs(value - expected[i]!) < by, `${value}, not ${expected[i]}`));

const words = fc.array(fc.array(fc.constantFrom(...FEATURES, 99), { minLength: 1, maxLength: 4 }), {
  minLength: 3,
  maxLength: 3,
});

describe('network', () => {
  test('scores as plain arithmetic does, but for rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), words, (seed, sentence) => {
        const weights = weightsOf(seed);
        near(networkScores([weights], sentence), plainScores(weights, sentence), 0.02);
      }),
      { numRuns: 30 },
    );
  });

  test('what is usual makes no difference, nor does standing at its slot', () => {
    const numbers = fc.tuple(fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), words, numbers, (seed, sentence, usual) => {
        const weights = [weightsOf(seed)];
        const expected = networkScores(weights, sentence);
        assert.deepEqual(networkScores(weights, sentence, { features: sentence[0]!, numbers: usual }), expected);
        const network = openNetwork(weights, { features: sentence[0]!, numbers: usual });
        const others = sentence.slice(1).map((features) => takeSlot(network, features) % SLOTS);
        activate(network, Int32Array.of(USUAL_SLOT, ...others), NUMBERS);
        bestOutput(network, OUTPUTS, OUTPUTS.length);
        assert.deepEqual(
          Array.from(OUTPUTS, (o) => (network.scores[o]! + network.outputBias[o]!) / 2 ** 18),
          expected,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('the scores of networks in use together are added up', () => {
    const [a, b] = [weightsOf(5), weightsOf(6)];
    const [left, right] = [networkScores([a], SENTENCE), networkScores([b], SENTENCE)];
    near(
      networkScores([a, b], SENTENCE),
      left.map((value, i) => value + right[i]!),
      1e-9,
    );
  });

  test('a new word takes the slot of one that was used once and long ago; who had it is told', () => {
    const network = openNetwork([weightsOf(7)], USUAL);
    const handles = Array.from({ length: SLOTS - 1 }, () => takeSlot(network, [11]));
    nextSentence(network);
    const kept = slotOf(network, handles[0]!);
    assert.equal(kept, USUAL_SLOT + 1);
    nextSentence(network);
    const fresh = takeSlot(network, [12]);
    assert.equal(slotOf(network, handles[0]!), kept, 'used again');
    assert.equal(slotOf(network, handles[1]!), -1, 'given away');
    assert.equal(slotOf(network, fresh), kept + 1);
  });

  test('no word of a sentence loses its slot to another of the same', () => {
    const network = openNetwork([weightsOf(7)], USUAL);
    for (let round = 0; round < 5; round++) {
      nextSentence(network);
      const slots = Array.from({ length: SLOTS - 1 }, () => takeSlot(network, [13])).map((one) => slotOf(network, one));
      assert.equal(new Set(slots).size, SLOTS - 1);
      assert.ok(!slots.includes(USUAL_SLOT));
    }
  });
});

/** For a feature that is counted and for one that is not. */
const VECTORS: GivenVectors = new Map([
  [12, Float32Array.of(0.4, -0.3, 0.2, 0.9, -0.6, 0.1, 0.5, -0.8)],
  [99, Float32Array.of(-0.5, 0.7, 0.3, -0.2, 0.8, 0.6, -0.4, 0.1)],
]);

/** The sum of all outputs' scores with different weights: something to take slopes of. */
function objective(learner: Learner): number {
  beginSentence(learner, SENTENCE);
  forward(learner, NODES, NUMBERS);
  return OUTPUTS.reduce((sum, o) => sum + (o + 1) * outputScore(learner, o), 0);
}

describe('learning', () => {
  test('slopes are those of small changes of the parameters', () => {
    const learner = createSure(3, VECTORS);
    objective(learner);
    for (const o of OUTPUTS) addSlope(learner, o, o + 1);
    backward(learner, NODES, NUMBERS);
    endSentence(learner);
    for (const { weights, slopes, size } of [...PARTS.map((part) => learner.parts[part]), learner.given!.matrix]) {
      for (let i = 0; i < size; i += 7) {
        const at = weights / 4 + i;
        const slope = learner.floats[slopes / 4 + i]!;
        const before = learner.floats[at]!;
        const change = 0.0005;
        learner.floats[at] = before + change;
        const more = objective(learner);
        learner.floats[at] = before - change;
        const less = objective(learner);
        learner.floats[at] = before;
        near([(more - less) / (2 * change)], [slope], 0.05 * Math.max(1, Math.abs(slope)));
      }
    }
  });

  test('what is given for a feature is kept with what was learned for it, or for unknown ones', () => {
    const learner = createSure(5, VECTORS);
    moveAverages(learner, 1);
    const { keys, parts } = learned(learner);
    assert.deepEqual([...keys].slice(1).sort(), [...FEATURES, 99]);
    const { inputs } = SHAPE;
    const { matrix } = learner.given!;
    keys.forEach((feature, row) => {
      const learnedRow = feature === 99 ? 0 : row;
      const expected = Array.from({ length: inputs }, (_, i) => {
        const own = learner.floats[learner.parts.features.weights / 4 + learnedRow * inputs + i]!;
        const given = VECTORS.get(feature) ?? Float32Array.of();
        return given.reduce((sum, value, k) => sum + value * matrix.average[k * inputs + i]!, own);
      });
      const kept = parts.features.subarray(row * inputs, (row + 1) * inputs);
      near(
        Array.from(kept, (value) => value / 1024),
        expected,
        0.008,
      );
    });
  });

  test('a sentence is seen with what is given for its features', () => {
    const [bare, given] = [createSure(5), createSure(5, VECTORS)];
    const width = SHAPE.inputs;
    for (const learner of [bare, given]) beginSentence(learner, SENTENCE);
    const vectorOf = ({ floats, at }: Learner, node: number) => {
      const from = at.inputs / 4 + node * width;
      return [...floats.subarray(from, from + width)];
    };
    const added = [0, 1, 2].map((node) => vectorOf(given, node).map((value, i) => value - vectorOf(bare, node)[i]!));
    const brought = (feature: number) =>
      Array.from({ length: width }, (_, i) =>
        VECTORS.get(feature)!.reduce(
          (sum, value, k) => sum + value * given.floats[given.given!.matrix.weights / 4 + k * width + i]!,
          0,
        ),
      );
    near(added.flat(), [...brought(12), ...[0, 0, 0, 0], ...brought(99)], 1e-5);
  });

  test('steps against the slopes make the objective smaller', () => {
    const learner = createSure(4);
    const before = objective(learner);
    for (let i = 0; i < 20; i++) {
      objective(learner);
      for (const o of OUTPUTS) addSlope(learner, o, o + 1);
      backward(learner, NODES, NUMBERS);
      endSentence(learner);
      learnStep(learner, 0.01);
    }
    assert.ok(objective(learner) < before);
  });
});
