// Losses of a second side without a verb of their own: "Russia lost 1,200 men, Ukraine 400", "28 died in Israel and 610 in Iran",
// "Israelissa kuoli 28, Iranissa 610". What enters: a sentence with its tolls. What leaves: tolls of the numbers that go on with
// the last one, each with the party or place that stands beside it.
import type { PartyMention, PlaceMention, QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { SentenceView } from './frame.ts';
import type { Toll } from './tolls.ts';

export type Gap = { readonly toll: Toll; readonly side: PartyMention | PlaceMention };

/** Tokens between a number and the side beside it, at most. */
const NEAR = 5;
/** Tokens between a number and the toll's number that it goes on with, at most. */
const FAR = 18;

/** The numbers behind the tolls of a sentence that count the losses of another side. */
export function gappedTolls(view: SentenceView, tolls: readonly Toll[]): readonly Gap[] {
  const taken = new Set(tolls.map((t) => t.quantity));
  return view.mentions.quantities.flatMap((q): readonly Gap[] => {
    if (taken.has(q) || q.unit !== 'count' || q.measureOnly || q.counted !== null) return [];
    const toll = tolls.findLast((t) => t.quantity !== null && t.quantity.last <= q.first);
    const own = toll?.quantity ?? null;
    if (!toll || own === null || q.first - own.last > FAR || !joins(view, own, q)) return [];
    const side = before(view, own, q) ?? behind(view, q);
    return side ? [{ toll: { ...toll, quantity: q, victims: null, further: true }, side }] : [];
  });
}

/** A comma, a semicolon or a conjunction between the numbers, and no verb. */
function joins({ tree, predications }: SentenceView, own: QuantityMention, q: QuantityMention): boolean {
  const between = tree.tokens.slice(own.last, q.first);
  const verbs = between.some((t, i) => t.upos === 'VERB' && !isOfTolls(predications, own.last + i));
  return !verbs && between.some((t) => t.upos === 'CCONJ' || t.text === ',' || t.text === ';');
}

const isOfTolls = (predications: SentenceView['predications'], at: number): boolean =>
  predications.some((p) => p.trigger === at && (p.entry.family === 'casualties' || p.entry.family === 'toll'));

const sidesOf = ({ mentions }: SentenceView): readonly (PartyMention | PlaceMention)[] => [
  ...mentions.parties.filter((m) => m.id !== null && /^(?:name|capital|demonym)$/u.test(m.manner)),
  ...mentions.places.filter((m) => m.state !== null),
];

/** "…, Ukraine 400", "Iranissa ministeriön mukaan 610": the nearest side before the number, behind the one of the toll. */
function before(view: SentenceView, own: QuantityMention, q: QuantityMention): PartyMention | PlaceMention | null {
  const { tokens } = view.tree;
  const near = sidesOf(view)
    .filter((m) => m.first >= own.last && m.last <= q.first && q.first - m.last <= NEAR)
    .sort((a, b) => b.last - a.last)[0];
  if (!near) return null;
  const opens = tokens.slice(own.last, near.first).some((t) => t.upos === 'CCONJ' || t.text === ',' || t.text === ';');
  const clear = tokens.slice(near.last, q.first).every((t) => t.upos !== 'PUNCT' && t.upos !== 'CCONJ');
  return opens && clear ? near : null;
}

const THERE: ReadonlySet<string> = new Set(['in', 'at', 'near', 'inside', 'Ine', 'Ade']);

/** "and 610 in Iran": a side that is marked as a place right behind the number. */
function behind(view: SentenceView, q: QuantityMention): PartyMention | PlaceMention | null {
  const { tree } = view;
  return (
    sidesOf(view).find(
      (m) =>
        m.first >= q.last &&
        m.first - q.last <= 2 &&
        (markersOf(tree, m.headToken).some((x) => THERE.has(x)) || THERE.has(tree.lemmas[q.last] ?? '')) &&
        tree.tokens.slice(q.last, m.first).every((t) => t.upos === 'ADP' || t.upos === 'DET'),
    ) ?? null
  );
}
