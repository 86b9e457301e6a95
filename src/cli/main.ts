// The command line's entry. What enters: arguments without node and script. What leaves: an exit code (0 done, 1 failed,
// 2 not understood). Errors of data are printed without a stack; a stack only with TOSITE_DEBUG.
import { CommanderError } from 'commander';
import { UserError } from '../base/diagnostic.ts';
import { type Io, print, processIo } from './io.ts';
import { buildProgram } from './program.ts';
import { diagnosticText } from './report.ts';

/** Runs one command. Never throws. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  let code = 0;
  const keeps = KEEPING.includes(argv[0] ?? '');
  for (const stream of [io.stdout, io.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => noReader(error, keeps));
  try {
    const program = buildProgram(io, (result) => {
      code = result;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return await report(error, io);
  }
}

/** Commands whose work is in the ledger: it is done to its end, whoever still looks. */
const KEEPING: readonly string[] = [
  ...['add', 'import', 'claim', 'accept', 'reject', 'amend', 'merge', 'split', 'undo', 'revert', 'sources'],
];

/** A reader that has seen enough (`| head`) is no error. */
function noReader(error: NodeJS.ErrnoException, keeps: boolean): void {
  if (error.code === 'EPIPE' && keeps) return;
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `tosite: the output cannot be written: ${error.message}\n  What to do: look whether the disk is full.\n`,
  );
  process.exit(1);
}

async function report(error: unknown, io: Io): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (io.env.TOSITE_DEBUG && error instanceof Error) await print(io.stderr, `${error.stack}\n`);
  if (error instanceof UserError) {
    await print(io.stderr, diagnosticText(error.diagnostic));
    return error.exitCode;
  }
  const reason = error instanceof Error ? error.message : String(error);
  await print(
    io.stderr,
    diagnosticText({
      code: 'T1999',
      severity: 'error',
      message: `Something went wrong inside Tosite: ${reason}`,
      hint: 'This is a fault of the program, not of your data. Run again with TOSITE_DEBUG=1 and report what is printed.',
    }),
  );
  return 1;
}
