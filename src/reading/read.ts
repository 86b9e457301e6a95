// The grammar's reading of a document: screen, analyse, find mentions and predications, let each frame draft, pass the
// gate. Never throws on a text: what a frame cannot read becomes a diagnostic.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Analyser } from '../language/language.ts';
import type { Proposal } from './claim.ts';
import type { Passage } from './frames/frame.ts';
import { FRAMES_READ } from './frames/frames.ts';
import { admit } from './gate.ts';
import { passageOf } from './passage.ts';
import type { Reader, Reading } from './reader.ts';

/** Name and version of the grammar: stands in every claim that it reads. */
export const GRAMMAR = 'grammar@1';

/** Reads a document with the analyser of its language. */
export function readDocument(document: Document, analyser: Analyser): Reading {
  const { passage, diagnostics } = passageOf(document, analyser);
  const drafted = draft(passage);
  const admitted = admit(document, drafted.proposals);
  return {
    document,
    claims: admitted.claims,
    diagnostics: [...diagnostics, ...drafted.diagnostics, ...admitted.diagnostics],
  };
}

/** The grammar as a reader; `analyserFor` gives the analyser of a document, or a diagnostic where there is none. */
export function grammarReader(analyserFor: (document: Document) => Analyser | Diagnostic): Reader {
  return {
    id: GRAMMAR,
    read: (document) => {
      const analyser = analyserFor(document);
      return 'code' in analyser ? { document, claims: [], diagnostics: [analyser] } : readDocument(document, analyser);
    },
  };
}

function draft(passage: Passage): {
  readonly proposals: readonly Proposal[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const proposals: Proposal[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const frame of FRAMES_READ) {
    try {
      for (const d of frame.read(passage)) proposals.push({ ...d, reader: GRAMMAR });
    } catch (error) {
      diagnostics.push({
        code: 'T2203',
        severity: 'error',
        message: `The frame ${frame.name} could not read this text: ${error instanceof Error ? error.message : String(error)}.`,
        hint: 'The other frames have read it. Please report the text.',
      });
    }
  }
  return { proposals, diagnostics };
}
