// `tosite show`: one document, claim or imported figure.
import { type ClaimView, type Found, find } from '../../app/documents.ts';
import { derivationOf } from '../../app/explain.ts';
import { assertNever } from '../../base/diagnostic.ts';
import type { StoredFigure } from '../../store/port.ts';
import { treeLines } from '../derivation.ts';
import { type Io, print, printJson } from '../io.ts';
import { type StoreOptions, withStore } from '../ledger-file.ts';
import { picture } from '../picture.ts';
import { amountText } from '../quantity.ts';
import { type Ink, ink, printable, wrap } from '../text.ts';
import { explain } from './explain.ts';

/** Shows whatever has this id. */
export async function show(io: Io, id: string, options: StoreOptions): Promise<number> {
  // A figure or a flow is what its reports make of it.
  if (/^f_|:/.test(id)) return explain(io, id, options);
  const found = await withStore(options.store, false, (store) => find(store, id));
  if (options.json) await printJson(io, found.kind === 'row' ? found.figure : found.view);
  else await print(io.stdout, textOf(found, io.columns, ink(io.colour)));
  return 0;
}

function textOf(found: Found, width: number, pen: Ink): string {
  switch (found.kind) {
    case 'document': {
      const { document, claims, diagnostics, added, addedBy } = found.view;
      const reading = { document, claims: claims.map(({ claim }) => claim), diagnostics };
      const foot = `added ${added.slice(0, 16)}Z by ${printable(addedBy)}${decided(claims)}`;
      return `${picture(reading, { width, pen })}\n${wrap(foot, width).map(pen.soft).join('\n')}\n`;
    }
    case 'claim':
      return claimText(found, width, pen);
    case 'row':
      return rowText(found.figure);
    default:
      return assertNever(found);
  }
}

function decided(claims: readonly ClaimView[]): string {
  const rejected = claims.filter(({ decision }) => decision?.verdict === 'reject').length;
  const accepted = claims.filter(({ decision }) => decision?.verdict === 'accept').length;
  return `; ${accepted} accepted, ${rejected} rejected, ${claims.length - accepted - rejected} open`;
}

function claimText({ view, stored }: Extract<Found, { kind: 'claim' }>, width: number, pen: Ink): string {
  const { publisher, published, url, documentId, decision } = stored;
  const from = [publisher, published ?? 'undated', url, documentId].filter((part) => part !== null).join(' · ');
  const lines = [
    ...treeLines(derivationOf(view.claim), width, pen),
    printable(from),
    `counts in ${view.series ?? 'no series'}${view.figure ? `, figure ${view.figure}` : ''}`,
    decision
      ? `${decision.verdict}ed by ${printable(decision.actor)}, ${decision.time.slice(0, 16)}Z`
      : 'no decision yet',
  ];
  return `${lines.join('\n')}\n`;
}

function rowText(figure: StoredFigure): string {
  const lines = [
    `${figure.id} (${figure.label})`,
    `${figure.from ?? '–'} → ${figure.to ?? '–'}  ${figure.frame}  ${figure.item ?? ''}  ${amountText(figure) || 'no number'}`,
    `said by ${figure.origin}${figure.speaker ? ` (${figure.speaker})` : ''} on ${figure.stated}, ${figure.modality}, ${figure.basis}`,
    `an imported figure without a quote: ${figure.file}, row ${figure.row}${figure.url ? `, ${figure.url}` : ''}`,
    ...(figure.note ? [figure.note] : []),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
