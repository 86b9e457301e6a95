// References between the rows of a table of figures: labels in, row ids out. What a row is computed from, and what excludes it,
// must stand in the same table; alternatives are mutual.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import type { ImportedFigure } from './imported-figure.ts';

/** Says that a cell is bad and why. */
export type Report = (place: { readonly row: number; readonly column?: string }, message: string, hint: string) => void;

/** A row whose references are labels still. */
export type DraftRow = Omit<ImportedFigure, 'id'>;

/** The id of a row: a hash of what it says, wherever it stands. */
export function rowId({ row: _, ...content }: DraftRow): string {
  return `r_${createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex').slice(0, 16)}`;
}

/** Rows with their ids, their references turned into ids. Says each label that is double, missing, circular or one-sided. */
export function checkReferences(drafts: readonly DraftRow[], report: Report): readonly ImportedFigure[] {
  const byLabel = new Map<string, DraftRow>();
  for (const draft of drafts) {
    const first = byLabel.get(draft.label);
    if (first && draft.label !== '')
      report(
        { row: draft.row, column: 'id' },
        `"${draft.label}" is row ${first.row} already.`,
        'Give it an id of its own.',
      );
    else byLabel.set(draft.label, draft);
  }
  for (const draft of drafts) checkRow(draft, byLabel, report);
  const idOf = (label: string): string[] => {
    const target = byLabel.get(label);
    return target ? [rowId(target)] : [];
  };
  return drafts.map((draft) => ({
    ...draft,
    id: rowId(draft),
    derivedFrom: draft.derivedFrom === null ? null : (idOf(draft.derivedFrom)[0] ?? null),
    alternatives: draft.alternatives.flatMap(idOf),
  }));
}

function checkRow(draft: DraftRow, byLabel: ReadonlyMap<string, DraftRow>, report: Report): void {
  const { row, label } = draft;
  if (draft.derivedFrom !== null) {
    const place = { row, column: 'derived_from' };
    if (!byLabel.has(draft.derivedFrom))
      report(place, `no row has the id "${draft.derivedFrom}".`, 'Name a row of this file.');
    else if (isCircular(draft, byLabel)) report(place, 'it leads back to the row itself.', 'Break the circle.');
  }
  for (const other of draft.alternatives) {
    const place = { row, column: 'alternatives' };
    const target = byLabel.get(other);
    if (!target) report(place, `no row has the id "${other}".`, 'Name a row of this file.');
    else if (!target.alternatives.includes(label))
      report(place, `"${other}" does not name "${label}" in turn.`, 'Alternatives are mutual: name each in the other.');
  }
}

function isCircular(draft: DraftRow, byLabel: ReadonlyMap<string, DraftRow>): boolean {
  const seen = new Set<string>();
  let next: DraftRow | undefined = draft;
  while (next && next.derivedFrom !== null) {
    if (seen.has(next.label)) return true;
    seen.add(next.label);
    next = byLabel.get(next.derivedFrom);
  }
  return false;
}
