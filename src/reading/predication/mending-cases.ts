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
