// What one of two owes the other: "each is to come to the other's help if attacked", "obliges neither to fight for the other".
// What enters: a sentence. What leaves: the token of the help or the fight, that of the word for either of the two, and whether
// it is said of neither; null where none is said. Who merely does something to the other owes nothing.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';

export type Owed = { readonly act: number; readonly both: number; readonly denied: boolean };

/** Tokens between either of the two and the other, at most. */
const REACH = 18;

/** Tokens between the other and the help that it is given, at most. */
const NEAR = 4;

/** What a sentence says that either of two owes the other. */
export function owedIn({ tree }: SentenceView, { markerOf, markerBehind }: Lexicon): Owed | null {
  const { tokens, lemmas, bases } = tree;
  const kindAt = (i: number): string => (i < 0 || i >= bases.length ? '' : markerOf(bases[i] as Lower));
  const other = tokens.findIndex((_, i) => markerBehind(bases[i] as Lower).get(lemmas[i - 1] ?? '') === 'other-of-two');
  if (other === -1) return null;
  const isEither = (i: number): boolean =>
    /^(?:either|neither)$/u.test(kindAt(i)) || tokens[i]?.feats.PronType === 'Tot';
  const both = tokens.findLastIndex((_, i) => i < other && other - i <= REACH && isEither(i));
  if (both === -1 || !tokens.some((_, i) => BINDS.has(kindAt(i)))) return null;
  const act = actBeside(kindAt, other, (i) => tokens[i]?.upos === 'ADP');
  return act === -1 ? null : { act, both, denied: kindAt(both) === 'neither' };
}

/** What makes it a promise for the case of war. */
const BINDS: ReadonlySet<string> = new Set(['attacks', 'war', 'binds']);

/** "the other's aid", "give the other help", "fight for the other": the token of the help, or -1. */
function actBeside(kindAt: (i: number) => string, other: number, parts: (i: number) => boolean): number {
  for (let i = other + 1; i <= other + NEAR && !parts(i); i += 1) if (kindAt(i) === 'aids') return i;
  // Over the article and a word between ("for the other").
  for (let i = other - 2; i >= other - 3; i -= 1) if (/^(?:aids|defends|fights)$/u.test(kindAt(i))) return i;
  return -1;
}
