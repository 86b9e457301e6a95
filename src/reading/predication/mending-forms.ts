// Forms that taggers and parsers take for others: a verb for a noun, who made a thing for the thing. What enters: tokens as
// parsed. What leaves: the same tokens, mended (mending.ts).
import type { Token } from '../../language/language.ts';

const CLAUSES = new Set(['root', 'ccomp', 'parataxis']);

const isNoun = (token: Token | undefined): boolean => token?.upos === 'NOUN' || token?.upos === 'PROPN';

/** "The Emirates denies arming either side": a plural with a subject of its own right before a gerund is a verb that governs it. */
export function mendedFiniteVerbs(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i + 1 < tokens.length; i += 1) {
    const [noun, act] = [tokens[i] as Token, tokens[i + 1] as Token];
    if (noun.upos !== 'NOUN' || act.deprel !== 'acl' || act.head !== i || !act.text.endsWith('ing')) continue;
    if (!CLAUSES.has(noun.deprel) || tokens.some((t) => t.head === i && t.deprel === 'cop')) continue;
    if (!tokens.slice(0, i).some((t) => t.head === i && t.deprel === 'nsubj')) continue;
    out ??= [...tokens];
    out[i] = { ...noun, upos: 'VERB', feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' } };
    out[i + 1] = { ...act, deprel: 'xcomp' };
  }
  return out ?? tokens;
}

/**
 * "denied having sent shells": a past form between "having" and the object of that is the verb, and "having" its auxiliary, not a
 * verb of owning whose object it modifies.
 */
export function mendedPerfects(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    const having = tokens[at] as Token;
    if (having.text.toLowerCase() !== 'having' || having.deprel === 'aux') continue;
    let done = at + 1;
    while (tokens[done]?.upos === 'ADV') done += 1;
    const act = tokens[done] as Token;
    const object = act?.head ?? -1;
    if (act?.upos !== 'VERB' || act.deprel !== 'amod' || object < done || tokens[object]?.head !== at) continue;
    out ??= [...tokens];
    for (let i = 0; i < tokens.length; i += 1)
      if (tokens[i]?.head === at) out[i] = { ...(out[i] as Token), head: done };
    out[at] = { ...having, upos: 'AUX', head: done, deprel: 'aux' };
    out[done] = { ...act, head: having.head, deprel: having.deprel };
  }
  return out ?? tokens;
}

/** "will finance two batteries": what hangs an auxiliary on itself and is no predicate of a copula is a verb, whatever its form. */
export function mendedModals(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i < tokens.length; i += 1) {
    const { head, upos, deprel } = tokens[i] as Token;
    const verb = tokens[head];
    if (upos !== 'AUX' || deprel !== 'aux' || verb?.upos !== 'NOUN' || head < i || verb.feats.Number === 'Plur')
      continue;
    if (tokens.some((t) => t.head === head && /^(?:cop|det|case)/u.test(t.deprel))) continue;
    out ??= [...tokens];
    out[head] = { ...verb, upos: 'VERB', lemma: verb.text.toLowerCase(), feats: { VerbForm: 'Inf' } };
  }
  return out ?? tokens;
}

/** "24 Turkish-made jets": a word with a hyphen and a form of a verb modifies the noun behind, and so does its number. */
export function mendedMakers(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i + 2 < tokens.length; i += 1) {
    if (tokens[i]?.text !== '-' || tokens[i + 1]?.upos !== 'VERB') continue;
    const [maker, at] = [tokens[i - 1] as Token, i - 1];
    let noun = i + 2;
    while (tokens[noun]?.upos === 'ADJ' || (isNoun(tokens[noun]) && isNoun(tokens[noun + 1]))) noun += 1;
    const head = tokens[noun];
    if (!head || !isNoun(head)) continue;
    out ??= [...tokens];
    if (head.head === at) {
      out[noun] = { ...head, head: maker.head, deprel: maker.deprel };
      out[at] = { ...maker, head: noun, deprel: 'amod' };
    }
    for (const [n, t] of tokens.entries())
      if (n < at && t.head === at && /^(?:nummod|det|amod|case)/u.test(t.deprel)) out[n] = { ...t, head: noun };
  }
  return out ?? tokens;
}
