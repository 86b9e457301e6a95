// What Finnish cases say of relations and parsers miss. What enters: tokens as parsed. What leaves: the same tokens, some with
// another head or relation (mending.ts). Languages without cases of nouns are left alone.
import type { Token } from '../../language/language.ts';

const isNominal = ({ upos }: Token): boolean => upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON';

/** The relations of what a verb governs or has beside it. */
const BESIDE = /^(?:nsubj|obj|obl|dep|lightsubj)/u;

/** Whether a word is a participle in the genitive, or has one for its copula or auxiliary: "olevan harjoituksessa". */
const isTold = (tokens: readonly Token[], at: number): boolean =>
  isGenitiveForm(tokens[at] as Token) ||
  tokens.some((t) => t.head === at && /^(?:cop|aux)/u.test(t.deprel) && isGenitiveForm(t));

const isGenitiveForm = ({ upos, feats }: Token): boolean =>
  (upos === 'VERB' || upos === 'AUX') && feats.VerbForm === 'Part' && feats.Case === 'Gen';

/**
 * "miesten väitetään olevan harjoituksessa": what is told, seen or believed by a participle in the genitive has its subject in
 * the genitive before it; that is no word of the verb which tells.
 */
export function mendedTold(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const told = tokens[at] as Token;
    if (!/^[cx]comp/u.test(told.deprel) || !isTold(tokens, at)) continue;
    if (tokens.some((t) => t.head === at && t.deprel.startsWith('nsubj'))) continue;
    const subject = tokens.findLastIndex(
      (t, i) => i < at && t.head === told.head && BESIDE.test(t.deprel) && t.feats.Case === 'Gen' && isNominal(t),
    );
    if (subject === -1 || tokens.some((t) => t.head === subject && t.deprel === 'case')) continue;
    out ??= [...tokens];
    out[subject] = { ...(tokens[subject] as Token), head: at, deprel: 'nsubj' };
  }
  return out ?? tokens;
}

/**
 * "sai turvatakuut, valuuttaa ja liikkumavaraa": of a verb's two objects behind a comma the second is listed beside the first.
 */
export function mendedListed(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 2; at < tokens.length; at += 1) {
    const object = tokens[at] as Token;
    if (object.deprel !== 'obj' || object.head >= at || object.feats.Case === undefined || !isNominal(object)) continue;
    const first = tokens.findIndex((t) => t.head === object.head && t.deprel === 'obj');
    if (first >= at || first < object.head || !isListed(tokens, first, at)) continue;
    out ??= [...tokens];
    out[at] = { ...object, head: first, deprel: 'conj' };
  }
  return out ?? tokens;
}

/** Whether a comma or "and" stands between two words, before it words of the first alone, behind it words of the second. */
function isListed(tokens: readonly Token[], first: number, second: number): boolean {
  let joined = false;
  for (let i = first + 1; i < second; i += 1) {
    const { text, upos } = tokens[i] as Token;
    if (text === ',' || upos === 'CCONJ') joined = true;
    else if (!isUnder(tokens, i, joined ? second : first)) return false;
  }
  return joined;
}

/** Whether a word hangs, through others, on another one. */
function isUnder(tokens: readonly Token[], at: number, head: number): boolean {
  let above = tokens[at]?.head ?? -1;
  for (let steps = 0; above >= 0 && above !== head && steps < tokens.length; steps += 1)
    above = tokens[above]?.head ?? -1;
  return above === head;
}

const isVerbal = (token: Token | undefined): boolean => token?.upos === 'VERB' || token?.upos === 'AUX';

/**
 * "neuvotteli huthien kanssa aseista": what has a postposition does not stand before the noun that it modifies; it belongs to
 * the participle between, where there is one, else to that noun's verb.
 */
export function mendedPostpositions(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    const word = tokens[at] as Token;
    if (word.deprel !== 'nmod' || word.head <= at + 1 || word.feats.Case === undefined) continue;
    const [mark, noun] = [tokens[at + 1] as Token, tokens[word.head] as Token];
    if (mark.upos !== 'ADP' || mark.head !== at || noun.upos !== 'NOUN') continue;
    const participle = tokens.findIndex((t, i) => i > at && t.head === word.head && t.deprel === 'acl');
    const verb = participle > at && participle < word.head ? participle : noun.head;
    if (!isVerbal(tokens[verb])) continue;
    out ??= [...tokens];
    out[at] = { ...word, head: verb, deprel: 'obl' };
  }
  return out ?? tokens;
}

/**
 * "tapasi Volodymyr Zelenskyin Valkoisessa talossa": what stands before a noun as its title or kind is not inflected; a name
 * that is, by its last word, is the verb's, or the noun's owner.
 */
export function mendedTitles(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const name = tokens[at] as Token;
    if (name.deprel !== 'compound:nn' || name.upos !== 'PROPN' || name.head < at) continue;
    const last = tokens.findLast((t, i) => t.head === at && i > at && t.deprel.startsWith('flat')) ?? name;
    const found = last.feats.Case;
    const noun = tokens[name.head] as Token;
    if (found === undefined || found === 'Nom' || found === noun.feats.Case) continue;
    const owns = found === 'Gen';
    if (!owns && !isVerbal(tokens[noun.head])) continue;
    out ??= [...tokens];
    const deprel = owns ? 'nmod:poss' : found === 'Par' ? 'obj' : 'obl';
    out[at] = { ...name, head: owns ? name.head : noun.head, deprel, feats: { ...name.feats, Case: found } };
  }
  return out ?? tokens;
}

/** Cases of what stands beside a verb, which say where, to what or as what. */
const ADVERBIAL: ReadonlySet<string> = new Set(['Ill', 'All', 'Ine', 'Ade', 'Tra', 'Ess']);

/**
 * "antaa käyttöön tukikohtiaan", "lähetti kahdessa erässä ammuksia": a partitive right behind a word of where or as what is no
 * part of that, where the verb has no object; it is its object.
 */
export function mendedPartitives(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 1; at < tokens.length; at += 1) {
    const noun = tokens[at] as Token;
    if (noun.deprel !== 'nmod' || noun.feats.Case !== 'Par' || noun.upos !== 'NOUN' || noun.head >= at) continue;
    const beside = tokens[noun.head] as Token;
    if (beside.upos !== 'NOUN' || !ADVERBIAL.has(beside.feats.Case ?? '') || !/^(?:obl|xcomp)/u.test(beside.deprel))
      continue;
    const verb = tokens[beside.head];
    if (verb?.upos !== 'VERB' || beside.head > at) continue;
    if (tokens.some((t) => t.head === beside.head && /^(?:obj|nsubj:cop|ccomp)/u.test(t.deprel))) continue;
    out ??= [...tokens];
    out[at] = { ...noun, head: beside.head, deprel: 'obj' };
  }
  return out ?? tokens;
}

/** Tokens between a participle and the noun that it modifies, at most. */
const BEFORE = 3;

/**
 * "toimitti 20 varastoista otettua haupitsia": a participle right before a noun in its own case modifies that noun, which is
 * the verb's object; it has none of its own.
 */
export function mendedModifiers(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const participle = tokens[at] as Token;
    if (participle.feats.VerbForm !== 'Part' || !/^(?:advcl|xcomp|obj|obl)/u.test(participle.deprel)) continue;
    const noun = tokens.findIndex((t, i) => i > at && i - at <= BEFORE && t.head === at && t.deprel === 'obj');
    const object = tokens[noun];
    if (object?.upos !== 'NOUN' || !agrees(participle, object) || !isVerbal(tokens[participle.head])) continue;
    if (tokens.some((t, i) => i !== at && t.head === participle.head && t.deprel === 'obj')) continue;
    out ??= [...tokens];
    out[noun] = { ...object, head: participle.head, deprel: 'obj' };
    out[at] = { ...participle, head: noun, deprel: 'acl' };
  }
  return out ?? tokens;
}

/** Whether two words are in one case other than the nominative, and in one number. */
const agrees = (a: Token, b: Token): boolean =>
  a.feats.Case !== undefined &&
  a.feats.Case !== 'Nom' &&
  a.feats.Case === b.feats.Case &&
  (a.feats.Number ?? 'Sing') === (b.feats.Number ?? 'Sing');
