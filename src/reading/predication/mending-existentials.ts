// "Venäjälle on lähtenyt sotilaita": what comes, goes or is somewhere stands in the partitive behind its verb in Finnish, and
// parsers take it for an object. What enters: tokens as parsed, data/lexica/fi/intransitives.tsv. What leaves: the same tokens, with
// a subject where the verb never has an object and had no subject.
import { dataTable } from '../../base/data.ts';
import type { Token } from '../../language/language.ts';

const INTRANSITIVES: ReadonlySet<string> = new Set(
  dataTable('lexica/fi/intransitives.tsv').map(({ lemma = '' }) => lemma),
);

/** "on lähtenyt noin 15 000 miestä": in the partitive behind its number, with no adposition. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const { deprel, feats } = tokens[at] as Token;
  if (deprel !== 'obl' || feats.Case !== 'Par') return false;
  const below = tokens.filter((t) => t.head === at);
  return below.some((t) => t.deprel === 'nummod') && !below.some((t) => t.deprel === 'case');
}

/** An object in the partitive, or a number, of a verb that has none is its subject. */
export function mendedExistentials(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.deprel === 'obj' ? !(token.feats.Case === 'Par' || token.upos === 'NUM') : !isCounted(tokens, at))
      continue;
    const verb = tokens[token.head];
    if (verb?.upos !== 'VERB' || verb.feats.Voice === 'Pass' || !INTRANSITIVES.has(verb.lemma)) continue;
    if (hasSubject(tokens, token.head)) continue;
    out ??= [...tokens];
    out[at] = { ...token, head: firstOf(tokens, token.head), deprel: 'nsubj' };
  }
  return out ?? tokens;
}

const hasSubject = (tokens: readonly Token[], verb: number): boolean =>
  tokens.some((t) => t.head === verb && t.deprel.startsWith('nsubj'));

/** "kaatui tai haavoittui noin tuhat sotilasta": a subject behind joined verbs that have none is that of the first. */
function firstOf(tokens: readonly Token[], verb: number): number {
  const { deprel, head } = tokens[verb] as Token;
  const first = deprel === 'conj' ? tokens[head] : undefined;
  if (first?.upos !== 'VERB' || !INTRANSITIVES.has(first.lemma) || hasSubject(tokens, head)) return verb;
  return firstOf(tokens, head);
}
