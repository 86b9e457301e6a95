// A reader that sees composed letters and answers in the offsets of the text as published. What enters: a reader. What
// leaves: a reader of the same id; its claims have passed the gate once more, against the original text.
import type { Span } from '../base/span.ts';
import { composeText } from '../document/compose.ts';
import type { Document } from '../document/document.ts';
import type { Claim, Proposal } from './claim.ts';
import { admit } from './gate.ts';
import type { Reader, Reading } from './reader.ts';

/** The reader for texts in any normal form; texts that are composed already pass straight through. */
export function composedReader(reader: Reader): Reader {
  return {
    id: reader.id,
    read: (document) => {
      const composed = composeText(document.text);
      if (composed === null) return reader.read(document);
      return backToOriginal(reader.read({ ...document, text: composed.text }), document, composed.toOriginal);
    },
  };
}

function backToOriginal(reading: Reading, document: Document, toOriginal: (span: Span) => Span): Reading {
  const { claims, diagnostics } = admit(
    document,
    reading.claims.map((claim) => moved(claim, document.text, toOriginal)),
  );
  const noticed = reading.diagnostics.map((one) => (one.span ? { ...one, span: toOriginal(one.span) } : one));
  return { document, claims, diagnostics: [...noticed, ...diagnostics] };
}

type Words = {
  readonly text: string | null;
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
};

function moved({ id: _id, quote, ...claim }: Claim, text: string, toOriginal: (span: Span) => Span): Proposal {
  const slot = <T extends Words>(words: T | null): T | null => {
    if (words?.start == null || words.end == null) return words;
    const { start, end } = toOriginal({ start: words.start, end: words.end });
    return { ...words, start, end, text: text.slice(start, end) };
  };
  return {
    ...claim,
    from: slot(claim.from),
    to: slot(claim.to),
    item: slot(claim.item),
    quantity: slot(claim.quantity),
    when: slot(claim.when),
    where: slot(claim.where),
    source: slot(claim.source),
    quote: toOriginal(quote),
  };
}
