// What mendings look for, as bits. What enters: a relation by its name. What leaves: the bits that it is a sign of.

/** Relations. */
export const FLAT = 1;
export const NAME = 2;
export const COPULA = 4;
export const RELATIVE = 8;
export const AGENT = 16;
export const ACL = 32;
/** Relations of verbs: a clause's own, one that may be a participle's. */
export const CLAUSE = 64;
export const REDUCED = 128;
/** Relations of nouns: owners, conjuncts, the root; a name's on another noun. */
export const OWNER = 256;
export const JOINED = 512;
export const NOMINAL = 1024;
export const ATTACHED = 2048;
/** Relations of what is told, and of objects. */
export const COMPLEMENT = 131_072;
export const OBJECT = 262_144;
/** Relations of what stands with a noun: behind it, as its title. */
export const MODIFIER = 524_288;
export const TITLE = 1_048_576;
/** Words and marks: "by", a hyphen, a possessive mark, a number, a comma behind the first word. */
export const BY = 4096;
export const HYPHEN = 8192;
export const POSSESSIVE = 16_384;
export const NUMBER = 32_768;
export const OPENING = 65_536;

/** What a relation is a sign of: on any word, on a verb, on a noun, on a name. */
export type Signs = { readonly any: number; readonly verb: number; readonly noun: number; readonly name: number };

const ANY: ReadonlyMap<string, number> = new Map([
  ['flat:name', NAME],
  ['cop', COPULA],
  ['acl', ACL],
  ['acl:relcl', RELATIVE],
  ['obl:agent', AGENT],
  ['obj', OBJECT],
  ['nmod', MODIFIER],
  ['compound:nn', TITLE],
]);
const NOUN: ReadonlyMap<string, number> = new Map([
  ['nmod:poss', OWNER],
  ['conj', JOINED],
  ['root', NOMINAL],
]);
const OWN_CLAUSE = /^(?:root|ccomp|parataxis)$/u;
const OF_PARTICIPLE = /^(?:[nc]subj|advcl|ccomp)/u;
const OF_COMPLEMENT = /^[cx]comp/u;
const ON_NOUN = /^(?:nmod|appos)/u;

/** What a relation is a sign of, by its name. */
export function signsOf(deprel: string): Signs {
  const noun = NOUN.get(deprel) ?? 0;
  return {
    any:
      (ANY.get(deprel) ?? 0) | (deprel.startsWith('flat') ? FLAT : 0) | (OF_COMPLEMENT.test(deprel) ? COMPLEMENT : 0),
    verb: (OWN_CLAUSE.test(deprel) ? CLAUSE : 0) | (OF_PARTICIPLE.test(deprel) ? REDUCED : 0),
    noun,
    name: noun | (ON_NOUN.test(deprel) ? ATTACHED : 0),
  };
}
