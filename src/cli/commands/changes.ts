// `tosite changes`: the correction register.
import { type Correction, corrections } from '../../app/changes.ts';
import { estimateText, movedText, seriesName } from '../estimate-text.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withStore } from '../ledger-file.ts';
import { type Ink, ink, printable, wrap } from '../text.ts';

type ChangesOptions = PastOptions & { readonly since?: number | Date; readonly all?: boolean };

/** Prints which estimates moved; with `all` those that are new, too. */
export async function changes(io: Io, options: ChangesOptions): Promise<number> {
  await withStore(options.store, false, async (store) => {
    const { asKnownOn = null, asRecordedAt: upTo } = options;
    const found = asked(corrections(store, options.since ?? 0, { asKnownOn, upTo }), options.all ?? false);
    if (options.json) await printJson(io, { changes: await Array.fromAsync(found) });
    else await printRegister(io, found);
  });
  return 0;
}

async function* asked(found: AsyncIterable<Correction>, all: boolean): AsyncGenerator<Correction> {
  for await (const one of found) if (all || one.change !== 'new') yield one;
}

/** Statement by statement as they come: the register of a long log is not held in memory. */
async function printRegister(io: Io, found: AsyncIterable<Correction>): Promise<void> {
  const pen = ink(io.colour);
  const show = (group: readonly Correction[]): Promise<void> =>
    print(
      io.stdout,
      statementLines(group, io.columns, pen)
        .map((line) => `${line}\n`)
        .join(''),
    );
  let group: Correction[] = [];
  for await (const one of found) {
    const [first] = group;
    if (first && first.seq !== one.seq) {
      await show(group);
      group = [];
    }
    group.push(one);
  }
  await (group.length > 0 ? show(group) : print(io.stdout, 'No estimate has moved.\n'));
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
