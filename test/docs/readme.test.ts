// The README shows what the program prints, and names only commands and files that exist.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openLanguage } from '../../src/language/languages.ts';

const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

function missingFinnish(): string | false {
  try {
    openLanguage('fi');
    return false;
  } catch {
    return 'the screens show Finnish articles, and libvoikko is missing: npm run setup';
  }
}

describe('README.md', () => {
  it('shows what the program prints', { skip: missingFinnish() }, () => {
    const { status, stderr } = run('scripts/readme.ts', '--check');
    assert.equal(status, 0, stderr);
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/gu)].map((m) => m[1] ?? '');
    assert.ok(links.length > 5);
    for (const link of links) assert.ok(existsSync(join(root, link)), link);
  });

  it('names commands that the program has', () => {
    const { stdout } = run('bin/tosite.js', '--help');
    const named = new Set([...readme.matchAll(/`tosite ([a-z]+)/gu)].map((m) => m[1] ?? ''));
    assert.ok(named.size > 8);
    for (const name of named) assert.match(stdout, new RegExp(`^ {2}${name}(?![\\p{L}])`, 'mu'), name);
  });
});
