// `tosite changes`: the correction register.
import { type Correction, corrections } from '../../app/changes.ts';
import { estimateText, movedText, seriesName } from '../estimate-text.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withStore } from '../ledger-file.ts';
import { type Ink, ink, printable, wrap } from '../text.ts';

type ChangesOptions = PastOptions & { readonly since?: number | Date; readonly all?: boolean };

/** Prints which estimates moved; with `all` those that are new, too. */
export async function changes(io: Io, options: ChangesOptions): Promise<number> {
  const found: Correction[] = [];
  await withStore(options.store, false, async (store) => {
    const { asKnownOn = null, asRecordedAt: upTo } = options;
    for await (const one of corrections(store, options.since ?? 0, { asKnownOn, upTo }))
      if (options.all || one.change !== 'new') found.push(one);
  });
  if (options.json) await printJson(io, { changes: found });
  else await print(io.stdout, registerText(found, io));
  return 0;
}

function registerText(found: readonly Correction[], io: Io): string {
  if (found.length === 0) return 'No estimate has moved.\n';
  const pen = ink(io.colour);
  const lines = [...Map.groupBy(found, ({ seq }) => seq).values()].flatMap((group) =>
    statementLines(group, io.columns, pen),
  );
  return `${lines.join('\n')}\n`;
}

function statementLines(group: readonly Correction[], width: number, pen: Ink): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const { seq, time, actor, why, reason } = first;
  const head = `${seq}  ${time.slice(0, 16)}Z  ${actor}: ${why}${reason === null ? '' : ` (${reason})`}`;
  return [
    ...wrap(printable(head), width).map(pen.bold),
    ...group.flatMap((one) => wrap(changeLine(one), width - 4).map((line) => `    ${line}`)),
  ];
}

const changeLine = ({ identity, before, after, change }: Correction): string =>
  `${seriesName(identity)}: ${change === 'new' ? `new, ${estimateText(after, identity)}` : movedText(before, after, identity)}`;
