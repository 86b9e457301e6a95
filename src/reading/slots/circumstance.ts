// When and where. A date or place belongs to the predication whose verb governs it; a date of a speech verb ("said on
// Friday") is not when the thing happened.
import type { WhenSlot, WhereSlot } from '../claim.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { DateMention, PlaceMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childrenBy, isVerbal, relationOf } from '../predication/tree.ts';

const LINKS = new Set(['xcomp', 'aux', 'cop', 'conj']);

/** The nearest verb (or predicate of the sentence) above a token. */
function governor(view: SentenceView, token: number): number {
  for (const a of ancestorsOf(view.tree, token)) {
    if (isVerbal(view.tree.tokens[a]) || view.predications.some((p) => p.trigger === a)) return a;
  }
  return -1;
}

/** Tokens that stand for the predication's event: the trigger, the verbs it chains to, the light verb over a noun. */
export function eventTokens(view: SentenceView, p: Predication): ReadonlySet<number> {
  const set = new Set<number>([p.trigger]);
  let at = p.trigger;
  for (const container of p.containers) {
    const relation = relationOf(view.tree, at);
    const light = p.form === 'noun' && at === p.trigger;
    if (!LINKS.has(relation) && !light) break;
    set.add(container);
    at = container;
  }
  return set;
}

function attached<T extends DateMention | PlaceMention>(
  view: SentenceView,
  p: Predication,
  mentions: readonly T[],
): T | null {
  const events = eventTokens(view, p);
  const governed = mentions.filter((m) => events.has(governor(view, m.headToken)));
  if (governed.length > 0)
    return governed.sort((a, b) => Math.abs(a.headToken - p.trigger) - Math.abs(b.headToken - p.trigger))[0] ?? null;
  const inClause = mentions.filter((m) => m.first >= p.clause.first && m.last <= p.clause.last);
  return inClause.sort((a, b) => Math.abs(a.headToken - p.trigger) - Math.abs(b.headToken - p.trigger))[0] ?? null;
}

/** When it happened: a date of the event, or of its clause, that no verb of speech takes. */
export function whenOf(view: SentenceView, p: Predication, spoken: readonly number[] = []): WhenSlot | null {
  const dates = view.mentions.dates.filter((d) => d.edtf !== null && !spoken.includes(governor(view, d.headToken)));
  const m = attached(view, p, dates);
  return m ? whenSlot(m) : null;
}

export const whenSlot = (m: DateMention): WhenSlot | null =>
  m.edtf === null ? null : { edtf: m.edtf, text: m.text, start: m.start, end: m.end, known: 'stated' };

export function whereOf(view: SentenceView, p: Predication): WhereSlot | null {
  const m = attached(view, p, view.mentions.places);
  return m ? whereSlot(m) : null;
}

export const whereSlot = (m: PlaceMention): WhereSlot => ({
  name: m.name,
  text: m.text,
  start: m.start,
  end: m.end,
  known: 'stated',
});

/** Whether the predication's verb stands in a perfect tense: what has happened up to now. */
export const isPerfect = (view: SentenceView, p: Predication): boolean =>
  childrenBy(view.tree, p.trigger, 'aux').some((c) =>
    /^(?:have|olla)$/u.test(view.tree.tokens[c]?.lemma.toLowerCase() ?? ''),
  );
