// The command line as a process: help, version, usage, pipes, signals, streaming.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { FIXTURES, ROOT, spawnTosite, temporaryFolder, tosite } from './harness.ts';

const BIN = join(ROOT, 'bin', 'tosite.js');
const COMMANDS = [
  'read',
  'add',
  'import',
  'claims',
  'show',
  'accept',
  'reject',
  'ledger',
  'explain',
  'export',
  'serve',
  'demo',
];

describe('help and usage', () => {
  it('prints the version', async () => {
    const { code, stdout } = await tosite(['--version']);
    assert.deepEqual([code, stdout], [0, '0.1.0\n']);
  });

  it('lists every command, and gives each an example', async () => {
    const { stdout } = await tosite(['--help']);
    for (const command of COMMANDS) {
      assert.match(stdout, new RegExp(`^ {2}${command}\\b`, 'm'));
      const help = await tosite([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`Examples?:\\n {2}tosite ${command} ?`));
    }
  });

  for (const args of [
    ['reed'],
    ['read', '--nope'],
    ['import', 'x', 'y'],
    ['export', 'pdf'],
    ['show'],
    ['serve', '--port', 'x'],
    ['read', '--json', '--ndjson'],
    [],
  ])
    it(`does not understand: ${args.join(' ') || 'nothing'}`, async () => {
      const { code, stdout, stderr } = await tosite(args);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.match(stderr, /tosite/);
    });

  it('shows a stack only where it is asked for', async () => {
    const args = ['claims', '--store', join(FIXTURES, 'none.db')];
    assert.doesNotMatch((await tosite(args)).stderr, /\n\s+at /);
    assert.match((await tosite(args, { env: { TOSITE_DEBUG: '1' } })).stderr, /\n\s+at /);
  });
});

describe('as a process', () => {
  it('reads an article, without colours in a pipe', async () => {
    const { code, stdout, stderr } = await spawnTosite(['read', join(FIXTURES, 'article.en.md')]);
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /^Two neighbours and a railway bridge\nTosite example · 10 Feb 2025 · en · \d+ claims? · d_[0-9a-f]{16}\n/,
    );
    assert.doesNotMatch(stdout, /\u001b/);
  });

  it('is silent where the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'read', '--ndjson', '-'], { stdio: 'pipe' });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    const line = `${JSON.stringify({ id: 'x', text: 'The harbour was quiet. '.repeat(40), lang: 'en' })}\n`;
    const feed = setInterval(() => child.stdin.write(line.repeat(20)), 5);
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(feed);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });

  it('keeps every document where the reader of its output goes away', async () => {
    const store = join(temporaryFolder(), 'gone.db');
    const lines = Array.from(
      { length: 40 },
      (_, i) => `${JSON.stringify({ id: `${i}`, text: `Harbour ${i} was quiet.` })}\n`,
    );
    const child = spawn(process.execPath, [BIN, 'add', '--ndjson', '-', '--lang', 'en', '--store', store], {
      stdio: 'pipe',
    });
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.resume();
    child.stdin.end(lines.join(''));
    await new Promise((resolve) => child.on('close', resolve));
    const kept = await openStore(store);
    assert.equal((await kept.documents()).length, 40);
    await kept.close();
  });

  it('answers each line before the next one comes: it streams', async () => {
    const child = spawn(process.execPath, [BIN, 'read', '--ndjson', '-'], { stdio: 'pipe' });
    for (const id of ['a', 'b', 'c']) {
      child.stdin.write(`${JSON.stringify({ id, text: 'The harbour was quiet.', lang: 'en' })}\n`);
      const answer = await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve));
      assert.equal((JSON.parse(answer.toString()) as { id: string }).id, id);
    }
    child.stdin.end();
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
  });

  // In a language that is not read: what is measured is the stream, not the speed of a reader.
  it('keeps memory constant over a long stream', { timeout: 60_000 }, async () => {
    const peak = async (lines: number): Promise<number> => {
      const code = `import { main } from ${JSON.stringify(join(ROOT, 'src', 'cli', 'main.ts'))};
        const code = await main(['read', '--ndjson', '-']);
        process.stderr.write(String(process.resourceUsage().maxRSS)); process.exitCode = code;`;
      const child = spawn(process.execPath, ['--max-semi-space-size=4', '--input-type=module', '-e', code], {
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      const line = `${JSON.stringify({ id: 'x', text: 'The harbour was quiet that day. '.repeat(300), lang: 'xx' })}\n`;
      let rss = '';
      child.stderr.on('data', (chunk: Buffer) => {
        rss += chunk.toString();
      });
      for (let i = 0; i < lines; i++)
        if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once('drain', resolve));
      child.stdin.end();
      await new Promise((resolve) => child.on('close', resolve));
      return Number(rss) / 1024;
    };
    const [short, long] = [await peak(300), await peak(6000)];
    assert.ok(short > 30, `no measure: ${short}`);
    assert.ok(long < short + 60, `${short.toFixed(0)} MB for 3 MB of text, ${long.toFixed(0)} MB for 58 MB`);
  });
});

/** A Node of the PATH that is too old for Tosite; null where there is none. */
function olderNode(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const node = join(folder, 'node');
    if (folder === '' || folder.startsWith(ROOT) || !existsSync(node)) continue;
    const major = Number(spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout);
    if (major >= 20 && major < 24) return node;
  }
  return null;
}

describe('on an older Node', { skip: olderNode() ? false : 'no Node 20 to 23 on the PATH' }, () => {
  const start = (...args: string[]) => spawn(olderNode() ?? '', [BIN, ...args], { stdio: 'pipe' });

  it('hands over with the exit code', async () => {
    const codes = [['--version'], ['reed'], ['read', join(FIXTURES, 'none.txt')]].map(
      (args) => new Promise((resolve) => start(...args).on('close', resolve)),
    );
    assert.deepEqual(await Promise.all(codes), [0, 2, 1]);
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    it(`ends the workbench on ${signal}, and leaves nothing running`, { timeout: 60_000 }, async () => {
      const child = start('serve', '--port', '0', '--store', join(temporaryFolder(), 'x.db'));
      let said = '';
      const ended = new Promise((resolve) => child.on('close', resolve));
      const open = new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('Ctrl-C')) resolve();
        });
      });
      await Promise.race([open, ended]);
      child.kill(signal);
      // 'close' comes when nobody holds the output any more: neither of the two processes.
      assert.equal(await ended, 0);
      assert.match(said, /Ended\./);
    });
});

describe('the workbench over a ledger that is not there', () => {
  it('says that it begins an empty one', { timeout: 60_000 }, async () => {
    const store = join(temporaryFolder(), 'typo.db');
    const { code, stderr } = await tosite(['serve', '--port', '0', '--store', store]);
    assert.equal(code, 0);
    assert.match(stderr, /typo\.db is empty/);
  });
});

describe('the demonstration', () => {
  it('reads the examples, shows both directions, and ends where no workbench is wanted', {
    timeout: 60_000,
  }, async () => {
    const { code, stdout, stderr } = await spawnTosite(['demo', '--no-serve']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /1\. Read: 8 articles, \d+ claims/);
    assert.match(stdout, /2\. Reconcile: with 153 published figures/);
    assert.match(stdout, /3\. Weigh: .*/);
    assert.match(stdout, /4.41–8.61\u00a0bn/u);
    assert.match(stdout, /^North Korea → Russia\n/m);
    assert.match(stdout, /^Russia → North Korea\n/m);
  });

  it('stays with the workbench, ends clean on SIGTERM, and leaves nothing behind', { timeout: 60_000 }, async () => {
    const temporary = temporaryFolder();
    const child = spawn(process.execPath, [BIN, 'demo'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    let stdout = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.on('close', () => reject(new Error(`ended early: ${stdout}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(stdout)?.[0];
        if (found) resolve(found);
      });
    });
    assert.ok([200, 302, 303].includes((await fetch(url, { redirect: 'manual' })).status));
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    const { readdirSync } = await import('node:fs');
    assert.ok(existsSync(temporary));
    assert.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith('tosite-demo')),
      [],
    );
  });
});
