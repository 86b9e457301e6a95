// What the engine hands to frames: predications. A predication is one trigger (a verb, a participle or a deverbal noun of
// the lexicon) with its arguments by role, its polarity, voice, cues of modality, and the predicates that contain it.
// Frames ask for senses and roles only, never for a language or a word.
import type { Entry } from './lexicon.ts';

/** How an argument was found: by its own relation, or by what fills the place that the relation leaves open. */
export type Found = 'relation' | 'shared' | 'control' | 'antecedent' | 'carrier' | 'proximity';

export type Argument = {
  /** giver, receiver, theme, people, victim, agent, place, … as data/lexica/senses.tsv names them. */
  readonly role: string;
  /** Token index of the argument's head. */
  readonly head: number;
  /** Token indexes of the argument's phrase, ascending, without relative clauses. */
  readonly tokens: readonly number[];
  readonly found: Found;
  /** Whether a case or adposition gave the role; a bare object or subject is not marked. */
  readonly marked: boolean;
};

/** What a cue makes of a predication: see data/lexica/LANG/cues.tsv. */
export type CueKind =
  | 'deny'
  | 'refuse'
  | 'stop'
  | 'doubt'
  | 'negation'
  | 'ongoing'
  | 'hypothetical'
  | 'planned'
  | 'estimated'
  | 'claimed'
  | 'reported'
  | 'said';

export type Cue = {
  readonly kind: CueKind;
  readonly token: number;
  /** True where the cue is itself negated ("did not deny", "ei luvannut"). */
  readonly negated: boolean;
};

export type Predication = {
  readonly trigger: number;
  readonly entry: Entry;
  readonly sense: string;
  readonly args: readonly Argument[];
  /** A finite verb, an infinitive or other verb form inside a chain, a participle on a noun, a noun. */
  readonly form: 'finite' | 'nonfinite' | 'participle' | 'noun';
  readonly voice: 'active' | 'passive';
  readonly negated: boolean;
  readonly cues: readonly Cue[];
  /** Governing predicates from the nearest to the root: verbs of speech, modals as heads, light verbs. */
  readonly containers: readonly number[];
  /** Token range of the clause: first, and one past the last. */
  readonly clause: { readonly first: number; readonly last: number };
};

/** Arguments with the role, in the order of the text. */
export const argumentsOf = (p: Predication, role: string): readonly Argument[] => p.args.filter((a) => a.role === role);
