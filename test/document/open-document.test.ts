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

  it('takes a first heading for the title where nothing else gives one', () => {
    assert.equal(openText('# Laivat #\n\nVenäjä osti viljaa.', {}, 'markdown').document?.title, 'Laivat');
  });

  it('leaves Windows line ends in the text and reads front matter with them', () => {
    const { document } = openText(MATTER.replaceAll('\n', '\r\n'), {}, 'markdown');
    assert.equal(document?.text, 'Venäjä osti viljaa.\r\n');
    assert.equal(document?.published, '2025-02');
  });

  it('says where YAML breaks, and keeps no half-read document', () => {
    const { document, diagnostics } = openText('---\ntitle: ok\nx: "open\n---\nText.', {}, 'markdown');
    assert.equal(document, null);
    assert.equal(diagnostics[0]?.code, 'T1020');
    assert.ok((diagnostics[0]?.at?.line ?? 0) >= 3);
  });

  it('takes neither lists, aliases nor unended front matter for fields', () => {
    assert.deepEqual(codes(openText('---\n- a\n---\nText.', {}, 'markdown').diagnostics), ['T1020']);
    assert.deepEqual(codes(openText('---\na: &x 1\nb: *x\n---\nText.', {}, 'markdown').diagnostics), ['T1020']);
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
