// `tosite log` and `tosite revert`: what was written, by whom, and taking a run back.
import { type LogLine, type LogQuestion, logLines, revertRun } from '../../app/log.ts';
import { runsKnownBy } from '../../app/log-known.ts';
import type { Run } from '../../store/port.ts';
import { type Io, print, printJson } from '../io.ts';
import { type ActorOptions, by, type PastOptions, withStore, withView } from '../ledger-file.ts';
import { type Ink, ink, printable, wrap } from '../text.ts';

/** Prints statements, the head, or the runs. */
export async function showLog(
  io: Io,
  what: 'head' | 'runs' | undefined,
  options: PastOptions & Omit<LogQuestion, 'asKnownOn'>,
): Promise<number> {
  await withView(options, async (store) => {
    if (what === 'head') {
      const head = await store.head();
      if (options.json) await printJson(io, head);
      else await print(io.stdout, `${head.seq} ${head.hash}\n`);
    } else if (what === 'runs') {
      const runs = await runsKnownBy(store, options.asKnownOn ?? null);
      if (options.json) await printJson(io, { runs });
      else await print(io.stdout, runs.map(runLine).join('') || 'No run has brought anything in.\n');
    } else {
      const lines = await logLines(store, options);
      if (options.json) await printJson(io, { statements: lines });
      else for (const line of lines) await print(io.stdout, lineText(line, io.columns, ink(io.colour)));
    }
  });
  return 0;
}

function lineText({ seq, time, actor, says, reason, undone }: LogLine, width: number, pen: Ink): string {
  const text = `${seq}  ${time.slice(0, 16)}Z  ${actor}: ${says}${reason === null ? '' : ` (${reason})`}`;
  const lines = wrap(printable(`${text}${undone ? ', taken back since' : ''}`), width - 4);
  const shown = lines.map((line, i) => `${i === 0 ? '' : '    '}${undone ? pen.soft(line) : line}\n`);
  return shown.join('');
}

function runLine({ run, actor, time, statements, documents, reverted }: Run): string {
  const what = `${documents} document${documents === 1 ? '' : 's'}, ${statements} statement${statements === 1 ? '' : 's'}`;
  return `${run}  ${time.slice(0, 16)}Z  ${printable(actor)}: ${what}${reverted ? ', reverted' : ''}\n`;
}

/** Takes back all that a run brought in. */
export async function revert(
  io: Io,
  run: string,
  options: ActorOptions & { readonly reason?: string },
): Promise<number> {
  const made = await withStore(options.store, false, (store) =>
    revertRun(store, run, by(io, options.actor), options.reason),
  );
  if (options.json) await printJson(io, made);
  else {
    const { decision, run: taken } = made;
    const what = `${taken.documents} document${taken.documents === 1 ? '' : 's'}, ${taken.statements} statements`;
    const text = `reverted  ${run} (${what})  by ${decision.actor}, ${decision.time.slice(0, 16)}Z`;
    await print(io.stdout, `${printable(text)} (statement ${decision.seq})\n`);
    await print(io.stderr, `To bring it back: tosite undo ${decision.seq}\n`);
  }
  return 0;
}
