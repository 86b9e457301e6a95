// References between the rows of a table of figures: labels in, row ids out. What a row is computed from, and what excludes it,
// must stand in the same table; alternatives are mutual.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import type { ImportedFigure } from './imported-figure.ts';

/** Says that a cell is bad and why. */
export type Report = (place: { readonly row: number; readonly column?: string }, message: string, hint: string) => void;

/** A row whose references are labels still. */
export type DraftRow = Omit<ImportedFigure, 'id'>;

/** The id of a row: a hash of what it says, wherever it stands, and of the rows that it rests on: where one of them is corrected, it is another. */
export function rowId({ row: _, ...content }: DraftRow, restsOn: readonly string[] = []): string {
  const said = restsOn.length === 0 ? content : { ...content, restsOn };
  return `r_${createHash('sha256').update(canonicalJson(said), 'utf8').digest('hex').slice(0, 16)}`;
}

/** The ids of all rows by their labels. What a row is computed from is part of it; alternatives, which name each other, are as they say alone. */
function idsOf(byLabel: ReadonlyMap<string, DraftRow>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const idOf = (draft: DraftRow, above: ReadonlySet<string>): string => {
    const known = ids.get(draft.label);
    if (known !== undefined) return known;
    const base =
      draft.derivedFrom === null || above.has(draft.derivedFrom) ? undefined : byLabel.get(draft.derivedFrom);
    const others = draft.alternatives.flatMap((label) => byLabel.get(label) ?? []);
    const restsOn = [
      ...(base ? [idOf(base, new Set([...above, draft.label]))] : []),
      ...others.map((one) => rowId(one)),
    ];
    const id = rowId(draft, restsOn);
    ids.set(draft.label, id);
    return id;
  };
  for (const draft of byLabel.values()) idOf(draft, new Set());
  return ids;
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
  const ids = idsOf(byLabel);
  return drafts.map((draft) => ({
    ...draft,
    id: ids.get(draft.label) ?? rowId(draft),
    derivedFrom: draft.derivedFrom === null ? null : (ids.get(draft.derivedFrom) ?? null),
    alternatives: draft.alternatives.flatMap((label) => ids.get(label) ?? []),
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
