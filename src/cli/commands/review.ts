// `tosite review`: what a person should look at next, or the first of it in its context.
import { derivationOf } from '../../app/explain.ts';
import { type ReviewItem, type ReviewQueue, reviewQueue } from '../../app/review.ts';
import { claimLine } from '../claim-line.ts';
import { treeLines } from '../derivation.ts';
import { movedText, seriesName } from '../estimate-text.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { clip, type Ink, ink, printable, wrap } from '../text.ts';

type ReviewOptions = PastOptions & { readonly next?: boolean; readonly limit: number };

/** Lists the queue; with `next` only its first, in the words around it. */
export async function review(io: Io, options: ReviewOptions): Promise<number> {
  return withView(options, async (store) => {
    const queue = await reviewQueue(store, options.next ? 1 : options.limit, options.asKnownOn ?? null);
    if (options.json) await printJson(io, queue);
    else if (options.next) {
      const [item] = queue.items;
      const text = item ? ((await store.document(item.claim.documentId))?.document.text ?? '') : '';
      await print(io.stdout, nextText(item, text, io));
    } else await print(io.stdout, listText(queue, io));
    return 0;
  });
}

function listText({ open, items }: ReviewQueue, io: Io): string {
  const pen = ink(io.colour);
  const lines = items.flatMap((item) => [
    claimLine(item.claim, io.columns, pen),
    ...effectLines(item, io.columns).map(pen.soft),
    pen.soft(`    ${clip(`“${printable(item.claim.claim.quote.exact).replace(/\s+/gu, ' ')}”`, io.columns - 4)}`),
  ]);
  const foot = open === 0 ? 'Nothing is open: every claim is decided.' : `${items.length} of ${open} open claims.`;
  return `${[...lines, foot].join('\n')}\n`;
}

function effectLines({ impact, certainty }: ReviewItem, width: number): readonly string[] {
  const sure = certainty === null ? '' : `certainty ${certainty.toFixed(2)}`;
  if (impact === null) return [`    changes no estimate${sure === '' ? '' : `; ${sure}`}`];
  const { verdict, before, after, identity } = impact;
  const told = `${verdict === 'reject' ? 'without it' : 'if accepted'}: ${movedText(before, after, identity)} in ${seriesName(identity)}`;
  return wrap(sure === '' ? told : `${told}; ${sure}`, width - 4).map((line) => `    ${line}`);
}

/** How much of the text stands around the quote. */
const AROUND = 240;

function nextText(item: ReviewItem | undefined, text: string, io: Io): string {
  if (!item) return 'Nothing is open: every claim is decided.\n';
  const pen: Ink = ink(io.colour);
  const { claim, publisher, published, title } = item.claim;
  const { start, end, exact } = claim.quote;
  const around = `…${text.slice(Math.max(0, start - AROUND), start)}⟦${exact}⟧${text.slice(end, end + AROUND)}…`;
  const id = claim.id;
  const lines = [
    pen.bold(printable([title, publisher, published ?? 'undated'].filter((part) => part !== null).join(' · '))),
    ...wrap(printable(around).replace(/\s+/gu, ' '), io.columns),
    '',
    ...treeLines(derivationOf(claim), io.columns, pen),
    ...effectLines(item, io.columns),
    '',
    `tosite accept ${id}   tosite reject ${id}   tosite amend ${id} field=value`,
  ];
  return `${lines.join('\n')}\n`;
}
