// Saved web pages on the command line, and that texts start without the parts that pages need.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseSync } from 'oxc-parser';
import type { Reading } from '../../src/reading/reader.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const file = join(folder, 'Ships.HTM');
const PAGE = `<!DOCTYPE html><html><head><title>Ships leave | Quay</title>
<meta property="og:title" content="Ships leave"><meta property="article:published_time" content="2025-05-04"></head>
<body><nav>Russia sent Iran 7 tanks.</nav><article><p>Russia sent North Korea about 40,000 tonnes of grain by ship, the
port said.</p><p hidden>Iran sent Russia 9 drones.</p></article></body></html>`;

describe('a saved page', () => {
  before(() => writeFileSync(file, PAGE));
  const read = async (args: readonly string[], stdin = ''): Promise<Reading> =>
    JSON.parse((await tosite(['read', '--json', ...args], { stdin })).stdout) as Reading;

  it('is read by its name, with its own title and date', async () => {
    const { document, claims } = await read([file]);
    assert.deepEqual([document.title, document.published], ['Ships leave', '2025-05-04']);
    assert.doesNotMatch(document.text, /drones|</);
    for (const { quote } of claims) assert.equal(document.text.slice(quote.start, quote.end), quote.exact);
    assert.ok(claims.some(({ from, to, item }) => from?.id === 'RU' && to?.id === 'KP' && item?.code === 'food.grain'));
  });

  it('is known by its first characters on standard input; options come before what it says', async () => {
    const { document } = await read(['--published', '2025-06-01', '-'], `\n${PAGE}`);
    assert.deepEqual([document.title, document.published], ['Ships leave', '2025-06-01']);
    assert.match((await read(['-'], 'Text about <html> as such.')).document.text, /<html>/);
  });

  it('is kept as its text', async () => {
    const store = join(folder, 'pages.db');
    assert.equal((await tosite(['add', file, '--store', store])).code, 0);
    const { stdout } = await tosite(['claims', '--to', 'KP', '--store', store]);
    assert.match(stdout, /RU→KP +grain/);
  });
});

/** The files that are loaded at once when `entry` is. */
function loadedWith(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const { module } = parseSync(entry, readFileSync(entry, 'utf8'));
  const imports = [...module.staticImports].filter(
    (one) => !one.entries.every((e) => e.isType) || one.entries.length === 0,
  );
  for (const { moduleRequest } of imports)
    if (moduleRequest.value.startsWith('.')) loadedWith(join(dirname(entry), moduleRequest.value), seen);
    else seen.add(moduleRequest.value);
  return seen;
}

describe('reading a text', () => {
  it('loads nothing that only pages need', () => {
    const loaded = [...loadedWith(join(ROOT, 'src/cli/commands/read.ts'))].map((one) => relative(ROOT, one));
    assert.ok(loaded.length > 20);
    assert.deepEqual(
      loaded.filter((one) => /html|linkedom|readability/.test(one)),
      [],
    );
    assert.ok(loadedWith(join(ROOT, 'src/document/html/open-page.ts')).has('linkedom'));
  });
});
