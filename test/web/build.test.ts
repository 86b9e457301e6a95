// What the pages weigh: the script that the browser must have before anything is shown, compressed as the server sends it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { webPages } from '../../src/api/build-web.ts';
import type { Pages } from '../../src/api/pages.ts';

/** Bytes of the first script and of all that it and the home page import before they can begin. */
const MOST = 300_000;

const bytesOf = (pages: Pages, path: string): Uint8Array => {
  const page = pages.get(path);
  assert.ok(page, path);
  return page.body;
};

/** The scripts that a script imports at once; those that it fetches when they are wanted are not among them. */
function importsOf(pages: Pages, path: string, seen: Set<string>): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = Buffer.from(bytesOf(pages, path)).toString('utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/gu))
    importsOf(pages, `/assets/${name}`, seen);
  return seen;
}

describe('the build', () => {
  it('shows its first page with at most 300 kB of compressed script, whatever the language', async () => {
    const pages = await webPages();
    const index = Buffer.from(bytesOf(pages, '/index.html')).toString('utf8');
    const entry = /src="([^"]+\.js)"/u.exec(index)?.[1] ?? '';
    const named = (start: string) =>
      [...pages.keys()].filter((path) => path.startsWith(`/assets/${start}-`) && path.endsWith('.js'));
    const first = [entry, ...named('exchange'), ...named('en')];
    assert.ok(first.length >= 3, first.join());
    const scripts = first.reduce((seen, path) => importsOf(pages, path, seen), new Set<string>());
    const size = [...scripts].reduce((sum, path) => sum + gzipSync(bytesOf(pages, path)).length, 0);
    assert.ok(size > 50_000, `${size} bytes cannot be all`);
    assert.ok(size <= MOST, `${size} bytes in ${scripts.size} scripts`);
  });

  it('inlines nothing, and asks nothing of another machine', async () => {
    const pages = await webPages();
    const index = Buffer.from(bytesOf(pages, '/index.html')).toString('utf8');
    assert.doesNotMatch(index, /<script(?![^>]*src=)|<style|style=|https?:\/\//u);
    for (const [path, { body }] of pages)
      if (path.endsWith('.css'))
        assert.doesNotMatch(Buffer.from(body).toString('utf8'), /url\(\s*["']?(?:https?:|data:)/u, path);
  });
});
