// Subjects that an insertion parts from their verb: "Russia, whose trade has grown, will supply it", "the regime, the cable goes
// on, has given Moscow cover". Parsers hang both subjects on the inserted verb. What enters: tokens as parsed. What leaves: the
// same tokens, the first subject on the verb behind the insertion, which is then the clause's.
import type { Token } from '../../language/language.ts';

/** The same of all verbs of a sentence that have two subjects before them. */
export function mendedInserts(tokens: readonly Token[]): readonly Token[] {
  let out = tokens;
  for (let second = 2; second < tokens.length; second += 1) {
    const token = tokens[second] as Token;
    if (!isSubject(token) || token.head <= second) continue;
    const first = subjectBefore(out, token.head, second);
    if (first === -1) continue;
    const relative = isRelativeFrom(out, first, second);
    if (!relative && !isSubject(out[first] as Token)) continue;
    const verb = relative || out[token.head]?.upos === 'VERB' ? verbBehind(out, token.head) : -1;
    if (verb !== -1) out = parted(out, first, token.head, verb, relative);
  }
  return out;
}

const isSubject = ({ deprel }: Token): boolean => deprel.startsWith('nsubj');

/** What a subject may be taken for that stands before a clause about it. */
const isApart = ({ deprel }: Token): boolean => /^(?:nsubj|discourse|dislocated|vocative|obl:unmarked)/u.test(deprel);

/** The first subject of a verb, before the other and with a comma between; -1 where there is none. */
function subjectBefore(tokens: readonly Token[], verb: number, second: number): number {
  const first = tokens.findIndex((t) => t.head === verb && isApart(t));
  if (first === -1 || first >= second || !/^(?:NOUN|PROPN|PRON|NUM)$/u.test(tokens[first]?.upos ?? '')) return -1;
  for (let i = first + 1; i < second; i += 1) if (tokens[i]?.text === ',') return first;
  return -1;
}

/** Whether the insertion is a clause about the first subject: "whose trade", "four of which". */
function isRelativeFrom(tokens: readonly Token[], first: number, second: number): boolean {
  for (let i = first + 1; i <= second; i += 1) {
    const { text } = tokens[i] as Token;
    if (/^(?:whose|whom|which)$/iu.test(text)) return true;
  }
  return false;
}

/** The finite verb without a subject of its own that follows the comma behind an inserted verb; -1 where there is none. */
function verbBehind(tokens: readonly Token[], inserted: number): number {
  for (let i = inserted + 1; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const finite = /^(?:VERB|AUX)$/u.test(token.upos) && token.feats.VerbForm === 'Fin';
    if (!finite) continue;
    if (!isOpen(tokens, i)) continue;
    const verb = /^(?:aux|cop)/u.test(token.deprel) ? token.head : i;
    if (verb <= inserted || tokens.some((t) => t.head === verb && /^(?:[nc]subj|expl|mark|cc$)/u.test(t.deprel)))
      return -1;
    const { head } = tokens[verb] as Token;
    return (head >= inserted && head < verb) || tokens[inserted]?.head === verb ? verb : -1;
  }
  return -1;
}

/** Whether a comma stands right before a token, adverbs left out. */
function isOpen(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (tokens[i]?.upos === 'ADV') i -= 1;
  return tokens[i]?.text === ',';
}

/** The tokens with the first subject on the verb behind, the inserted verb on what it is about. */
function parted(
  tokens: readonly Token[],
  first: number,
  inserted: number,
  verb: number,
  relative: boolean,
): readonly Token[] {
  const [was, main] = [tokens[inserted] as Token, tokens[verb] as Token];
  const passive = tokens.some((t) => t.head === verb && t.deprel === 'aux:pass');
  const { head, deprel } = was.head === verb ? main : was;
  return tokens.map((t, i) => {
    if (i === verb) return { ...t, head, deprel };
    if (i === inserted) return { ...t, head: relative ? first : verb, deprel: relative ? 'acl:relcl' : 'parataxis' };
    return i === first ? { ...t, head: verb, deprel: passive ? 'nsubj:pass' : 'nsubj' } : t;
  });
}
