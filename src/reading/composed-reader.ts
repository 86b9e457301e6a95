// A reader that sees composed letters and answers in the offsets of the text as published. What enters: a reader. What
// leaves: a reader of the same id; its claims have passed the gate once more, against the original text.
import type { Span } from '../base/span.ts';
import { composeText } from '../document/compose.ts';
import type { Document } from '../document/document.ts';
import type { Claim, Proposal } from './claim.ts';
import { admit } from './gate.ts';
import { type Reader, type Reading, readAllBy } from './reader.ts';

/** The reader for texts in any normal form; texts that are composed already pass straight through. */
export function composedReader(reader: Reader): Reader {
  return {
    id: reader.id,
    read: (document) => readComposed(reader, [document])[0] as Reading,
    readAll: (documents) => readComposed(reader, documents),
  };
}

function readComposed(reader: Reader, documents: readonly Document[]): readonly Reading[] {
  const composed = documents.map(({ text }) => composeText(text));
  const texts = documents.map((document, d): Document => {
    const text = composed[d]?.text;
    return text === undefined ? document : { ...document, text };
  });
  return readAllBy(reader, texts).map((reading, d) => {
    const [document, to] = [documents[d], composed[d]];
    return document && to ? backToOriginal(reading, document, to.toOriginal) : reading;
  });
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

/** A slot's words where they stand in the original text. */
export function originalWords<T extends Words | null>(words: T, text: string, toOriginal: (span: Span) => Span): T {
  if (words?.start == null || words.end == null) return words;
  const { start, end } = toOriginal({ start: words.start, end: words.end });
  return { ...words, start, end, text: text.slice(start, end) };
}

const moved = ({ id: _id, ...claim }: Claim, text: string, toOriginal: (span: Span) => Span): Proposal =>
  inOriginal(claim, text, toOriginal);

/** A proposal over composed letters, over the original text. */
export function inOriginal<P extends Omit<Proposal, 'reader'>>(
  proposal: P,
  text: string,
  toOriginal: (span: Span) => Span,
): P {
  const slot = <T extends Words | null>(words: T): T => originalWords(words, text, toOriginal);
  return {
    ...proposal,
    from: slot(proposal.from),
    to: slot(proposal.to),
    item: slot(proposal.item),
    quantity: slot(proposal.quantity),
    when: slot(proposal.when),
    where: slot(proposal.where),
    source: slot(proposal.source),
    quote: toOriginal(proposal.quote),
  };
}
