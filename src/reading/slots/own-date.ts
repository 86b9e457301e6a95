// Numbers that have each a date of their own: "1.6 million in September from 1.7 million in August", "10 in May and 12 in June".
// What enters: the drafts of a passage. What leaves: them; a number with a date right behind it happened then, where the
// draft's date stands as close behind another number of its sentence.
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { DateMention, QuantityMention } from '../mentions/mention.ts';
import { childBy } from '../predication/tree.ts';
import { whenSlot } from './circumstance.ts';

/** Words between a number and its own date, at most: what it counts, a preposition. */
const NEAR = 3;
/** The same where somebody they go to is named, too ("3,000 drones to Russia in May"). */
const FAR = 6;
/** What may stand there. */
const BETWEEN = /^(?:NOUN|PROPN|ADJ|ADP|ADV|DET|SYM|NUM)$/u;

/** The drafts, each with the date of its own number. */
export function ownDates({ sentences }: Passage, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map(asOf).map((draft) => {
    const { quantity, when } = draft;
    if (quantity?.start == null) return draft;
    const view = sentences.find(
      ({ sentence }) => draft.quote.start >= sentence.start && draft.quote.end <= sentence.end,
    );
    const q = view?.mentions.quantities.find((m) => m.start === quantity.start);
    if (!view || !q || view.mentions.dates.length === 0) return draft;
    const before = dateBefore(view, q);
    const own = before ?? dateBehind(view, q, NEAR);
    if (!own || own.start === when?.start) return draft;
    if (!before && (when?.start == null || !isOfOther(view, q, when.start))) return draft;
    return { ...draft, when: whenSlot(isAhead(draft) && own.next !== null ? { ...own, edtf: own.next } : own) };
  });
}

/** "as of August 27 it had given five billion": what a sum came to, or how many there were, by a day; it began on no such day. */
function asOf(draft: Draft): Draft {
  const { quantity, when, frame } = draft;
  if (!quantity || !when?.edtf.endsWith('/..') || frame === 'position' || isAhead(draft)) return draft;
  if (!/^as of\s/iu.test(when.text ?? '')) return draft;
  const day = when.edtf.slice(0, -'/..'.length);
  return { ...draft, when: { ...when, edtf: quantity.basis === 'total' ? `../${day}` : day } };
}

const isAhead = ({ modality }: Draft): boolean => modality === 'planned' || modality === 'hypothetical';

/** Whether a date stands right behind another number. */
const isOfOther = (view: SentenceView, q: QuantityMention, date: number): boolean =>
  view.mentions.quantities.some((other) => other !== q && dateBehind(view, other, FAR)?.start === date);

/** "in August it had been 240": the date of a clause that says nothing but what a number was. */
function dateBefore({ tree, mentions }: SentenceView, q: QuantityMention): DateMention | null {
  const last = mentions.dates.findLast((d) => d.last <= q.first);
  if (!last || last.edtf === null || childBy(tree, q.headToken, 'cop') === -1) return null;
  const between = tree.tokens.slice(last.last, q.first);
  return between.length <= FAR && between.every((t) => SAYING.test(t.upos) || t.text === ',') ? last : null;
}

/** Words of a clause that says what a number was. */
const SAYING = /^(?:PRON|AUX|ADV|DET|NOUN)$/u;

/** The date that nothing but the words for what a number counts parts from it. */
function dateBehind({ tree, mentions }: SentenceView, q: QuantityMention, most: number): DateMention | null {
  const next = mentions.dates.find((d) => d.first >= q.last);
  if (!next || next.edtf === null) return null;
  const between = tree.tokens.slice(q.last, next.first);
  if (between.length > most || mentions.quantities.some((o) => o.first >= q.last && o.last <= next.first)) return null;
  return between.every((t) => BETWEEN.test(t.upos) && t.text !== 'than') ? next : null;
}
