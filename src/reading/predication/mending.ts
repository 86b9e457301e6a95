// What parsers get wrong again and again, mended in the tokens before a tree is built of them. What enters: tokens as parsed.
// What leaves: the same tokens, some with another head or relation. Each mending holds for every sentence; none asks what
// the words mean.
import type { Token } from '../../language/language.ts';
import { namesParty } from '../mentions/party-named.ts';
import { type Mending, mendedBy } from './mended-by.ts';
import {
  mendedListed,
  mendedModifiers,
  mendedPartitives,
  mendedPostpositions,
  mendedTitles,
  mendedTold,
} from './mending-cases.ts';
import { mendedExistentials } from './mending-existentials.ts';
import { mendedFiniteVerbs, mendedMakers, mendedModals, mendedPerfects } from './mending-forms.ts';
import { mendedInserts } from './mending-inserts.ts';
import { mendedKept, mendedProviding, mendedTwoObjects } from './mending-objects.ts';
import {
  ACL,
  ATTACHED,
  CLAUSE,
  COMPLEMENT,
  FLAT,
  HYPHEN,
  MODIFIER,
  NAME,
  NUMBER,
  OBJECT,
  OWNER,
  POSSESSIVE,
  TITLE,
} from './mending-signs.ts';
import { mendedSizes } from './mending-sizes.ts';
import { VOICES } from './mending-voices.ts';

/** Cases of parties that are given to, taken from or stand somewhere. */
const LOCAL = new Set(['All', 'Ill', 'Abl', 'Ela', 'Ade', 'Ine']);

/**
 * "to Russia, South Korea's minister said": a word with a possessive mark belongs to the noun behind it, in every sentence.
 * Gives that noun's index, or -1 where the word is not coordinated, has no such mark or the parse agrees already.
 */
function owned(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.deprel !== 'conj') return -1;
  const mark = tokens[index + 1];
  if (mark?.upos !== 'PART' || !/^(?:['’]s?)$/u.test(mark.text)) return -1;
  let at = index + 2;
  while (
    /^(?:ADJ|NUM)$/u.test(tokens[at]?.upos ?? '') ||
    (isNoun(tokens[at]) && isNoun(tokens[at + 1]) && !names(tokens, at))
  )
    at += 1;
  return isNoun(tokens[at]) && tokens[index]?.head !== at ? at : -1;
}

const isNoun = (token: Token | undefined): boolean => token?.upos === 'NOUN' || token?.upos === 'PROPN';

/** Whether a name begins behind the noun: "minister Shin". */
const names = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.upos === 'NOUN' && tokens[at + 1]?.upos === 'PROPN';

/** The same of all words. */
function mendedPossessives(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let index = 0; index < tokens.length; index += 1) {
    const owner = owned(tokens, index);
    if (owner === -1) continue;
    out ??= [...tokens];
    out[index] = { ...(tokens[index] as Token), head: owner, deprel: 'nmod:poss' };
  }
  return out ?? tokens;
}

/**
 * "Iranin Venäjälle myymät": a name in a local case is never part of a name in the genitive before it; it is hung beside it.
 * (Names of several words inflect their last one only, so a nominative before it is part of the name.)
 */
function mendedCases(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (!token.deprel.startsWith('flat') || !LOCAL.has(token.feats.Case ?? '')) continue;
    const head = tokens[token.head];
    if (head?.feats.Case !== 'Gen') continue;
    out ??= [...tokens];
    out[index] = { ...token, head: head.head, deprel: 'obl' };
  }
  return out ?? tokens;
}

/**
 * "tuo Kim Jong-unille tuloja": a name of several words is in the case of its last one; in a local case it is neither subject
 * nor object, whatever the parser says. "Antoiko Moskova Kiovalle": two parties side by side are no one name.
 */
function mendedNames(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const last = tokens[at] as Token;
    const head = tokens[last.head];
    if (last.deprel !== 'flat:name' || head?.upos !== 'PROPN' || head.feats.Case !== 'Nom') continue;
    if (!LOCAL.has(last.feats.Case ?? '') || at < last.head) continue;
    out ??= [...tokens];
    if (isNameApart(head, last)) {
      out[at] = { ...last, head: head.head, deprel: 'obl' };
      if (head.deprel === 'obl' && !hasSubject(tokens, head.head)) out[last.head] = { ...head, deprel: 'nsubj' };
      continue;
    }
    const deprel = /^(?:nsubj|obj)/u.test(head.deprel) ? 'obl' : head.deprel;
    out[last.head] = { ...head, deprel, feats: { ...head.feats, Case: last.feats.Case! } };
  }
  return out ?? tokens;
}

/** A word in small letters is no part of a name, nor is a party beside another. */
const isNameApart = (head: Token, last: Token): boolean =>
  /^\p{Ll}/u.test(last.text) || (namesParty(head.text, 'fi') && namesParty(last.text, 'fi'));

const hasSubject = (tokens: readonly Token[], verb: number): boolean =>
  tokens.some((t) => t.head === verb && t.deprel.startsWith('nsubj'));

/**
 * "kiisti haupitsien myynnin Ukrainaan": a common noun in the genitive does not own a name in a local case behind it; where
 * the verb has no object it is that, and the name stands beside it.
 */
function mendedOwners(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const noun = tokens[at] as Token;
    if (noun.deprel !== 'nmod:poss' || noun.upos !== 'NOUN' || noun.feats.Case !== 'Gen' || noun.head !== at + 1)
      continue;
    const name = tokens[at + 1] as Token;
    const verb = name.head;
    if (name.upos !== 'PROPN' || !LOCAL.has(name.feats.Case ?? '') || tokens[verb]?.upos !== 'VERB' || verb > at)
      continue;
    if (tokens.some((t) => t.head === verb && t.deprel === 'obj')) continue;
    out ??= [...tokens];
    out[at] = { ...noun, head: verb, deprel: 'obj' };
  }
  return out ?? tokens;
}

/**
 * "the men sent to fight have been killed": a past form right behind its subject, with a finite verb behind it that has no
 * subject of its own, is a participle on that subject, and the later verb is the clause's.
 */
function mendedParticiples(tokens: readonly Token[]): readonly Token[] {
  for (let first = 0; first < tokens.length; first += 1) {
    const later = mayBeParticiple(tokens[first]) ? laterVerb(tokens, first) : -1;
    if (later === -1) continue;
    const [was, verb] = [tokens[first], tokens[later]];
    const subject = tokens.findIndex((t, i) => i < first && t.head === first && t.deprel.startsWith('nsubj'));
    if (!was || !verb || subject === -1) continue;
    const passive = tokens.some((t) => t.head === later && t.deprel === 'aux:pass');
    return tokens.map((t, i) => {
      if (i === later) return { ...t, head: was.head, deprel: was.deprel };
      if (i === first)
        return { ...t, head: subject, deprel: 'acl', feats: { ...t.feats, VerbForm: 'Part', Tense: 'Past' } };
      if (t.head !== first || (i > subject && i < later)) return t;
      if (i === subject) return { ...t, head: later, deprel: passive ? 'nsubj:pass' : 'nsubj' };
      return /^nsubj/u.test(t.deprel) ? { ...t, head: subject, deprel: 'nmod' } : { ...t, head: later };
    });
  }
  return tokens;
}

const mayBeParticiple = (token: Token | undefined): boolean =>
  token?.upos === 'VERB' && CLAUSES.has(token.deprel) && token.feats.Tense === 'Past';

/** The finite verb without a subject behind a past form that may be a participle; -1 where there is none. */
function laterVerb(tokens: readonly Token[], first: number): number {
  let subject: Token | null = null;
  let clauses = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const t = tokens[i] as Token;
    if (t.head !== first) continue;
    if (/^(?:aux|cc$|obj)/u.test(t.deprel)) return -1;
    if (i < first) subject = t.deprel.startsWith('nsubj') ? t : subject;
    else if (isClauseBehind(t)) clauses = true;
  }
  if (!clauses || subject === null || subject.feats.Case !== undefined) return -1;
  return tokens.findIndex((t, i) => i > first && t.head === first && isClauseBehind(t) && isClausal(tokens, first, i));
}

const isClauseBehind = ({ upos, deprel }: Token): boolean =>
  (upos === 'VERB' || upos === 'ADJ') && /^(?:ccomp|conj|xcomp|parataxis|advcl|dep)$/u.test(deprel);

/** Whether a verb behind a past form has a finite auxiliary, no subject of its own and nothing that joins it. */
function isClausal(tokens: readonly Token[], first: number, verb: number): boolean {
  const helper = tokens.findIndex((x) => x.head === verb && /^(?:aux|cop)/u.test(x.deprel));
  const before = tokens[helper - 1];
  return (
    helper > first &&
    /^(?:have|has|had|are|is|were|was|will)$/iu.test(tokens[helper]?.text ?? '') &&
    !tokens.some((t) => t.head === verb && /^(?:nsubj|mark|cc$)/u.test(t.deprel)) &&
    before !== undefined &&
    !/^(?:PUNCT|CCONJ|SCONJ|PRON)$/u.test(before.upos)
  );
}

/**
 * "By the staff's reckoning Russia has lost": the name right before a finite verb that has no subject is its subject, though
 * the parser hangs it in the phrase before it.
 */
function mendedSubjects(tokens: readonly Token[]): readonly Token[] {
  let out: readonly Token[] = tokens;
  for (let v = 0; v < tokens.length; v += 1) {
    const verb = tokens[v] as Token;
    if (verb.upos === 'VERB' && CLAUSES.has(verb.deprel)) out = mendedSubject(tokens, out, v, verb);
  }
  return out;
}

/** `out`, the tokens as they are mended so far, with the subject of one verb where it was missed. */
function mendedSubject(tokens: readonly Token[], out: readonly Token[], v: number, verb: Token): readonly Token[] {
  const adjoining: number[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.head !== v) continue;
    if (/^(?:nsubj|csubj|expl)/u.test(token.deprel)) return out;
    if (i < v && /^(?:aux|advmod)/u.test(token.deprel)) adjoining.push(i);
  }
  const finite = verb.feats.VerbForm === 'Fin' || adjoining.some((i) => tokens[i]?.feats.VerbForm === 'Fin');
  if (!finite) return out;
  let first = v;
  while (adjoining.includes(first - 1)) first -= 1;
  const name = tokens[first - 1];
  const before = tokens[first - 2];
  if (name?.upos !== 'PROPN' || name.feats.Case !== undefined || !/^(?:nmod|appos)/u.test(name.deprel)) return out;
  if (before?.upos !== 'NOUN' && before?.upos !== 'PROPN') return out;
  const swaps = before.upos === 'NOUN' && before.head === first - 1;
  if (!swaps && tokens.some((t) => t.head === first - 1 && t.deprel === 'case')) return out;
  const mended = [...out];
  if (swaps) {
    for (const [i, t] of tokens.entries())
      if (t.head === first - 1 && i < first - 2) mended[i] = { ...t, head: first - 2 };
    mended[first - 2] = { ...before, head: name.head, deprel: name.deprel };
  }
  const passive = adjoining.some((i) => tokens[i]?.deprel === 'aux:pass');
  mended[first - 1] = { ...name, head: v, deprel: passive ? 'nsubj:pass' : 'nsubj' };
  return mended;
}

const CLAUSES = new Set(['root', 'ccomp', 'parataxis']);

const MENDINGS: readonly Mending[] = [
  { needs: POSSESSIVE, mend: mendedPossessives },
  { needs: FLAT, mend: mendedCases },
  { needs: NAME, mend: mendedNames },
  { needs: OWNER, mend: mendedOwners },
  { needs: COMPLEMENT, mend: mendedTold },
  { needs: 0, mend: mendedModals },
  { needs: OBJECT, mend: mendedListed },
  { needs: OBJECT, mend: mendedModifiers },
  { needs: OBJECT, mend: mendedPerfects },
  { needs: OBJECT, mend: mendedTwoObjects },
  { needs: OBJECT, mend: mendedProviding },
  { needs: MODIFIER, mend: mendedPostpositions },
  { needs: MODIFIER, mend: mendedPartitives },
  { needs: TITLE, mend: mendedTitles },
  { needs: NUMBER, mend: mendedSizes },
  { needs: 0, mend: mendedExistentials },
  { needs: ACL, mend: mendedFiniteVerbs },
  { needs: COMPLEMENT, mend: mendedKept },
  { needs: 0, mend: mendedInserts },
  { needs: CLAUSE | ATTACHED, mend: mendedSubjects },
  { needs: CLAUSE, mend: mendedParticiples },
  ...VOICES,
  { needs: HYPHEN, mend: mendedMakers },
];

/** Tokens as a tree should have them. */
export const mended = (tokens: readonly Token[]): readonly Token[] => mendedBy(MENDINGS, tokens);
