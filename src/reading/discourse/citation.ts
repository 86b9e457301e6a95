// What a citation is, by whatever words: a source, how it is cited, the tokens that it answers for.
import type { CueKind } from '../predication/predication.ts';
import type { Cited } from './memory.ts';

export type Citation = {
  readonly by: Cited;
  /** `verb`: "X says"; `according`: "according to X"; `noun`: "X's estimate". */
  readonly manner: 'verb' | 'according' | 'noun';
  readonly cue: CueKind;
  /** Token of the verb, adposition or noun. */
  readonly token: number;
  /** Tokens that the source answers for. */
  readonly covers: (token: number) => boolean;
  /** Tokens of the phrase that names the source. */
  readonly within: (token: number) => boolean;
  /** Size of what is covered: the nearest citation covers least. */
  readonly size: number;
};
