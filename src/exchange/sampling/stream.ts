// One stream of random numbers an input, keyed by the input's name: what is drawn for one never depends on which others there
// are, nor on their order. Enters: a seed and a name. Leaves: uniform numbers strictly between 0 and 1. Same seed and name, same
// numbers on every machine: the generator is integer arithmetic (xoroshiro128+ of the library pure-rand).
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { sha256 } from '../../base/sha256.ts';

const TWO_32 = 2 ** 32;

/** The generator's state: the first half of SHA-256 over the seed and the name, so that near names have far streams. */
function stateOf(seed: string, name: string): readonly number[] {
  const bytes = sha256(new TextEncoder().encode(`${JSON.stringify(seed)}\n${JSON.stringify(name)}`));
  const digest = new DataView(bytes.buffer, bytes.byteOffset);
  const state = [0, 4, 8, 12].map((at) => digest.getInt32(at));
  // All zeros would stay zeros.
  return state.some((word) => word !== 0) ? state : [1, 0, 0, 0];
}

/** `count` uniform numbers in (0, 1), steps of 2^-32, never an end itself, for the input `name` under `seed`. */
export function uniforms(seed: string, name: string, count: number): Float64Array {
  const generator = xoroshiro128plusFromState(stateOf(seed, name));
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i += 1) numbers[i] = ((generator.next() >>> 0) + 0.5) / TWO_32;
  return numbers;
}
