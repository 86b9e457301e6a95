// What a command may use of the outside: streams, environment, clock, width, colour. Tests give their own.
import { once } from 'node:events';
import { userInfo } from 'node:os';
import type { Readable, Writable } from 'node:stream';

export type Io = {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Name of the user that the process runs as; null where the machine knows none. */
  readonly login: () => string | null;
  /** Width of the output in columns: the terminal's, 80 where the output is piped. */
  readonly columns: number;
  readonly colour: boolean;
  /** A person looks at the error stream: how far a long command is may be drawn there. */
  readonly progress: boolean;
  /** The time now, UTC, such as 2026-01-31T12:00:00.000Z. */
  readonly clock: () => string;
  /** Settles when the user ends a command that stays (Ctrl-C or SIGTERM). */
  readonly interrupted: () => Promise<void>;
  /** Runs a last act where the process is ended by a signal; what it returns takes it off again. The signal then ends the process. */
  readonly onKilled: (act: () => void) => () => void;
};

/** A container may run as a user that has no entry. */
function loginName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The process's own. */
export function processIo(): Io {
  const { env, stdout } = process;
  const plain = !stdout.isTTY || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return {
    stdin: process.stdin,
    stdout,
    stderr: process.stderr,
    env,
    login: loginName,
    columns: Math.max(40, stdout.isTTY ? stdout.columns || 80 : 80),
    colour: !plain,
    progress: process.stderr.isTTY === true && env.TERM !== 'dumb',
    clock: () => new Date().toISOString(),
    interrupted: () =>
      new Promise((resolve) => {
        // They stay: Ctrl-C may arrive twice, from the terminal and from a process that hands it on.
        for (const name of SIGNALS) process.on(name, () => resolve());
      }),
    onKilled: (act) => {
      const handlers = SIGNALS.map((name) => {
        const handler = (): void => {
          act();
          stop();
          process.kill(process.pid, name);
        };
        process.on(name, handler);
        return [name, handler] as const;
      });
      const stop = (): void => {
        for (const [name, handler] of handlers) process.removeListener(name, handler);
      };
      return stop;
    },
  };
}

/** Writes and waits where the reader is slower than we are. Where nobody reads any more, nothing is written. */
export async function print(stream: Writable, text: string): Promise<void> {
  if (!stream.writable) return;
  if (stream.write(text)) return;
  try {
    await once(stream, 'drain');
  } catch (error) {
    // The stream's own listener in main.ts has it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** Writes a value as JSON for people and programs: two spaces, one line end. */
export const printJson = (io: Io, value: unknown): Promise<void> =>
  print(io.stdout, `${JSON.stringify(value, null, 2)}\n`);
