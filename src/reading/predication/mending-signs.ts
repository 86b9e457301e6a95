// What a mending looks for, as bits of a whole sentence, so that the many sentences that have nothing of it are passed over by
// one look. What enters: tokens as parsed. What leaves: the bits; a mending with its bits; tokens as several mendings leave them.
import type { Token } from '../../language/language.ts';

/** Relations, the word "by" and the hyphen. */
export const CONJ = 1;
export const FLAT = 2;
export const NAME = 4;
export const OWNER = 8;
export const COPULA = 16;
export const RELATIVE = 32;
export const AGENT = 64;
export const BY = 128;
export const ACL = 256;
export const HYPHEN = 512;

const BY_RELATION: ReadonlyMap<string, number> = new Map([
  ['conj', CONJ],
  ['flat', FLAT],
  ['flat:foreign', FLAT],
  ['flat:name', FLAT | NAME],
  ['nmod:poss', OWNER],
  ['cop', COPULA],
  ['acl', ACL],
  ['acl:relcl', RELATIVE],
  ['obl:agent', AGENT],
]);

export type Mending = {
  /** Bits of which a sentence must have one for it to change anything; 0 where it looks for itself. */
  readonly needs: number;
  /** The tokens as they should be; the same list where nothing changes. */
  readonly mend: (tokens: readonly Token[]) => readonly Token[];
};

const isBy = (text: string): boolean => text.length === 2 && text.toLowerCase() === 'by';

function signsOf(tokens: readonly Token[]): number {
  let signs = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const { deprel, text } = tokens[i] as Token;
    signs |= BY_RELATION.get(deprel) ?? (deprel.startsWith('flat') ? FLAT : 0);
    if (isBy(text)) signs |= BY;
    else if (text === '-') signs |= HYPHEN;
  }
  return signs;
}

/** The tokens after all mendings, one after the other. */
export function mendedBy(mendings: readonly Mending[], tokens: readonly Token[]): readonly Token[] {
  let done = tokens;
  let signs = signsOf(tokens);
  for (const { needs, mend } of mendings) {
    if (needs !== 0 && (signs & needs) === 0) continue;
    const next = mend(done);
    if (next !== done) signs = signsOf(next);
    done = next;
  }
  return done;
}
