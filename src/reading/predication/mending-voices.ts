// What English parsers get wrong about who acts and who is acted upon, mended in the tokens. What enters: tokens as parsed.
// What leaves: the same tokens, some with another head, relation or part of speech; mended in one pass each.
import type { Token } from '../../language/language.ts';
import { isBy, type Mending } from './mended-by.ts';
import { AGENT, ATTACHED, BY, CLAUSE, COPULA, JOINED, NOMINAL, OPENING, REDUCED, RELATIVE } from './mending-signs.ts';

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being']);

const isPast = (token: Token | undefined): boolean =>
  token?.upos === 'VERB' && (token.feats.Tense === 'Past' || token.feats.VerbForm === 'Part');

/**
 * "was Georgia sold missiles by Washington": a past participle has no copula, nor has its subject right behind a form of "be";
 * what seems one is the passive's auxiliary, and the subject is what is acted upon.
 */
function mendedCopulas(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 0; i < tokens.length; i += 1) {
    const be = tokens[i] as Token;
    if (be.deprel !== 'cop' || !BE.has(be.text.toLowerCase())) continue;
    const turned = be.head === i + 1 && tokens[i + 1]?.deprel === 'nsubj' ? (tokens[i + 1] as Token).head : be.head;
    if (!isPast(tokens[turned]) || (turned !== be.head && turned < be.head)) continue;
    out ??= [...tokens];
    out[i] = { ...be, head: turned, deprel: 'aux:pass' };
    for (let k = 0; k < tokens.length; k += 1) {
      const token = tokens[k] as Token;
      if (token.head === turned && token.deprel === 'nsubj') out[k] = { ...token, deprel: 'nsubj:pass' };
    }
  }
  return out ?? tokens;
}

/** Nouns of doing: what is by somebody is what they do ("an attack by Russia"). */
const DOING =
  /(?:[ts]ion|ment|ance|ence|ery|ing|sal|val|ure|attack|strike|raid|loan|sale|gift|pledge|promise|threat|claim|plan|offer|order|visit|aid|help|work|use|fire|troops?)s?$/u;

/**
 * "was provided with fifty vehicles by Ottawa": a name behind "by" that hangs on what is given is the agent of the passive
 * before it, which has none.
 */
function mendedAgents(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 0; i < tokens.length; i += 1) {
    const by = tokens[i] as Token;
    if (by.deprel !== 'case' || !isBy(by.text)) continue;
    const name = tokens[by.head];
    const noun = tokens[name?.head ?? -1];
    const verb = noun?.head ?? -1;
    if (!name || !noun || name.upos !== 'PROPN' || !name.deprel.startsWith('nmod')) continue;
    if (name.head > i || name.head < verb || DOING.test(noun.text.toLowerCase()) || !isPassiveVerb(tokens, verb))
      continue;
    out ??= [...tokens];
    out[by.head] = { ...name, head: verb, deprel: 'obl:agent' };
  }
  return out ?? tokens;
}

/** A past participle behind a passive's auxiliary or on a noun, without an agent. */
function isPassiveVerb(tokens: readonly Token[], verb: number): boolean {
  const own = tokens[verb];
  if (!own || !isPast(own)) return false;
  const below = tokens.filter((t) => t.head === verb);
  if (below.some((t) => t.deprel === 'obl:agent')) return false;
  return (
    below.some((t) => t.deprel === 'aux:pass') || (own.deprel === 'acl' && !below.some((t) => t.deprel === 'nsubj'))
  );
}

/**
 * "missiles that Ukraine sold Saudi Arabia": in a clause on a noun that has a subject of its own, "that" stands for the noun;
 * the name behind the verb is whom it is given.
 */
function mendedThats(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i < tokens.length; i += 1) {
    const that = tokens[i] as Token;
    const verb = tokens[that.head];
    if (that.text.toLowerCase() !== 'that' || that.deprel !== 'mark' || verb?.deprel !== 'acl:relcl') continue;
    if (verb.head !== i - 1) continue;
    const object = tokens.findIndex((t, k) => k > that.head && t.head === that.head && t.deprel === 'obj');
    if (object !== -1 && tokens[object]?.upos !== 'PROPN') continue;
    out ??= [...tokens];
    out[i] = { ...that, upos: 'PRON', deprel: 'obj', feats: { ...that.feats, PronType: 'Rel' } };
    if (object !== -1) out[object] = { ...(tokens[object] as Token), deprel: 'iobj' };
  }
  return out ?? tokens;
}

/** "Moscow denies sending soldiers": a root with a subject and without a copula is no noun, but a verb in the third person. */
function mendedRoots(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((t) => t.deprel === 'root' && t.upos === 'NOUN' && /[^s]s$/u.test(t.text));
  if (at < 1) return tokens;
  const below = tokens.filter((t) => t.head === at);
  const subject = tokens.findIndex((t, i) => i < at && t.head === at && t.deprel === 'nsubj' && t.upos === 'PROPN');
  const nominal = below.some((t) => /^(?:cop|det|amod|case|nummod|compound)/u.test(t.deprel));
  if (subject !== at - 1 || nominal) return tokens;
  const feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' };
  return tokens.map((t, i) => {
    if (i === at) return { ...t, upos: 'VERB', feats };
    return t.head === at && t.deprel === 'acl' && i > at ? { ...t, deprel: 'xcomp' } : t;
  });
}

/**
 * "Kyiv, for its part, has provided": a name before a comma that opens the sentence is the subject of its verb, where the verb
 * has none and does not command.
 */
function mendedOpenings(tokens: readonly Token[]): readonly Token[] {
  const [first, comma] = [tokens[0], tokens[1]];
  if (!first || comma?.text !== ',' || !/^(?:PROPN|INTJ|NOUN)$/u.test(first.upos)) return tokens;
  if (!/^(?:discourse|vocative|dislocated|obl|parataxis)/u.test(first.deprel) || (first.feats.Case ?? 'Nom') !== 'Nom')
    return tokens;
  const verb = tokens[first.head];
  const below = tokens.filter((t) => t.head === first.head);
  const finite =
    verb?.feats.VerbForm === 'Fin' || below.some((t) => t.deprel.startsWith('aux') && t.feats.VerbForm === 'Fin');
  if (verb?.upos !== 'VERB' || verb.feats.Mood === 'Imp' || !finite) return tokens;
  if (below.some((t) => /^(?:nsubj|csubj|expl)/u.test(t.deprel))) return tokens;
  const passive = below.some((t) => t.deprel === 'aux:pass');
  return [{ ...first, upos: 'PROPN', deprel: passive ? 'nsubj:pass' : 'nsubj' }, ...tokens.slice(1)];
}

/** Noun that a past form seems to have for its subject, right before it but for its own words; -1 where none is. */
function nounOf(tokens: readonly Token[], participle: number): number {
  return tokens.findIndex(
    (t, i) => i < participle && t.head === participle && t.deprel.startsWith('nsubj') && /^(?:NOUN|SYM)$/u.test(t.upos),
  );
}

/** A past form that nothing marks as a clause of its own: no auxiliary, no joining word, no object. */
function isBarePast(tokens: readonly Token[], at: number): boolean {
  if (!isPast(tokens[at])) return false;
  return !tokens.some((t) => t.head === at && /^(?:aux|cop|mark|obj|iobj|cc|expl)/u.test(t.deprel));
}

const isBetween = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((t) => t.upos === 'PUNCT' || t.upos === 'CCONJ');

/**
 * "launchers delivered to Armenia by India are cheap": a past form that seems to be the subject of the verb behind it, or a
 * clause beside it that has its subject, is a participle on that noun.
 */
function mendedReduced(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i < tokens.length; i += 1) {
    const verb = tokens[i] as Token;
    const main = verb.head;
    if (main <= i || !isPast(verb) || !/^(?:nsubj|csubj|advcl|ccomp)/u.test(verb.deprel)) continue;
    if (!isBarePast(tokens, i)) continue;
    const noun = nounOf(tokens, i);
    if (noun === -1 || isBetween(tokens, noun + 1, main)) continue;
    if (!/^[nc]subj/u.test(verb.deprel) && tokens.some((t) => t.head === main && t.deprel.startsWith('nsubj')))
      continue;
    out ??= [...tokens];
    const passive = tokens.some((t) => t.head === main && t.deprel === 'aux:pass');
    out[noun] = { ...(tokens[noun] as Token), head: main, deprel: passive ? 'nsubj:pass' : 'nsubj' };
    out[i] = { ...verb, head: noun, deprel: 'acl', feats: { ...verb.feats, VerbForm: 'Part', Tense: 'Past' } };
  }
  return out ?? tokens;
}

/**
 * "drones bought by Kyiv sank boats", "missiles handed over to Minsk by Moscow worry Vilnius": a past form with an agent is no
 * clause of its own where a finite verb without a subject follows; it is a participle on its noun, and that verb the clause's.
 */
function mendedClauses(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(
    (t, i) => /^(?:root|ccomp|parataxis)$/u.test(t.deprel) && isBarePast(tokens, i) && hasAgent(tokens, i),
  );
  const noun = at === -1 ? -1 : nounOf(tokens, at);
  if (noun === -1) return tokens;
  const later = tokens.findIndex(
    (t, i) =>
      i > at &&
      t.head === at &&
      t.upos === 'VERB' &&
      t.feats.VerbForm !== 'Part' &&
      t.feats.VerbForm !== 'Ger' &&
      !tokens.some((x) => x.head === i && /^(?:nsubj|mark|cc|aux:pass)/u.test(x.deprel)) &&
      !isBetween(tokens, at, i),
  );
  if (later === -1) return tokens;
  const was = tokens[at] as Token;
  return tokens.map((t, i) => {
    if (i === later) return { ...t, head: was.head, deprel: was.deprel };
    if (i === noun) return { ...t, head: later, deprel: 'nsubj' };
    if (i === at) return { ...t, head: noun, deprel: 'acl', feats: { ...t.feats, VerbForm: 'Part', Tense: 'Past' } };
    return t.head === at && i > later ? { ...t, head: later } : t;
  });
}

/** Whether a name behind "by" hangs on a verb or on what stands beside it. */
const hasAgent = (tokens: readonly Token[], verb: number): boolean =>
  tokens.some((t, i) => {
    const by = i > verb && t.upos === 'PROPN' && tokens.some((x) => x.head === i && isBy(x.text));
    return by && (t.head === verb || (tokens[t.head]?.head === verb && t.head > verb));
  });

/** "pieces of missiles given to Moscow by Kyiv": a past participle right behind a noun, with an agent and no subject, is on it. */
function mendedTrailing(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let i = 1; i < tokens.length; i += 1) {
    const verb = tokens[i] as Token;
    const noun = tokens[i - 1];
    if (!/^(?:advcl|xcomp|ccomp|dep)/u.test(verb.deprel) || noun?.upos !== 'NOUN' || !isBarePast(tokens, i)) continue;
    const below = tokens.filter((t) => t.head === i);
    if (!below.some((t) => t.deprel === 'obl:agent') || below.some((t) => t.deprel.startsWith('nsubj'))) continue;
    out ??= [...tokens];
    out[i] = { ...verb, head: i - 1, deprel: 'acl', feats: { ...verb.feats, VerbForm: 'Part', Tense: 'Past' } };
  }
  return out ?? tokens;
}

/**
 * "If the deal holds, titanium and lithium will be exported": nouns behind a clause's comma that seem to be coordinated with
 * its verb are the subject of the verb behind them, which has none.
 */
function mendedJoined(tokens: readonly Token[]): readonly Token[] {
  let last = 0;
  while (last < tokens.length && !(isVerb(tokens[last + 1]) && isNominalConjunct(tokens, tokens[last] as Token)))
    last += 1;
  if (last === tokens.length) return tokens;
  const clause = (tokens[last] as Token).head;
  const next = tokens[last + 1] as Token;
  const main = next.upos === 'AUX' ? next.head : last + 1;
  if (main <= last || tokens[clause]?.head !== main) return tokens;
  if (tokens.some((t) => t.head === main && /^(?:nsubj|csubj|expl)/u.test(t.deprel))) return tokens;
  const first = tokens.findIndex((t) => t.head === clause && isNominalConjunct(tokens, t));
  if (tokens.slice(clause, first).every((t) => t.text !== ',')) return tokens;
  const passive = tokens.some((t) => t.head === main && t.deprel === 'aux:pass');
  return tokens.map((t, i) => {
    if (i === first) return { ...t, head: main, deprel: passive ? 'nsubj:pass' : 'nsubj' };
    return i > first && t.head === clause && isNominalConjunct(tokens, t) ? { ...t, head: first } : t;
  });
}

const isVerb = (token: Token | undefined): boolean => token?.upos === 'AUX' || token?.upos === 'VERB';

const isNominalConjunct = (tokens: readonly Token[], t: Token): boolean =>
  t.deprel === 'conj' && (t.upos === 'NOUN' || t.upos === 'PROPN') && tokens[t.head]?.upos === 'VERB';

/** The mendings of voices, in their order. */
export const VOICES: readonly Mending[] = [
  { needs: COPULA, mend: mendedCopulas },
  { needs: BY | ATTACHED, mend: mendedAgents },
  { needs: JOINED, mend: mendedJoined },
  { needs: REDUCED, mend: mendedReduced },
  { needs: BY | CLAUSE, mend: mendedClauses },
  { needs: AGENT, mend: mendedTrailing },
  { needs: RELATIVE, mend: mendedThats },
  { needs: NOMINAL, mend: mendedRoots },
  { needs: OPENING, mend: mendedOpenings },
];
