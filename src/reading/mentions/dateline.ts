// Datelines: the place (and the day or agency) where a report was filed, before a dash: "SEOUL, Oct. 17 (agency) --", "HELSINKI —".
// Places there say where somebody wrote, not who does anything. What enters: a text, where a sentence begins. What leaves: the
// offset behind the dateline, or 0. Only the head of a text or paragraph has one, and it begins in capitals.

/** Characters of a dateline, at most. */
const LONGEST = 70;
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}’'.-]{2,}(?:[ /]\p{Lu}[\p{Lu}’'.-]{1,})*)(?:, [\p{L} ]{2,24}\.?)?(?:,? \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)?(?: \([^)]{1,24}\))?\s*(?:—|–|--|-)\s/u;

/** Offset one past the dateline that a sentence begins with; 0 where it has none. */
export function datelineEnd(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 1), start);
  if (start > 0 && before !== '\n') return 0;
  const match = DATELINE.exec(text.slice(start, start + LONGEST));
  return match ? start + match[0].length : 0;
}
