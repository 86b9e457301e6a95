// A throw-away PostgreSQL cluster for tests: in a temporary folder, over a Unix socket only, run by a user without rights, ended
// with the process that started it. Where it cannot be had, `reason` says why; in CI that is a failure and no reason to skip.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type Cluster =
  | {
      /** The address of a store of its own in the cluster. */
      readonly address: (name: string) => string;
      readonly stop: () => Promise<void>;
      readonly reason: false;
    }
  | { readonly reason: string };

const USER = 'tosite';

/** A cluster that nobody keeps: nothing is made durable, no query is compiled, nobody tidies up. */
const SPARING = ['fsync=off', 'full_page_writes=off', 'jit=off', 'autovacuum=off', 'max_connections=60'];

/** A folder with initdb and postgres: on the PATH, or where Debian puts them (the newest version). */
function binaries(): string | null {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** The user that the server runs as: itself, or an ordinary one where the tests run as root. */
function ordinary(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres:', 'nobody:'].map((name) => lines.find((one) => one.startsWith(name))).find(Boolean);
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : { uid: 65534, gid: 65534 };
}

/** The server takes connections. */
async function answers(folder: string): Promise<boolean> {
  const client = new pg.Client({ host: folder, user: USER, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts a cluster. Throws in CI where it cannot. */
export async function startCluster(): Promise<Cluster> {
  const cluster = await started();
  if (cluster.reason !== false && process.env.CI) throw new Error(cluster.reason);
  return cluster;
}

async function started(): Promise<Cluster> {
  const bin = binaries();
  if (bin === null) return { reason: 'PostgreSQL is not installed (apt-get install postgresql)' };
  const folder = mkdtempSync(join(tmpdir(), 'tosite-pg-'));
  const user = ordinary();
  const data = join(folder, 'data');
  mkdirSync(data);
  for (const path of [folder, data]) {
    if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
    chmodSync(path, path === data ? 0o700 : 0o755);
  }
  const init = ['-D', data, '-U', USER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  const made = spawnSync(join(bin, 'initdb'), init, { encoding: 'utf8', cwd: folder, ...user });
  if (made.status !== 0) return { reason: `initdb failed: ${made.error?.message ?? made.stderr.trim().slice(-200)}` };
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, ...SPARING];
  const server = [join(bin, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  // The shell ends the server when its own input ends, which it does with this process, however that ends.
  const script = '"$0" "$@" </dev/null & pid=$!; cat >/dev/null; kill -QUIT $pid; wait $pid';
  const child = spawn('sh', ['-c', script, ...server], { stdio: ['pipe', 'ignore', 'ignore'], cwd: folder, ...user });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; !(await answers(folder)); waited += 50) {
    if (waited > 20_000 || child.exitCode !== null) {
      await stop();
      return { reason: 'the PostgreSQL server did not start' };
    }
    await sleep(50);
  }
  const address = (name: string): string =>
    `postgres://${USER}@localhost/postgres?host=${encodeURIComponent(folder)}&schema=${name}`;
  return { address, stop, reason: false };
}
