// What two parties give each other: prisoners whom each gives up, guarantees and information that go both ways. What enters: a
// placed thing with its direction. What leaves: both pairs, or null where it goes one way.
import { areOpposed } from '../discourse/exchanges.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Lower } from '../spelling.ts';
import { GUARANTEE } from './defences.ts';
import type { Direction } from './direction.ts';
import type { Placed } from './placing.ts';
import { PRISONER } from './prisoners.ts';

type Pair = readonly [PartyFill, PartyFill];

/** Things that go both ways where a word says so. */
const MUTUAL = /^(?:assurance\.security|technology\.intelligence|aid)$/u;
/** Tokens around a thing in which such a word stands. */
const AROUND = 8;

/** Kinds of words for either of two who fight. */
const BOTH: ReadonlySet<string> = new Set(['side', 'side-of-two', 'nation']);

/** Both ways of a thing, or null. */
export function bothWays(placed: Placed, d: Direction, lexicon: Lexicon): readonly [Pair, Pair] | null {
  const { thing } = placed;
  const [a, c] = d.from.fills;
  const b = thing.code === PRISONER ? c : (d.to.fills[0] ?? c);
  if (!a || !b || a.id === b.id) return null;
  if (thing.code === PRISONER && isSwap(placed, lexicon) && d.to.fills[0] && areOpposed(a.id, d.to.fills[0].id))
    return [
      [a, d.to.fills[0]],
      [d.to.fills[0], a],
    ];
  const apart = thing.code === PRISONER && d.from.fills.length === 2 && d.to.strength !== 'strong';
  if (!apart && !(MUTUAL.test(thing.code) && isMutual(placed, lexicon))) return null;
  return [
    [a, b],
    [b, a],
  ];
}

/** "agreed to swap all prisoners under 25", "captives of both sides": prisoners without a nation's name whom two enemies give each other. */
function isSwap({ view, thing, predications }: Placed, lexicon: Lexicon): boolean {
  const { tree, mentions } = view;
  if (mentions.parties.some((m) => m.id !== null && tree.heads[m.headToken] === thing.headToken)) return false;
  if (predications[0]?.sense === 'trade') return true;
  const last = Math.min(tree.tokens.length, thing.last + AROUND);
  for (let i = thing.last; i < last; i += 1) if (BOTH.has(lexicon.markerOf(tree.bases[i] as Lower))) return true;
  return false;
}

/** "mutual defence", "help each other", "will exchange information". */
function isMutual({ view, thing, predications }: Placed, lexicon: Lexicon): boolean {
  if (predications[0]?.sense === 'trade' || predications[0]?.sense === GUARANTEE) return true;
  const last = Math.min(view.tree.tokens.length, thing.last + AROUND);
  for (let i = Math.max(0, thing.first - AROUND); i < last; i += 1) {
    const [word, next] = [view.tree.bases[i] as Lower, view.tree.bases[i + 1]];
    if (lexicon.markerOf(word) === 'mutual') return true;
    if (next && lexicon.markerBehind(next).get(word.lower) === 'mutual') return true;
  }
  return false;
}
