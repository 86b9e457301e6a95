// Runs the command line: in this process with streams of its own, or as a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after } from 'node:test';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const FIXTURES = join(ROOT, 'test', 'fixtures');
export const CLOCK = '2026-01-31T12:00:00.000Z';

export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };
export type RunOptions = {
  readonly stdin?: string | Uint8Array;
  readonly columns?: number;
  readonly colour?: boolean;
  readonly progress?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** When a command that stays is ended. */
  readonly interrupted?: () => Promise<void>;
};

/** Runs `tosite ARGS` in this process. */
export async function tosite(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const out = collector();
  const err = collector();
  const io: Io = {
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    stdout: out.stream,
    stderr: err.stream,
    env: { USER: 'tester', ...options.env },
    login: () => 'root',
    columns: options.columns ?? 80,
    colour: options.colour ?? false,
    progress: options.progress ?? false,
    clock: () => CLOCK,
    interrupted: options.interrupted ?? (() => Promise.resolve()),
    onKilled: () => () => {},
  };
  const code = await main(args, io);
  return { code, stdout: out.text(), stderr: err.text() };
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(parts).toString() };
}

/** Runs bin/tosite.js as a process. */
export function spawnTosite(
  args: readonly string[],
  options: { readonly stdin?: string; readonly env?: NodeJS.ProcessEnv; readonly uid?: number } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'tosite.js'), ...args], {
      env: { ...process.env, ...options.env },
      stdio: 'pipe',
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.stdin ?? '');
  });
}

/** Who runs a test of rights: root may do everything, so that "nobody" stands in for it. */
export const ORDINARY: { readonly uid?: number } = process.getuid?.() === 0 ? { uid: 65_534 } : {};

/** A folder for the tests of one file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-test-'));
  chmodSync(folder, 0o755);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Why nothing can be tried as an ordinary user here (a checkout that only root may enter), else false. */
export const NO_ORDINARY: string | false =
  ORDINARY.uid !== undefined &&
  spawnSync(process.execPath, [join(ROOT, 'bin', 'tosite.js'), '--version'], { uid: ORDINARY.uid, gid: ORDINARY.uid })
    .status !== 0
    ? 'this checkout cannot be read by an ordinary user'
    : false;
