// The grammar's reading of a document: screen, analyse, find mentions and predications, let each frame draft, pass the
// judgement (./judgement) and the gate. Never throws on a text: what a frame cannot read becomes a diagnostic.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Analyser } from '../language/language.ts';
import type { Draft, Passage } from './frames/frame.ts';
import { FRAMES_READ } from './frames/frames.ts';
import { admit } from './gate.ts';
import { judge } from './judgement/judge.ts';
import { type Judgement, shippedJudgement } from './judgement/weights.ts';
import { passageOf } from './passage.ts';
import type { Reader, Reading } from './reader.ts';
import { sidesApart } from './slots/party.ts';
import { countedBy } from './slots/quantity.ts';

/** Name and version of the grammar: stands in every claim that it reads. */
export const GRAMMAR = 'grammar@1';

/** Reads a document with the analyser of its language; without a judgement, by the rules alone. */
export function readDocument(
  document: Document,
  analyser: Analyser,
  judgement: Judgement | null = shippedJudgement(),
): Reading {
  const { passage, diagnostics } = passageOf(document, analyser);
  const drafted = draftsOf(passage);
  const drafts = judgement === null ? drafted.drafts : judge(passage, drafted.drafts, judgement);
  const admitted = admit(
    document,
    drafts.map((draft) => ({
      ...(draft.frame === 'transfer' ? sidesApart(draft) : draft),
      quantity: countedBy(draft.item?.code ?? null, draft.quantity),
      reader: GRAMMAR,
    })),
  );
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

/** What the frames draft of a passage, before any judgement. */
export function draftsOf(passage: Passage): {
  readonly drafts: readonly Draft[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const drafts: Draft[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const frame of FRAMES_READ) {
    try {
      drafts.push(...frame.read(passage));
    } catch (error) {
      diagnostics.push({
        code: 'T2203',
        severity: 'error',
        message: `The frame ${frame.name} could not read this text: ${error instanceof Error ? error.message : String(error)}.`,
        hint: 'The other frames have read it. Please report the text.',
      });
    }
  }
  return { drafts, diagnostics };
}
