// `tosite read` and `tosite add` with the grammar, on the examples.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { DocumentSchema } from '../../src/document/document.ts';
import { Claim } from '../../src/reading/claim.ts';
import { FIXTURES, ROOT, temporaryFolder, tosite } from './harness.ts';

const DiagnosticJson = z.object({
  code: z.string().regex(/^T\d{4}$/),
  severity: z.string(),
  message: z.string().min(1),
  hint: z.string().min(1),
});
const ReadingJson = z.object({
  document: DocumentSchema,
  claims: z.array(Claim),
  diagnostics: z.array(DiagnosticJson),
});
const ARTICLES = globSync('examples/*-*.md', { cwd: ROOT })
  .sort()
  .map((name) => join(ROOT, name));
const ENGLISH = join(FIXTURES, 'article.en.md');
const FINNISH = join(FIXTURES, 'article.fi.txt');

describe('tosite read', () => {
  it('prints what the published contract says, for every example, each quote an exact slice', async () => {
    assert.ok(ARTICLES.length >= 8);
    const run = await tosite(['read', '--json', ...ARTICLES]);
    assert.equal(run.code, 0, run.stderr);
    const readings = z.array(ReadingJson).parse(JSON.parse(run.stdout));
    assert.equal(readings.length, ARTICLES.length);
    for (const { document, claims } of readings) {
      assert.ok(claims.length > 0, `no claim in ${document.title}`);
      for (const { quote, ...slots } of claims) {
        assert.equal(document.text.slice(quote.start, quote.end), quote.exact);
        for (const slot of [slots.from, slots.to, slots.item, slots.quantity, slots.when, slots.where])
          if (slot?.text != null && slot.start !== null && slot.end !== null)
            assert.equal(document.text.slice(slot.start, slot.end), slot.text);
      }
    }
  });

  it('prints one object for one document', async () => {
    const { document, claims } = ReadingJson.parse(JSON.parse((await tosite(['read', '--json', ENGLISH])).stdout));
    assert.equal(document.url, 'https://example.org/two-neighbours');
    assert.ok(
      claims.some(({ frame, quantity }) => frame === 'transfer' && quantity?.low === '3000' && quantity.high === null),
    );
  });

  it('takes the fields from its options', async () => {
    const options = [
      '--published',
      '2025-01-05T10:00:00Z',
      '--publisher',
      'P',
      '--url',
      'https://example.org/x',
      '--title',
      'T',
      '--lang',
      'FI',
    ];
    const { document } = ReadingJson.parse(JSON.parse((await tosite(['read', '--json', FINNISH, ...options])).stdout));
    assert.deepEqual(
      [document.published, document.publisher, document.url, document.title, document.language],
      ['2025-01-05', 'P', 'https://example.org/x', 'T', 'fi'],
    );
  });

  it('reads Finnish and English from a pipe alike, and Markdown by its front matter', async () => {
    const fi = await tosite(['read'], { stdin: 'Pohjois-Korea on toimittanut Venäjälle yli 3 000 konttia.' });
    assert.match(fi.stdout.replaceAll('\u00a0', ' '), /North Korea → Russia\n +containers +3 000 or more/);
    const en = await tosite(['read', '-'], {
      stdin: '---\ntitle: A bridge\nlang: en\n---\nNorth Korea has sent Russia more than 3,000 containers.',
    });
    assert.match(
      en.stdout.replaceAll('\u00a0', ' '),
      /^A bridge\n[\s\S]*North Korea → Russia\n +containers +3 000 or more/,
    );
  });

  it('tells the mentions where they are asked for, in JSON, a line each in NDJSON, and below the picture', async () => {
    const one = JSON.parse((await tosite(['read', ENGLISH, '--mentions', '--json'])).stdout);
    assert.ok(one.mentions.length > 5);
    for (const { type, start, end, text } of one.mentions) {
      assert.equal(one.document.text.slice(start, end), text);
      assert.match(type, /^(?:quantity|money|date|party|place|item|source)$/);
    }
    const line = JSON.stringify({ id: 'p1', lang: 'en', text: 'The ferry carries 300 cars.' });
    const streamed = JSON.parse((await tosite(['read', '--ndjson', '--mentions', '-'], { stdin: `${line}\n` })).stdout);
    assert.deepEqual(streamed.claims, []);
    assert.ok(streamed.mentions.some((m: { value: { low?: string } }) => m.value.low === '300'));
    const plain = JSON.parse((await tosite(['read', ENGLISH, '--json'])).stdout);
    assert.equal(plain.mentions, undefined);
    const shown = await tosite(['read', ENGLISH, '--mentions']);
    assert.match(shown.stdout, /\n\d+ mentions\n(?:\w+ +\S.*\n)+$/);
  });

  it('says how each slot is known where that is asked', async () => {
    const plain = await tosite(['read', ENGLISH]);
    const explained = await tosite(['read', ENGLISH, '--explain']);
    assert.doesNotMatch(plain.stdout, /├─/);
    assert.match(explained.stdout, /├─ (?:from|to): KP, stated: “North Korea”/);
    assert.match(explained.stdout, /claim c_[0-9a-f]{16}: transfer, read\s+by grammar@1/);
  });

  it('gives each line of NDJSON what the text alone gives', async () => {
    const texts = [
      'North Korea has sent Russia more than 3,000 containers.',
      'It snowed.',
      'Russia has sent North Korea 40,000 tonnes of grain.',
    ];
    const stdin = texts
      .map((text, i) => JSON.stringify({ id: `p${i}`, text, lang: 'en', published: '2025-01' }))
      .join('\n');
    const run = await tosite(['read', '--ndjson', '-'], { stdin });
    const lines = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; claims: unknown[]; diagnostics: unknown[] });
    for (const [i, text] of texts.entries()) {
      const alone = JSON.parse(
        (await tosite(['read', '-', '--json', '--lang', 'en', '--published', '2025-01'], { stdin: text })).stdout,
      ) as { claims: unknown[] };
      assert.deepEqual(Object.keys(lines[i] ?? {}), ['id', 'claims', 'diagnostics']);
      assert.deepEqual([lines[i]?.id, lines[i]?.claims], [`p${i}`, alone.claims]);
    }
    assert.ok((lines[0]?.claims.length ?? 0) > 0);
    assert.deepEqual(lines[1]?.claims, []);
  });
});

describe('tosite add', () => {
  const store = join(temporaryFolder(), 'added.db');

  it('keeps articles and NDJSON, says what was known, and goes on after a bad file', async () => {
    const first = await tosite(['add', ENGLISH, FINNISH, '--published', '2025-02-10', '--store', store]);
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stdout, /^added {2}d_[0-9a-f]{16} +\d+ claims? .*article\.en\.md\nadded {2}d_/);
    const again = await tosite([
      'add',
      join(FIXTURES, 'none.md'),
      ENGLISH,
      '--published',
      '2025-02-10',
      '--store',
      store,
    ]);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /T1001/);
    assert.match(again.stdout, /^known {2}d_/);
  });

  it('prints what it did as JSON', async () => {
    const run = await tosite(['add', ENGLISH, '--json', '--store', store]);
    const { documents } = JSON.parse(run.stdout) as { documents: { id: string; added: boolean; claims: number }[] };
    assert.deepEqual(
      documents.map(({ added }) => added),
      [false],
    );
  });

  it('feeds the ledger', async () => {
    const run = await tosite(['ledger', 'North Korea', 'Russia', '--store', store]);
    assert.match(run.stdout, /^North Korea → Russia\n/);
    assert.match(run.stdout.replaceAll('\u00a0', ' '), /containers +3 000 or more/);
  });
});
