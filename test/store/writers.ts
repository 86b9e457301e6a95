// Starts writers (writer.ts) as processes of their own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Writer = {
  /** Settles when its store is open. */
  readonly ready: Promise<void>;
  readonly begin: () => void;
  readonly kill: () => void;
  /** What the store acknowledged, once the process is gone; and what it said where it failed. */
  readonly done: Promise<{
    readonly acknowledged: readonly string[];
    readonly code: number | null;
    readonly said: string;
  }>;
};

export type WriterOptions = { readonly name: string; readonly count: number; readonly together?: number };

let cache: string | null = null;

/** What the first writer compiled, the others need not: they start in a third of the time. */
function compiled(): string {
  if (cache === null) {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-compiled-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    cache = folder;
  }
  return cache;
}

/** A writer on a store, waiting to begin. */
export function startWriter(location: string, { name, count, together = 1 }: WriterOptions): Writer {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'writer.ts'), location, name, String(count), String(together)],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compiled() } },
  );
  let out = '';
  let said = '';
  let opened = (): void => {};
  const ready = new Promise<void>((resolve) => {
    opened = resolve;
  });
  child.stdout?.on('data', (bytes: Buffer) => {
    out += String(bytes);
    if (out.startsWith('ready\n')) opened();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    said += String(bytes);
  });
  child.stdin?.on('error', () => {});
  const done = once(child, 'close').then(([code]: (number | null)[]) => {
    opened();
    // A line that was cut off was not acknowledged.
    return { acknowledged: out.split('\n').slice(1, -1), code: code ?? null, said };
  });
  return {
    ready,
    begin: () => void child.stdin?.write('begin\n'),
    kill: () => void child.kill('SIGKILL'),
    done,
  };
}
