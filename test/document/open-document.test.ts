import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { publishedDate } from '../../src/document/fields.ts';
import { splitFrontMatter } from '../../src/document/front-matter.ts';
import { openBytes, openText } from '../../src/document/open-document.ts';

const codes = (list: readonly { readonly code: string }[]): readonly string[] => list.map(({ code }) => code);
const MATTER =
  '---\ntitle: "Kaksi: naapuria"\npublished: 2025-02\npublisher: Esimerkki\nlang: fi\n---\n\nVenäjä osti viljaa.\n';

describe('openText', () => {
  it('takes the fields of front matter, and the text after it as the document', () => {
    const { document, diagnostics } = openText(MATTER, {}, 'markdown');
    assert.equal(document?.text, 'Venäjä osti viljaa.\n');
    assert.deepEqual(
      [document?.title, document?.published, document?.publisher, document?.language],
      ['Kaksi: naapuria', '2025-02', 'Esimerkki', 'fi'],
    );
    assert.deepEqual(diagnostics, []);
  });

  it("prefers the caller's fields to the file's own", () => {
    assert.equal(openText(MATTER, { published: '2024-12-03' }, 'markdown').document?.published, '2024-12-03');
  });

  it('reads no front matter in plain text', () => {
    assert.equal(openText(MATTER).document?.text, MATTER);
  });

  it('takes a first line that stands alone for the title of a plain text', () => {
    const title = (text: string): string | null => openText(text).document?.title ?? null;
    assert.equal(title('Finland announces aid\n\nHELSINKI - Finland will send more.'), 'Finland announces aid');
    assert.equal(title('Suomi antaa apua\r\n\r\nHelsinki. Suomi antaa.'), 'Suomi antaa apua');
    assert.equal(title('Finland will send more.\n\nSweden too.'), null, 'a sentence');
    assert.equal(title('Finland will send more\naid to Ukraine.\n\nSweden too.'), null, 'a line of a paragraph');
    assert.equal(title('Only a line'), null);
    assert.equal(title(`${'word '.repeat(40)}\n\nText.`), null);
    assert.equal(openText('A line\n\nText.', { title: 'Given' }).document?.title, 'Given');
  });
  it('takes a first heading for the title where nothing else gives one', () => {
    assert.equal(openText('# Laivat #\n\nVenäjä osti viljaa.', {}, 'markdown').document?.title, 'Laivat');
  });

  it('leaves Windows line ends in the text and reads front matter with them', () => {
    const { document } = openText(MATTER.replaceAll('\n', '\r\n'), {}, 'markdown');
    assert.equal(document?.text, 'Venäjä osti viljaa.\r\n');
    assert.equal(document?.published, '2025-02');
  });

  it('takes the rest of a line as text where YAML would stop at a headline', () => {
    const titles = [
      'North Korea oil imports, shells and workers: what we know',
      '"Million shells" sent, Seoul says',
      '[Breaking] Trains cross the border',
      '*Exclusive*: containers at Rajin',
      "'Over a million' shells",
      '- 13,000 containers',
      '@NK_News on oil: a thread',
    ];
    for (const title of titles) {
      const { document, diagnostics } = openText(
        `---\ntitle: ${title}\npublished: 2024-12\n---\nText.`,
        {},
        'markdown',
      );
      assert.deepEqual([document?.title, document?.published], [title, '2024-12']);
      assert.deepEqual(codes(diagnostics), []);
    }
  });

  it('keeps what YAML says of quotes, comments, longer values and other fields', () => {
    const source =
      '---\r\n# notes: mine\r\ntitle: "Oil: a count" # short\r\npublisher: >-\r\n  The\r\n  Paper\r\ntags:\r\n- a: b\r\n- c\r\n\r\npublished: 2024\r\n---\r\nText.';
    const { document, diagnostics } = openText(source, {}, 'markdown');
    assert.deepEqual(
      [document?.title, document?.publisher, document?.published],
      ['Oil: a count', 'The Paper', '2024'],
    );
    assert.deepEqual(codes(diagnostics), []);
  });

  it('names the field that cannot be read and its line, and keeps no half-read document', () => {
    for (const [matter, said] of [
      ['title: ok\nnote: "open\n  more: of it', /"note" \(line 3\)/],
      ['title: one\ntitle: two', /"title" \(line 3\) stands there twice/],
      ['title: one\nRussia sent grain', /Line 3 .*"Russia sent grain"/],
      ['- a', /Line 2 .*"- a"/],
    ] as const) {
      const { document, diagnostics } = openText(`---\n${matter}\n---\nText.`, {}, 'markdown');
      assert.equal(document, null);
      assert.deepEqual(codes(diagnostics), ['T1020']);
      assert.match(diagnostics[0]?.message ?? '', said);
    }
  });

  it('takes unended front matter for text', () => {
    const open = openText('---\nText about trains.', {}, 'markdown');
    assert.equal(open.document?.text, '---\nText about trains.');
    assert.deepEqual(codes(open.diagnostics), ['T1021', 'T1023']);
  });

  it('refuses an impossible date, an address that is none, a field that is no text, and reads on', () => {
    const source = '---\npublished: 2025-02-30\nurl: "javascript:alert(1)"\npublisher: [a, b]\n---\nRussia sent grain.';
    const { document, diagnostics } = openText(source, {}, 'markdown');
    assert.deepEqual([document?.published, document?.url, document?.publisher], [null, null, null]);
    assert.deepEqual(codes(diagnostics), ['T1022', 'T1025', 'T1024', 'T1023']);
  });

  it('says when no date is known', () => {
    assert.deepEqual(codes(openText('Russia sent grain.').diagnostics), ['T1023']);
    assert.deepEqual(codes(openText('Russia sent grain.', { published: '2025' }).diagnostics), []);
  });

  it('refuses empty texts and half characters', () => {
    assert.deepEqual(codes(openText(' \n\t\u00a0').diagnostics), ['T1004']);
    assert.deepEqual(codes(openText('grain \ud83d').diagnostics), ['T1011']);
    assert.equal(openText('grain \ud83d').diagnostics[0]?.span?.start, 6);
    assert.equal(openText('grain 🌾').document?.text, 'grain 🌾');
  });

  it('tells of NUL characters and bidirectional controls with their place', () => {
    const { document, diagnostics } = openText('Russia\0 sent \u202egrain', { published: '2025' });
    assert.equal(document?.text, 'Russia\0 sent \u202egrain');
    assert.deepEqual(codes(diagnostics), ['T1009', 'T1010']);
    assert.deepEqual(
      diagnostics.map(({ span }) => span?.start),
      [6, 13],
    );
  });

  it('never throws on bytes, and gives the text of front matter whole (property)', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void openBytes(bytes, {}, 'markdown')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { body } = splitFrontMatter(text);
        assert.ok(text.endsWith(body));
      }),
    );
  });
});

describe('publishedDate', () => {
  it('takes days, months, years and cuts times', () => {
    for (const [given, expected] of [
      ['2024-12-03', '2024-12-03'],
      ['2024-02-29', '2024-02-29'],
      ['2024-12', '2024-12'],
      ['2024', '2024'],
      ['2024-12-03T23:30:00Z', '2024-12-03'],
    ] as const)
      assert.equal(publishedDate(given), expected);
  });

  it('takes nothing that the calendar does not have', () => {
    for (const given of [
      '2023-02-29',
      '2024-13',
      '2024-00-10',
      '2024-04-31',
      '0024',
      '3.12.2024',
      'yesterday',
      '2024-1-1',
      '',
    ])
      assert.equal(publishedDate(given), null, given);
  });
});
