// "called on": whoever calls on somebody to do something demands it, whoever calls on a person and says no more visits. What
// enters: a predication of such a verb. What leaves: the person who is called on, and what is meant; null of other words.
import type { PartyMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { textOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

export type Call = { readonly as: 'visit' | 'demand'; readonly person: PartyMention | null };

/** Tokens between the preposition and the person's name, at most: titles. */
const TITLES = 4;

/** What a verb that may be of visiting and of demanding means where "on" stands right behind it. */
export function calledOn(view: SentenceView, { trigger }: Predication): Call | null {
  const { tree, predications, mentions } = view;
  const senses = predications.filter((p) => p.trigger === trigger && p.entry.wordClass === 'V').map((p) => p.sense);
  if (!senses.includes('demand') || !senses.some((s) => s === 'visit' || s === 'company')) return null;
  if (!/^(?:up)?on$/iu.test(textOf(tree, trigger + 1))) return null;
  const person = mentions.parties.find(
    (m) =>
      m.first >= trigger + 2 &&
      m.first - trigger - 2 <= TITLES &&
      (m.manner === 'leader' || m.manner === 'person') &&
      tree.tokens.slice(trigger + 2, m.first).every((t) => /^(?:NOUN|PROPN|ADJ|DET)$/u.test(t.upos)),
  );
  if (isAskedFor(view, person?.last ?? trigger + 2)) return { as: 'demand', person: person ?? null };
  return person ? { as: 'visit', person } : null;
}

/** Whether an infinitive, what is called for or a clause of what shall be stands behind a token, within its stretch. */
function isAskedFor({ tree }: SentenceView, from: number): boolean {
  for (let i = from; i < tree.tokens.length && !/^[;:.?!—–]$/u.test(textOf(tree, i)); i += 1) {
    const token = tree.tokens[i];
    if (/^(?:for|that)$/iu.test(textOf(tree, i))) return true;
    if (token?.upos === 'PART' && tree.tokens[i + 1]?.feats.VerbForm === 'Inf') return true;
  }
  return false;
}
