// Upkeep that one party gives another: "Poland repairs Ukrainian Leopards", "asked Moscow to overhaul its fighters". What enters:
// a sentence's named things and predications. What leaves: for each object of a verb of repairing that belongs to somebody
// else, or that somebody is asked to repair, the upkeep in its predication; one's own tanks are nobody's gift.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { isHardware } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whether a predication is of repairing. */
export const isService = (p: Predication, lexicon: Lexicon): boolean =>
  p.sense === 'equip' && REPAIRS.has(lexicon.markers.get(p.entry.lemma) ?? '');

/** Markers of verbs of repairing; who is helped to repair is helped to make. */
const REPAIRS: ReadonlySet<string> = new Set(['services', 'makes']);

/** Tokens between an owner and what it owns, at most. */
const BESIDE = 2;

/** The things of a sentence that are repaired for somebody. */
export function servedOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] {
  return predications.flatMap((p) => {
    if (!isService(p, lexicon) || p.form === 'participle') return [];
    const object = p.args.find((a) => a.role === 'receiver' && named.some((t) => a.tokens.includes(t.headToken)));
    if (!object) return [];
    return named
      .filter((t) => object.tokens.includes(t.headToken) && isHardware(t.code))
      .filter((t) => isAnothers(view, t, p) || isAsked(predications, p))
      .map((t) => ({ ...t, code: 'equipment.spare-part', by: p }));
  });
}

/** Whether a party right before the thing, other than who repairs, owns it. */
function isAnothers(view: SentenceView, t: Thing, p: Predication): boolean {
  const start = Math.min(t.first, t.quantity?.first ?? t.first);
  const repairs = p.args.filter((a) => a.role === 'giver').flatMap((a) => a.tokens);
  const givers = view.mentions.parties.filter((m) => repairs.includes(m.headToken)).map((m) => m.id);
  const owner = view.mentions.parties.findLast((m) => m.last <= t.first && t.first - m.last <= BESIDE);
  const before = view.mentions.parties.findLast((m) => m.last <= start && start - m.last <= BESIDE);
  return [owner, before].some((m) => m !== undefined && m.id !== null && !givers.includes(m.id));
}

/** Whether somebody is asked, or offers, to repair. */
const isAsked = (predications: readonly Predication[], p: Predication): boolean =>
  predications.some((o) => p.containers[0] === o.trigger && (o.sense === 'ask' || o.entry.cue === 'planned'));
