// What is only talked of: "discussed drones and shells", "talked about 19 jets". What enters: a thing that no relation puts into
// a predication of giving. What leaves: whether a verb of talking has it as its subject matter: then nothing is given.
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { coordinationHead, partOf, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Prepositions of what talk is about. */
const ABOUT: ReadonlySet<string> = new Set(['about', 'on', 'over']);

/** Whether the thing is what is discussed, or what a talk is about. */
export function isTalkedOf({ tree, predications }: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const { headToken, last } = thing;
  // "spoke of the tanks that it had sent": what a clause of its own tells of is told.
  if (/^(?:that|which)$/u.test(tree.texts[last] ?? '')) return false;
  const own = coordinationHead(tree, headToken);
  const head = tree.heads[own] ?? -1;
  if (relationOf(tree, own) === 'obj') return partOf(tree, head, lexicon) === 'discusses';
  const talks = predications.some((p) => p.trigger === head && (p.sense === 'talk' || p.sense === 'speak'));
  return talks && markersOf(tree, own).some((m) => ABOUT.has(m));
}
