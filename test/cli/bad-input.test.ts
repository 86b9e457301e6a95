// Every kind of bad input through the command line: it is named, said what to do about, and stops nothing else.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Claim } from '../../src/reading/claim.ts';
import { FIXTURES, NO_ORDINARY, ORDINARY, type Run, spawnTosite, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const GOOD = join(FIXTURES, 'article.en.md');

type Output = {
  document: { text: string; published: string | null; language: string | null } | null;
  claims: Claim[];
  diagnostics: { code: string }[];
};
const json = ({ stdout }: Run): Output => JSON.parse(stdout);
const codes = (run: Run): readonly string[] => json(run).diagnostics.map(({ code }) => code);

/** What every error on the terminal has: code, what, where, what to do; never a stack. */
function assertTold(run: Run, code: string, where: RegExp): void {
  assert.equal(run.code, 1, run.stderr);
  assert.match(run.stderr, new RegExp(`^tosite: error ${code}: .{10,}\\n`, 'm'));
  assert.match(run.stderr, where);
  assert.match(run.stderr, /^ {2}What to do: .{10,}$/m);
  assert.doesNotMatch(run.stderr, /\n\s+at .*\.ts:\d+/);
}

describe('files that cannot be read', () => {
  it('missing', async () => assertTold(await tosite(['read', join(folder, 'nothing.txt')]), 'T1001', /nothing\.txt/));

  it('a folder', async () => {
    mkdirSync(join(folder, 'sub'));
    assertTold(await tosite(['read', join(folder, 'sub')]), 'T1002', /sub/);
  });

  it('without the right to', { skip: NO_ORDINARY }, async () => {
    const path = file('secret.txt', 'x');
    chmodSync(path, 0o000);
    assertTold(await spawnTosite(['read', path], ORDINARY), 'T1003', /secret\.txt/);
  });

  it('empty, or white space', async () => {
    assertTold(await tosite(['read', file('empty.txt', '')]), 'T1004', /empty\.txt/);
    assertTold(await tosite(['read', '-'], { stdin: ' \n\t' }), 'T1004', /-/);
  });

  it('binary', async () => {
    assertTold(await tosite(['read', file('report.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj')]), 'T1005', /report\.pdf/);
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 11);
    assertTold(await tosite(['read', file('noise.bin', noise)]), 'T1005', /noise\.bin/);
  });

  it('invalid UTF-8, with byte and line', async () => {
    const run = await tosite(['read', file('latin1.txt', Buffer.from('Rivi yksi.\nVenäjä osti viljaa.', 'latin1'))]);
    assertTold(run, 'T1006', /latin1\.txt, line 2/);
    assert.match(run.stderr, /0xE4 at offset 14/);
  });

  it('50 MB of text, from a file and from a pipe', { timeout: 20_000 }, async () => {
    const path = file('huge.txt', '');
    truncateSync(path, 50_000_000);
    assertTold(await tosite(['read', path]), 'T1008', /huge\.txt/);
    assertTold(
      await tosite(['read', '-'], { stdin: 'Russia bought grain. '.repeat(2_400_000) }),
      'T1008',
      /standard input/,
    );
  });

  it('a stream without an end', { timeout: 20_000, skip: process.platform === 'win32' && 'no /dev/zero' }, async () => {
    assertTold(await tosite(['read', '/dev/zero']), 'T1008', /\/dev\/zero/);
  });

  it('one bad file stops no other', async () => {
    const run = await tosite(['read', join(folder, 'nothing.txt'), GOOD]);
    assert.equal(run.code, 1);
    assert.match(run.stdout, /Two neighbours and a railway bridge/);
  });
});

describe('texts that are odd but can be read', () => {
  const read = (text: string | Uint8Array, ...more: string[]): Promise<Run> =>
    tosite(['read', '-', '--json', '--lang', 'en', '--published', '2025-02', ...more], { stdin: text });
  const SENT = 'North Korea sent Russia more than 3,000 containers.';

  it('UTF-16', async () => {
    const run = await read(Buffer.from(`\ufeff${SENT}`, 'utf16le'));
    assert.deepEqual(codes(run), ['T1012']);
    assert.equal(json(run).document?.text, SENT);
  });

  it('NUL bytes', async () => {
    const run = await read(`${SENT} Russia\0 paid.`);
    assert.ok(codes(run).includes('T1009'));
    assert.equal(json(run).document?.text, `${SENT} Russia\0 paid.`);
  });

  it('bidirectional controls', async () => {
    assert.ok(codes(await read(`${SENT} Russia \u202epaid\u202c.`)).includes('T1010'));
    const seen = await tosite(['read', '-', '--lang', 'en'], { stdin: `${SENT} It \u202epaid.` });
    assert.doesNotMatch(seen.stdout + seen.stderr, /\u202e/);
  });

  it('emoji and decomposed letters: spans still index the text', async () => {
    const fi = 'Kiinassa 🌾 sanottiin, että Pohjois-Korea on lähettänyt Venäjälle yli 3 000 konttia.'.normalize('NFD');
    for (const [text, lang] of [
      [`🚢🇰🇵 ${SENT}`, 'en'],
      [fi, 'fi'],
    ] as const) {
      const { document, claims } = json(await tosite(['read', '-', '--json', '--lang', lang], { stdin: text }));
      assert.equal(document?.text, text);
      for (const { quote, from, to, item, quantity } of claims)
        for (const slot of [{ ...quote, text: quote.exact }, from, to, item, quantity])
          if (slot?.text != null && slot.start != null && slot.end != null)
            assert.equal(text.slice(slot.start, slot.end), slot.text);
    }
  });

  it('one line of five million characters', { timeout: 120_000 }, async () => {
    const run = await read(`${SENT} ${'a'.repeat(2_500_000)} ${'The harbour was quiet that day. '.repeat(78_000)}`);
    assert.ok(run.code === 0 || codes(run).length > 0, run.stderr);
  });

  it('a sentence of 5,000 words', { timeout: 60_000 }, async () => {
    const words = Array.from({ length: 1000 }, (_, i) => `Russia sent ${i} tonnes and`).join(' ');
    const run = await read(`${words} more. ${SENT}`);
    assert.ok(run.code === 0 || codes(run).length > 0, run.stderr);
  });

  it('ten thousand repeated numbers', { timeout: 60_000 }, async () => {
    const run = await read(`Russia sent ${'1,000 '.repeat(10_000)}tonnes. ${SENT}`);
    assert.ok(run.code === 0 || codes(run).length > 0, run.stderr);
  });

  it('no date of publication', async () => {
    const run = await tosite(['read', '-', '--json', '--lang', 'en'], { stdin: SENT });
    assert.ok(codes(run).includes('T1023'));
    assert.equal(json(run).document?.published, null);
  });
});

describe('languages and dates that do not exist', () => {
  it('a language that cannot be read', async () => {
    assertTold(await tosite(['read', GOOD, '--lang', 'xx']), 'T2101', /article\.en\.md/);
    const swedish =
      'Ryssland har köpt vapen av Nordkorea och betalat med olja och spannmål, säger myndigheterna i Söul.';
    const run = await tosite(['read', '-', '--json'], { stdin: swedish });
    assert.equal(run.code, 1);
    assert.ok(codes(run).includes('T2102'));
  });

  it('a skeleton gives no claims and says so; its numbers and dates are told where they are asked for', async () => {
    const path = file('vagnar.txt', 'I augusti 2023 skickade Nordkorea mer än 3 000 granater till Ryssland.');
    const plain = ['read', path, '--lang', 'sv', '--published', '2025-03-05'];
    const run = await tosite(plain);
    assertTold(run, 'T2104', /vagnar\.txt/);
    assert.equal(run.stdout, '');
    const told = await tosite([...plain, '--mentions']);
    assert.equal(told.code, 1);
    assert.match(told.stdout, /quantity +mer än 3 000 +3000\.\./u);
    assert.match(told.stdout, /date +augusti 2023 +2023-08/u);
    const both = json(await tosite([...plain, '--mentions', '--json']));
    assert.deepEqual([both.claims, codes(await tosite([...plain, '--json']))], [[], ['T2104']]);
  });

  it('an impossible date as a flag is not understood; in a file it costs the date only', async () => {
    const flag = await tosite(['read', GOOD, '--published', '2025-02-30']);
    assert.equal(flag.code, 2);
    assert.match(flag.stderr, /2025-02-30.*no date of the calendar/);
    const path = file('date.md', '---\npublished: 2025-02-30\nlang: en\n---\nRussia bought grain.');
    const run = await tosite(['read', path, '--json']);
    assert.equal(run.code, 0);
    assert.deepEqual(codes(run).slice(0, 2), ['T1022', 'T1023']);
    assert.equal(json(run).document?.published, null);
  });
});

describe('NDJSON with bad lines', () => {
  it('gives a line for each line, in order, and ends with 1', async () => {
    const stdin = [
      '{"id":"a","text":"Russia bought grain.","lang":"en"}',
      '{"id": broken',
      '{"id":"c"}',
      '{"id":"d","text":"Moi.","lang":"xx"}',
      '{"id":"e","text":"Russia bought oil.","lang":"en","published":"2025"}',
    ].join('\n');
    const run = await tosite(['read', '--ndjson', '-'], { stdin });
    const lines = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string | null; diagnostics: { code: string }[] });
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['a', null, 'c', 'd', 'e'],
    );
    assert.deepEqual(
      lines.map(({ diagnostics }) => diagnostics.map(({ code }) => code)[0] ?? null),
      ['T1023', 'T1030', 'T1031', 'T1023', null],
    );
    assert.ok(lines[3]?.diagnostics.some(({ code }) => code === 'T2101'));
    assert.equal(run.code, 1);
  });

  it('ends with 0 where every line is read', async () => {
    const run = await tosite(['read', '--ndjson'], { stdin: '{"id":"a","text":"Russia bought grain.","lang":"en"}\n' });
    assert.equal(run.code, 0);
  });

  it('missing file', async () =>
    assertTold(await tosite(['read', '--ndjson', join(folder, 'no.jsonl')]), 'T1001', /no\.jsonl/));
});

describe('articles and NDJSON together', () => {
  const lines = [
    JSON.stringify({ id: 'one', text: 'North Korea sent Russia 5,000 shells.', lang: 'en' }),
    '{bad',
    JSON.stringify({ id: 'three', text: 'North Korea sent Russia 70 missiles.', lang: 'en' }),
  ];

  it('reads each line as a document of its own', async () => {
    const path = file('mixed.ndjson', lines.join('\n'));
    const run = await tosite(['read', GOOD, path, '--json']);
    assert.equal(run.code, 1);
    const outputs: Output[] = JSON.parse(run.stdout);
    assert.deepEqual(
      outputs.slice(1).map(({ document }) => document?.text ?? null),
      ['North Korea sent Russia 5,000 shells.', null, 'North Korea sent Russia 70 missiles.'],
    );
    assertTold(await tosite(['read', GOOD, path]), 'T1030', /mixed\.ndjson, line 2/);
  });

  it('adds a stream from standard input line by line', async () => {
    const store = join(folder, 'stream.db');
    const run = await tosite(['add', '-', '--ndjson', '--json', '--store', store], { stdin: lines.join('\n') });
    assert.equal(run.code, 1);
    const { documents } = JSON.parse(run.stdout) as { documents: { added: boolean }[] };
    assert.deepEqual(
      documents.map(({ added }) => added),
      [true, false, true],
    );
  });

  it('holds a line to the length of a document', async () => {
    const stdin = JSON.stringify({ id: 'long', text: 'The harbour was quiet. '.repeat(450_000), lang: 'en' });
    const run = await tosite(['read', '--ndjson'], { stdin });
    assert.equal(run.code, 1);
    assert.match(run.stdout, /"T1008"/);
  });
});

describe('fields that lie', () => {
  const path = file('lies.md', '---\npublished: 2024-13-40\nlang: xx\n---\nNorth Korea sent Russia 5,000 shells.\n');

  it('tells all that is wrong with them, not the worst only', async () => {
    const run = await tosite(['read', path]);
    assertTold(run, 'T2101', /lies\.md/);
    assert.match(run.stderr, /warning T1022: "2024-13-40"/);
  });

  it('does not keep a text that could not be read', async () => {
    const store = join(folder, 'lies.db');
    const run = await tosite(['add', path, '--store', store]);
    assertTold(run, 'T2101', /lies\.md/);
    assert.equal(run.stdout, '');
    const again = await tosite(['add', path, '--lang', 'en', '--json', '--store', store]);
    const { documents } = JSON.parse(again.stdout) as {
      documents: { added: boolean; diagnostics: { code: string }[] }[];
    };
    assert.equal(documents[0]?.added, true);
    assert.equal(
      documents[0]?.diagnostics.some(({ code }) => code === 'T4020'),
      false,
    );
  });
});
