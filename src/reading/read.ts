// The grammar's reading of a document: screen, analyse, find mentions and predications, let each frame draft, pass the
// judgement (./judgement) and the gate. Never throws on a text: what a frame cannot read becomes a diagnostic.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Analyser } from '../language/language.ts';
import type { Proposal } from './claim.ts';
import { withoutLimits } from './frames/ceilings.ts';
import { withoutDoubleDenials } from './frames/denials.ts';
import type { Draft, Passage } from './frames/frame.ts';
import { FRAMES_READ } from './frames/frames.ts';
import { keptAbroad } from './frames/kept-abroad.ts';
import { swapped } from './frames/swapped.ts';
import { admit } from './gate.ts';
import { judgeAll } from './judgement/judge.ts';
import { type Judgement, shippedJudgement } from './judgement/weights.ts';
import { dropNotes } from './notes.ts';
import { passagesOf } from './passage.ts';
import type { Reader, Reading } from './reader.ts';
import { ownDates } from './slots/own-date.ts';
import { sidesApart } from './slots/party.ts';
import { countedBy } from './slots/quantity.ts';
import { settled } from './slots/settled.ts';

/** Name and version of the grammar: stands in every claim that it reads. */
export const GRAMMAR = 'grammar@1';

/** Reads a document with the analyser of its language; without a judgement, by the rules alone. */
export const readDocument = (
  document: Document,
  analyser: Analyser,
  judgement: Judgement | null = shippedJudgement(),
): Reading => readDocuments([document], analyser, judgement)[0] as Reading;

/**
 * Reads several documents of one language, each by itself, but step by step for all of them: the code of a step is larger
 * than what a processor keeps at hand, so that one step for many texts is quicker than all steps for one.
 */
export function readDocuments(
  documents: readonly Document[],
  analyser: Analyser,
  judgement: Judgement | null = shippedJudgement(),
): readonly Reading[] {
  const passed = passagesOf(documents, analyser);
  const passages = passed.map(({ passage }) => passage);
  const drafted = draftsOfAll(passages);
  const ruled = drafted.map(({ drafts }) => drafts);
  const judged = judgement === null ? ruled : judgeAll(passages, ruled, judgement);
  const drafts = judged.map((of, p) => ownDates(passages[p] as Passage, of));
  dropNotes();
  return documents.map((document, d): Reading => {
    const admitted = admit(document, (drafts[d] ?? []).map(proposalOf));
    const diagnostics = [passed[d], drafted[d], admitted].flatMap((told) => told?.diagnostics ?? []);
    return { document, claims: admitted.claims, diagnostics };
  });
}

const proposalOf = (draft: Draft): Proposal => ({
  ...(draft.frame === 'transfer' ? sidesApart(draft) : draft),
  quantity: countedBy(draft.item?.code ?? null, draft.quantity),
  reader: GRAMMAR,
});

/** The grammar as a reader; `analyserFor` gives the analyser of a document, or a diagnostic where there is none. */
export function grammarReader(analyserFor: (document: Document) => Analyser | Diagnostic): Reader {
  const readAll = (documents: readonly Document[]): readonly Reading[] => {
    const readings = new Map<Document, Reading>();
    for (const [analyser, of] of Map.groupBy(documents, analyserFor))
      for (const reading of 'code' in analyser ? of.map(unread(analyser)) : readDocuments(of, analyser))
        readings.set(reading.document, reading);
    return documents.map((document) => readings.get(document) as Reading);
  };
  return { id: GRAMMAR, read: (document) => readAll([document])[0] as Reading, readAll };
}

const unread =
  (diagnostic: Diagnostic) =>
  (document: Document): Reading => ({ document, claims: [], diagnostics: [diagnostic] });

type Drafted = { readonly drafts: readonly Draft[]; readonly diagnostics: readonly Diagnostic[] };

/** What the frames draft of a passage, before any judgement. */
export const draftsOf = (passage: Passage): Drafted => draftsOfAll([passage])[0] as Drafted;

/** What the frames draft of each passage, frame by frame for all of them. */
function draftsOfAll(passages: readonly Passage[]): readonly Drafted[] {
  const found = passages.map(() => ({ drafts: [] as Draft[], diagnostics: [] as Diagnostic[] }));
  for (const frame of FRAMES_READ)
    passages.forEach((passage, p) => {
      try {
        for (const draft of frame.read(passage)) found[p]?.drafts.push(settled(draft, passage.language));
      } catch (error) {
        found[p]?.diagnostics.push({
          code: 'T2203',
          severity: 'error',
          message: `The frame ${frame.name} could not read this text: ${error instanceof Error ? error.message : String(error)}.`,
          hint: 'The other frames have read it. Please report the text.',
        });
      }
    });
  return found.map(({ drafts, diagnostics }, p) => ({
    drafts: swapped(passages[p] as Passage, withoutLimits(withoutDoubleDenials(keptAbroad(drafts)))),
    diagnostics,
  }));
}
