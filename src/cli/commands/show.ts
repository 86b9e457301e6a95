// `tosite show`: one document, claim or imported figure, with what was decided about it and what its versions changed.
import { type ClaimView, type Found, find } from '../../app/documents.ts';
import { derivationOf } from '../../app/explain.ts';
import { decisionSaid } from '../../app/statement-words.ts';
import { assertNever } from '../../base/diagnostic.ts';
import { english } from '../../base/said.ts';
import type { CopyOf } from '../../ledger/model.ts';
import type { DecisionEntry, StoredFigure, VersionChange } from '../../store/port.ts';
import { claimLine } from '../claim-line.ts';
import { treeLines } from '../derivation.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { picture } from '../picture.ts';
import { amountText } from '../quantity.ts';
import { type Ink, ink, printable, wrap } from '../text.ts';
import { explain } from './explain.ts';

type ShowOptions = PastOptions & { readonly text?: boolean };

/** Shows whatever has this id. */
export async function show(io: Io, id: string, options: ShowOptions): Promise<number> {
  // A figure or a flow is what its reports make of it.
  if (/^f_|:/.test(id)) return explain(io, id, options);
  const found = await withView(options, (view) => find(view, id, options.asKnownOn ?? null));
  if (options.text && found.kind === 'document') await print(io.stdout, `${printable(found.view.document.text)}\n`);
  else if (options.json) await printJson(io, jsonOf(found));
  else await print(io.stdout, textOf(found, io.columns, ink(io.colour)));
  return 0;
}

function jsonOf(found: Found): unknown {
  switch (found.kind) {
    case 'document': {
      const { view, older, newer, change } = found;
      return { ...view, older, newer, change };
    }
    case 'claim': {
      const { documentId, standing, instead, behind } = found.stored;
      return { ...found.view, documentId, standing, instead, behind, history: found.history };
    }
    case 'row':
      return { ...found.figure, history: found.history };
    default:
      return assertNever(found);
  }
}

function textOf(found: Found, width: number, pen: Ink): string {
  switch (found.kind) {
    case 'document':
      return documentText(found, width, pen);
    case 'claim':
      return claimText(found, width, pen);
    case 'row':
      return rowText(found.figure, found.history, width);
    default:
      return assertNever(found);
  }
}

function documentText(found: Extract<Found, { kind: 'document' }>, width: number, pen: Ink): string {
  const { document, claims, diagnostics, added, addedBy, copyOf } = found.view;
  const reading = { document, claims: claims.map(({ claim }) => claim), diagnostics };
  const foot = `added ${added.slice(0, 16)}Z by ${printable(addedBy)}${decided(claims)}`;
  const notes = [
    ...(copyOf === null ? [] : [copyLine(copyOf)]),
    ...(found.newer === null ? [] : [`A newer version counts in its place: ${found.newer}`]),
    ...(found.change === null ? [] : changeLines(found.change, width, pen)),
  ];
  const tail = notes.length === 0 ? '' : `\n${notes.join('\n')}\n`;
  return `${picture(reading, { width, pen })}\n${wrap(foot, width).map(pen.soft).join('\n')}\n${tail}`;
}

const copyLine = ({ page, publisher }: CopyOf): string =>
  printable(
    `A copy of ${page}${publisher === null ? '' : ` (${publisher})`}, nearly word for word: no report of its own`,
  );

/** What a version changed: claims that came (+) and that are gone (-). */
function changeLines({ older, added, gone, kept }: VersionChange, width: number, pen: Ink): readonly string[] {
  return [
    `Since the version before, ${older}: ${added.length} claims added, ${gone.length} gone, ${kept.length} as before`,
    ...gone.map((one) => `- ${claimLine(one, width - 2, pen)}`),
    ...added.map((one) => `+ ${claimLine(one, width - 2, pen)}`),
  ];
}

function decided(claims: readonly ClaimView[]): string {
  const rejected = claims.filter(({ decision }) => decision?.verdict === 'reject').length;
  const accepted = claims.filter(({ decision }) => decision?.verdict === 'accept').length;
  return `; ${accepted} accepted, ${rejected} rejected, ${claims.length - accepted - rejected} open`;
}

function claimText({ view, stored, history }: Extract<Found, { kind: 'claim' }>, width: number, pen: Ink): string {
  const { publisher, published, url, documentId, standing, instead, behind } = stored;
  const from = [publisher, published ?? 'undated', url, documentId].filter((part) => part !== null).join(' · ');
  const lines = [
    ...treeLines(derivationOf(view.claim), width, pen),
    printable(from),
    standing === 'current'
      ? `counts in ${view.series ?? 'no series'}${view.figure ? `, figure ${view.figure}` : ''}`
      : `does not count: ${STANDINGS[standing]}${instead.length > 0 ? ` (${instead.join(', ')})` : ''}`,
    ...(behind.length > 0 ? [`stands in place of ${behind.join(', ')}`] : []),
    ...historyLines(history, width),
  ];
  return `${lines.join('\n')}\n`;
}

const STANDINGS = {
  superseded: 'a newer reading has it no more',
  version: 'its document has a newer version',
  replaced: 'a person put others in its place',
  merged: 'it repeats another claim',
} as const;

/** The decisions, the first one first. */
const historyLines = (history: readonly DecisionEntry[], width: number): readonly string[] =>
  history.length === 0
    ? ['no decision yet']
    : history.flatMap((one) => {
        const { seq, time, actor, reason, undone } = one;
        const told = `${seq}  ${time.slice(0, 16)}Z  ${english(decisionSaid(one))} by ${actor}${reason === null ? '' : ` (${reason})`}`;
        return wrap(printable(undone ? `${told}, undone` : told), width);
      });

function rowText(figure: StoredFigure, history: readonly DecisionEntry[], width: number): string {
  const lines = [
    `${figure.id} (${figure.label})`,
    `${figure.from ?? '–'} → ${figure.to ?? '–'}  ${figure.frame}  ${figure.item ?? ''}  ${amountText(figure) || 'no number'}`,
    `said by ${figure.origin}${figure.speaker ? ` (${figure.speaker})` : ''} on ${figure.stated}, ${figure.modality}, ${figure.basis}`,
    `an imported figure without a quote: ${figure.file}, row ${figure.row}${figure.url ? `, ${figure.url}` : ''}`,
    ...(figure.note ? [figure.note] : []),
    ...historyLines(history, width),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
