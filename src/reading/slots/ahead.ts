// Whether a date without a year, or a weekday, is one to come. What enters: the tree over it, when the text was published. What
// leaves: yes or no.

import type { DateMention } from '../mentions/mention.ts';
import { childrenBy, lemmaOf, relationOf, type Tree } from '../predication/tree.ts';

/** Verbs below which a date is still that of what the finite verb tells of: "toivoo saavansa elokuussa". */
const BELOW = new Set(['xcomp', 'ccomp', 'obj', 'csubj']);

/**
 * Whether the verb that a date hangs on tells in the simple present of what is to come on it: "arrives on Friday", "alkaa
 * syksyllä"; by itself or as the verb that an infinitive stands under.
 */
export function isToldAhead(tree: Tree, date: number): boolean {
  let at = tree.heads[date] ?? -1;
  for (let steps = 0; steps < 3; steps += 1) {
    const { VerbForm, Tense, Mood } = tree.tokens[at]?.feats ?? {};
    if (VerbForm === 'Fin')
      return Tense === 'Pres' && Mood !== 'Cnd' && childrenBy(tree, at, 'aux', 'cop').length === 0 && isEvent(tree, at);
    if (childrenBy(tree, at, 'aux').some((c) => FUTURE.test(tree.texts[c] ?? ''))) return true;
    if (VerbForm !== 'Inf' || !BELOW.has(relationOf(tree, at)) || childrenBy(tree, at, 'aux').length > 0) return false;
    at = tree.heads[at] ?? -1;
  }
  return false;
}

/** "will take hold on Wednesday": whatever the draft makes of it, the day is one to come. */
const FUTURE = /^(?:will|shall|['’]ll)$/iu;

/** "is", "has", "on" tell how things are; "put" and "sopivat" may be past as well. */
const isEvent = (tree: Tree, verb: number): boolean =>
  !/^(?:be|have|olla)$/u.test(lemmaOf(tree, verb)) && !EITHER_TENSE.test(tree.texts[verb] ?? '');

const EITHER_TENSE = /^(?:put|set|cut|hit|let|shut|cast|cost|hurt|quit|read|spread|split|bid|shed|\p{L}+iv[aä]t)$/u;

const DAY = 86_400_000;
/** Days ahead within which a date without a year is rather the coming one, and days back from which the last one is old. */
const SOON = 35;
const OLD = 300;

/** "as of August 27" on the sixth: the date to come is near, the one gone by nearly a year back. */
export function comesSoon({ edtf, next }: DateMention, published: string | null): boolean {
  const today = Date.parse(published ?? '');
  const [last, coming] = [edtf, next].map((d) =>
    Date.parse(/\d{4}-(?:0\d|1[0-2])(?:-\d\d)?/u.exec(d ?? '')?.[0] ?? ''),
  );
  return coming !== undefined && last !== undefined && coming - today <= SOON * DAY && today - last >= OLD * DAY;
}
