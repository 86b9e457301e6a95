// What is to be said when something was kept: a text that is a newer version of another, decisions that apply no more. Pure.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ReadingAdded } from '../store/port.ts';

/** The diagnostics of an addition: those of the store, then its version, then each decision that was lost. */
export function keptNotes({ versionOf, carried, lost, diagnostics }: ReadingAdded): readonly Diagnostic[] {
  return [...diagnostics, ...(versionOf === null ? [] : [versionNote(versionOf, carried)]), ...lost.map(lostNote)];
}

const versionNote = (versionOf: string, carried: number): Diagnostic => ({
  code: 'T4021',
  severity: 'info',
  message: `The text is another version of ${versionOf}, from the same URL; ${carried} decisions were carried over.`,
  hint: 'Only the claims of the newest version count; the older one is kept and can be shown.',
});

const lostNote = ({ seq, verdict, subject, quote }: ReadingAdded['lost'][number]): Diagnostic => ({
  code: 'T4022',
  severity: 'warning',
  message: `A decision (${verdict}, statement ${seq}) does not apply any more: ${subject}, “${clipped(quote)}”, is not in what was read now.`,
  hint: 'Look at the claims of the document, and decide anew where it is needed.',
});

const clipped = (quote: string): string => (quote.length > 80 ? `${quote.slice(0, 79)}…` : quote);
