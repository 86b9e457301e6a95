// Whom a predication is attributed to. What leaves: the source slot, or null where the passage speaks in its own voice.
import type { SourceSlot } from '../claim.ts';
import type { Passage, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';

/** The source of what a predication says: the nearest source mention of its sentence. */
export function attributionOf(_passage: Passage, view: SentenceView, p: Predication): SourceSlot | null {
  const nearest = [...view.mentions.sources].sort(
    (a, b) => Math.abs(a.headToken - p.trigger) - Math.abs(b.headToken - p.trigger),
  )[0];
  return nearest ? sourceSlot(nearest) : null;
}

export const sourceSlot = (m: SourceMention): SourceSlot => ({
  text: m.text,
  start: m.start,
  end: m.end,
  chain: [{ name: m.name, kind: m.kind }],
  origin: m.name,
  known: 'stated',
});
