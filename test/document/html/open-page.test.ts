// Saved web pages: what is the article, what the page says of itself, and what it may not do.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DocumentFields } from '../../../src/document/document.ts';
import { openPage, openPageBytes } from '../../../src/document/html/open-page.ts';
import { LARGEST } from '../../../src/document/html/page.ts';

const SENTENCE =
  'The harbour of Varna counted 40 grain ships in May, its office said, and more are expected, it added.';
const article = (inside: string): string => `<article><p>${SENTENCE}</p>${inside}<p>${SENTENCE}</p></article>`;
const page = (head: string, body: string): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

const textOf = (markup: string): string => openPage(markup).document?.text ?? '';
const codes = (markup: string, fields: DocumentFields = {}): readonly string[] =>
  openPage(markup, fields).diagnostics.map(({ code }) => code);
const fieldsOf = (head: string, body = article('')): readonly (string | null | undefined)[] => {
  const { document } = openPage(page(head, body));
  return [document?.title, document?.published, document?.publisher, document?.url];
};
const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

describe('the text of a page', () => {
  it('is the article in paragraphs, without what stands around it', () => {
    const around = (tag: string): string => `<${tag}><ul><li><a href="/">Front page</a></li></ul></${tag}>`;
    const text = textOf(page('', `${around('nav')}<main>${article('<h2>Barley</h2>')}</main>${around('footer')}`));
    assert.equal(text, `${SENTENCE}\n\nBarley\n\n${SENTENCE}`);
  });

  it('leaves out what a news page has besides: a banner, further reading, comments', () => {
    const links = '<ul><li><a href="/1">Two more ships, and what they carry</a></li><li><a href="/2">Fog</a></li></ul>';
    const body = `<div class="cookie-banner"><p>We use cookies, as all do, and you agree, or you do not read on.</p></div>
      <main><div><h1>Grain</h1><p class="lead">${SENTENCE}</p><div class="article-body"><p>${SENTENCE}</p>
      <div class="related"><h3>Read next</h3>${links}</div><p>${SENTENCE}</p></div></div>
      <section id="comments" class="comments"><h2>Comments</h2><p>I think, and I know, that a thousand came.</p></section></main>`;
    const text = textOf(page('<meta property="og:title" content="Grain">', body));
    assert.equal(text, [SENTENCE, SENTENCE, SENTENCE].join('\n\n'));
  });

  it('keeps the words of links, of lists, and of tables by rows', () => {
    const table =
      '<table><tr><th>Ship</th><th>Tonnes</th></tr><tr><td><p>Anna</p></td><td><b>4</b> 000</td></tr></table>';
    const text = textOf(page('', article(`<p>See <a href="x">the\n  list</a>.</p><ul><li>one<li>two</ul>${table}`)));
    assert.equal(text, `${SENTENCE}\n\nSee the list.\n\none\n\ntwo\n\nShip\tTonnes\nAnna\t4 000\n\n${SENTENCE}`);
  });

  it('breaks lines where the page does, and joins words that only a soft hyphen parts', () => {
    const text = textOf(page('', article('<p>first<br>second, hyphen&shy;ated</p><pre>a  b\n c</pre>')));
    assert.equal(text, `${SENTENCE}\n\nfirst\nsecond, hyphenated\n\na  b\n c\n\n${SENTENCE}`);
  });

  it('is all that is shown where there is no article', () => {
    assert.equal(textOf('<p>Ten ships came.'), 'Ten ships came.');
    assert.deepEqual(codes(page('<title>App</title>', '<div id="root"></div><script>start()</script>')), ['T1040']);
    assert.deepEqual(codes(''), ['T1040']);
  });

  it('survives tag soup', () => {
    const text = textOf('<p>One <b>two <i>three</b> four</p></div></table><td>five</td><p>six < seven & eight &bogus;');
    assert.equal(text.replace(/\s+/g, ' '), 'One two three four five six < seven & eight &bogus;');
  });

  it('never holds what a page hides or runs', () => {
    const hidden = [
      '<script>SECRET</script>',
      '<style>.SECRET{}</style>',
      '<noscript>SECRET</noscript>',
      '<template><p>SECRET</p></template>',
      '<p hidden>SECRET</p>',
      '<p style="display : none">SECRET</p>',
      '<p style="color:red;visibility:/* x */hidden">SECRET</p>',
      '<p style="position:absolute;left:-9999px">SECRET</p>',
      '<span class="big sr-only">SECRET</span>',
      '<p class="own-hidden">SECRET</p>',
      '<div id="lure">SECRET</div>',
      '<textarea>SECRET</textarea>',
      '<iframe srcdoc="<p>SECRET</p>"><iframe>SECRET</iframe></iframe>',
      '<svg><text>SECRET</text></svg>',
      '<dialog>SECRET</dialog>',
      '<!-- SECRET -->',
      '<p onclick="SECRET">shown</p>',
    ];
    const sheet = '<style>.own-hidden, #lure { display: none } @media print { .shown { display: none } }</style>';
    for (const one of hidden) {
      const text = textOf(page(sheet, article(`${one}<p class="shown">after it</p>`)));
      assert.doesNotMatch(text, /SECRET/, one);
      assert.match(text, /after it/, one);
    }
  });

  it('reads what lies under an open dialogue, and is hidden from screen readers only', () => {
    const text = textOf(
      page('', `<div id="app" aria-hidden="true">${article('')}</div><dialog open><p>Agree?</p></dialog>`),
    );
    assert.match(text, new RegExp(`^${SENTENCE}\n\n${SENTENCE}`));
  });

  it('keeps bidirectional controls and NUL characters, and says so', () => {
    const markup = page('', article('<p>ships \u202etfel\u202c</p><p>har\0bour</p>'));
    assert.match(textOf(markup), /ships \u202etfel\u202c\n\nhar\0bour/);
    assert.deepEqual(codes(markup), ['T1009', 'T1010', 'T1023']);
  });
});

describe('what a page says of itself', () => {
  it('comes from JSON-LD: in an array, in a graph, with references', () => {
    const story = {
      '@type': 'NewsArticle',
      headline: 'Ships',
      datePublished: '2025-05-04',
      publisher: { name: 'Quay' },
    };
    assert.deepEqual(fieldsOf(linked([{ '@type': 'BreadcrumbList' }, story])), ['Ships', '2025-05-04', 'Quay', null]);
    const graph = [
      { '@type': 'NewsMediaOrganization', '@id': '#org', name: 'Quay Daily' },
      { ...story, '@type': ['Thing', 'ReportageNewsArticle'], publisher: { '@id': '#org' } },
    ];
    assert.deepEqual(fieldsOf(linked({ '@graph': graph })), ['Ships', '2025-05-04', 'Quay Daily', null]);
    assert.equal(fieldsOf(linked({ '@type': 'WebPage', mainEntity: story }))[1], '2025-05-04');
  });

  it('comes from OpenGraph, meta elements and links', () => {
    const head =
      meta('og:title', 'Ships &amp; grain') +
      meta('article:published_time', '2025-05-04T09:00:00+03:00') +
      meta('og:site_name', 'Quay') +
      '<link rel="canonical" href="https://quay.example/ships"><meta property="og:url" content="https://quay.example/o">';
    assert.deepEqual(fieldsOf(head), ['Ships & grain', '2025-05-04', 'Quay', 'https://quay.example/ships']);
    assert.equal(fieldsOf('<meta name="citation_publication_date" content="2025/05/04">')[1], '2025-05-04');
    assert.equal(fieldsOf('', article('<time itemprop="datePublished" datetime="2025-05">May</time>'))[1], '2025-05');
    assert.equal(fieldsOf('<title>Ships\n leave</title>')[0], 'Ships leave');
  });

  it('is the address that a browser wrote into the file, where the page has none', () => {
    const saved = '<!-- saved from url=(0026)https://quay.example/ships -->';
    assert.equal(openPage(saved + page('', article(''))).document?.url, 'https://quay.example/ships');
    const head = '<link rel="canonical" href="/2025/ships">';
    assert.equal(openPage(saved + page(head, article(''))).document?.url, 'https://quay.example/2025/ships');
    assert.equal(openPage(page(head, article(''))).document?.url, null);
    assert.equal(openPage(page('<link rel="canonical" href="javascript:alert(1)">', article(''))).document?.url, null);
  });

  it('stays missing where it is not there: no date of change, no date out of the text', () => {
    const head = `${meta('article:modified_time', '2025-05-04')}${linked({ '@type': 'NewsArticle', dateModified: '2025-05-04' })}<meta name="date" content="2025-05-04">`;
    const markup = page(head, article('<p>Updated 4 May 2025</p><time datetime="2025-05-04">4 May</time>'));
    assert.equal(openPage(markup).document?.published, null);
    assert.deepEqual(codes(markup), ['T1023']);
  });

  it('takes a date in local time before the same moment in UTC', () => {
    const utc = linked({ '@type': 'NewsArticle', datePublished: '2025-05-03T22:30:00Z' });
    assert.equal(fieldsOf(utc)[1], '2025-05-03');
    assert.equal(fieldsOf(utc + meta('article:published_time', '2025-05-04T01:30:00+03:00'))[1], '2025-05-04');
    assert.equal(fieldsOf(utc + meta('article:published_time', '2025-05-04'))[1], '2025-05-04');
    assert.equal(fieldsOf(meta('article:published_time', '2025-05') + utc)[1], '2025-05-03');
  });

  it('takes only what conflicting dates share, and says so', () => {
    const head = linked({ '@type': 'NewsArticle', datePublished: '2025-05-04' });
    const markup = page(head + meta('article:published_time', '2025-05-19'), article(''));
    assert.equal(openPage(markup).document?.published, '2025-05');
    assert.deepEqual(codes(markup), ['T1042']);
    assert.deepEqual(codes(markup, { published: '2025-05-19' }), []);
    assert.equal(openPage(markup, { published: '2025-05-19' }).document?.published, '2025-05-19');
    assert.equal(fieldsOf(head + meta('article:published_time', '2024-01-01'))[1], null);
    assert.deepEqual(codes(page(meta('article:published_time', '4.5.2025'), article(''))), ['T1022', 'T1023']);
  });

  it('takes from a list of articles only the page’s own', () => {
    const list = [1, 2, 3].map((day) => ({
      '@type': 'NewsArticle',
      headline: `Story ${day}`,
      datePublished: `2025-05-0${day}`,
      url: `https://quay.example/${day}`,
    }));
    assert.equal(fieldsOf(linked(list))[1], null);
    assert.equal(fieldsOf(`${linked(list)}<link rel="canonical" href="https://quay.example/2">`)[1], '2025-05-02');
    assert.equal(fieldsOf(linked(list) + meta('og:title', 'Story 3'))[1], '2025-05-03');
  });

  it('does without structured data that is broken or means nothing', () => {
    for (const data of ['{', '[[[[', 'null', '"x"', '{"@type":["NewsArticle"],"headline":{},"datePublished":[]}'])
      assert.deepEqual(fieldsOf(`<script type="application/ld+json">${data}</script>`), [null, null, null, null], data);
  });
});

describe('the encoding of a page', () => {
  const opened = (charset: string, encoding: BufferEncoding): ReturnType<typeof openPageBytes> =>
    openPageBytes(Buffer.from(page(charset, article('<p>Määrä – 5 €</p>'.replace(' – 5 €', ''))), encoding));

  it('is the one that it declares', () => {
    for (const charset of [
      '<meta charset="windows-1252">',
      "<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>",
    ])
      assert.match(opened(charset, 'latin1').document?.text ?? '', /Määrä/);
    assert.match(opened('', 'utf8').document?.text ?? '', /Määrä/);
    assert.match(opened('<meta charset="utf-16">', 'utf8').document?.text ?? '', /Määrä/);
    const marked = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(page('', article('<p>Määrä</p>')), 'utf16le'),
    ]);
    assert.match(openPageBytes(marked).document?.text ?? '', /Määrä/);
  });

  it('is never guessed', () => {
    assert.equal(opened('', 'latin1').diagnostics[0]?.code, 'T1006');
    assert.equal(opened('<!-- <meta charset="windows-1252"> -->', 'latin1').diagnostics[0]?.code, 'T1006');
    assert.equal(opened('<meta charset="klingon">', 'utf8').diagnostics[0]?.code, 'T1043');
    assert.equal(opened('<meta charset="shift_jis">', 'latin1').diagnostics[0]?.code, 'T1043');
    assert.equal(openPageBytes(Buffer.from('%PDF-1.7 <meta charset=windows-1252>')).diagnostics[0]?.code, 'T1005');
  });
});

describe('a hostile page', () => {
  it('is refused where it is larger than any article', () => {
    const much = ['<div>'.repeat(9000), '<p>x'.repeat(LARGEST + 1), 'x '.repeat(1_100_000), '</p>'.repeat(1_100_000)];
    for (const markup of much) assert.deepEqual(codes(markup), ['T1041'], markup.slice(0, 20));
  });

  it('keeps its text where only its form is mad', () => {
    const mad = {
      nesting: `${'<div>'.repeat(3000)}${SENTENCE}`,
      attributes: `<p class="${'x '.repeat(1_000_000)}" ${'a=b '.repeat(200_000)}>${SENTENCE}`,
      comments: `<p style="${'/*'.repeat(1_000_000)}">${SENTENCE}`,
      sheet: `<style>${'{'.repeat(1_000_000)}</style><p>${SENTENCE}`,
      data: `<script type="application/ld+json">${'['.repeat(900_000)}</script><p>${SENTENCE}`,
      entities: `<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>${SENTENCE}`,
      prototype: `<p __proto__="x" constructor="y">${SENTENCE}`,
    };
    for (const [name, markup] of Object.entries(mad)) assert.ok(textOf(markup).endsWith(SENTENCE), name);
    assert.equal(textOf('<p>&b;&lol;</p>'), '&b;&lol;');
    assert.ok(textOf('<'.repeat(1_900_000)).startsWith('<<'));
  });

  it('never throws, and never brings a tag of its own into the text (property)', () => {
    const pieces = [
      '<p>',
      '</p>',
      '<td>',
      '<b class=x>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '&lt',
      ' ',
      'ä',
      '\0',
      '>',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        assert.doesNotMatch(textOf(parts.join('')), /<(?:p|td|b|script)>/);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void openPageBytes(bytes)));
  });
});
