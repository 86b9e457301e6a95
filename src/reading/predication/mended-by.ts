// Mendings one after the other. What enters: mendings, each with what a sentence must have for it to change anything; tokens as
// parsed. What leaves: tokens as the mendings leave them. One look at a sentence passes over most of them.
import type { Token } from '../../language/language.ts';
import { BY, HYPHEN, NUMBER, OPENING, POSSESSIVE } from './mending-signs.ts';
import { relationNamed } from './relations.ts';

export type Mending = {
  /** Bits (mending-signs.ts) that a sentence must all have for it to change anything. */
  readonly needs: number;
  /** The tokens as they should be; the same list where nothing changes. */
  readonly mend: (tokens: readonly Token[]) => readonly Token[];
};

/** The tokens after all mendings. */
export function mendedBy(mendings: readonly Mending[], tokens: readonly Token[]): readonly Token[] {
  let done = tokens;
  let signs = signsIn(tokens);
  for (let i = 0; i < mendings.length; i += 1) {
    const { needs, mend } = mendings[i] as Mending;
    if ((signs & needs) !== needs) continue;
    const next = mend(done);
    if (next !== done) signs = signsIn(next);
    done = next;
  }
  return done;
}

function signsIn(tokens: readonly Token[]): number {
  let signs = tokens[1]?.text === ',' ? OPENING : 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const { deprel, text, upos } = tokens[i] as Token;
    const of = relationNamed(deprel).signs;
    signs |= of.any;
    if (upos === 'VERB') signs |= of.verb;
    else if (upos === 'NOUN') signs |= of.noun;
    else if (upos === 'PROPN') signs |= of.name;
    else if (upos === 'NUM') signs |= NUMBER;
    if (text.length <= 2) signs |= signOf(text);
  }
  return signs;
}

function signOf(text: string): number {
  if (text === '-') return HYPHEN;
  if (text === "'s" || text === '’s' || text === "'" || text === '’') return POSSESSIVE;
  return isBy(text) ? BY : 0;
}

/** Whether a word is "by", whatever its capitals. */
export const isBy = (text: string): boolean => text === 'by' || (text.length === 2 && text.toLowerCase() === 'by');
