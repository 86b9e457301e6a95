// A hostile article (script, markup, bidi controls, spreadsheet formulas, ten megabytes) goes in as text and comes out as text.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DocumentView } from '../../src/api/schemas.ts';
import { type Answer, type Running, startSample } from './harness.ts';

const SCRIPT = '<script>alert("owned")</script><img src=x onerror=alert(1)>';
const BIDI = '\u202Egnihton\u202C \u2066x\u2069 \u200F';
const FORMULAS = [
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
];
const SENTENCE = 'North Korea has sent Russia 2,000 lorries.';

describe('a hostile article', () => {
  let server: Running;
  const post = (path: string, body: unknown): Promise<Answer> => server.ask(path, { method: 'POST', body });
  before(async () => {
    server = await startSample();
  });
  after(() => server.close());

  const isPlainJson = ({ headers }: Answer): void => {
    assert.match(headers['content-type'] ?? '', /^application\/json/u);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  };

  it('keeps its script, markup and controls as they are written, in JSON', async () => {
    const text = `${SCRIPT} ${BIDI} ${SENTENCE} \u0000 ${FORMULAS.join(' ')} </textarea><!-- ${'\\"'} \u2028`;
    const body = { text, title: `${SCRIPT}${BIDI}`, publisher: FORMULAS[0], published: '2025-03-01' };
    const answer = await post('/api/documents', body);
    assert.equal(answer.status, 201, answer.text);
    isPlainJson(answer);
    const { document, claims } = answer.json as DocumentView;
    assert.equal(document.text, text);
    assert.equal(document.title, `${SCRIPT}${BIDI}`);
    for (const { claim } of claims) assert.equal(text.slice(claim.quote.start, claim.quote.end), claim.quote.exact);
    for (const path of [
      `/api/documents/${document.id}`,
      '/api/documents',
      '/api/claims',
      '/api/exchange?from=KP&to=RU',
      '/api/log',
    ])
      isPlainJson(await server.ask(path));
  });

  it('runs in no spreadsheet and no browser when it is exported', async () => {
    for (const formula of FORMULAS)
      await post('/api/documents', {
        ...{ text: `${SENTENCE} ${formula}`, title: formula, publisher: formula, url: 'https://paper.example/=1' },
        published: '2025-03-02',
      });
    const csv = await server.ask('/api/export/claims.csv');
    assert.match(csv.headers['content-type'] ?? '', /^text\/csv/u);
    assert.match(csv.headers['content-disposition'] ?? '', /^attachment; filename="[\w.-]+"$/u);
    assert.equal(csv.headers['x-content-type-options'], 'nosniff');
    const cells = csv.text.split('\r\n').flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u));
    const isNumber = (cell: string): boolean => /^-?\d+(?:\.\d+)?$/u.test(cell);
    const running = cells
      .map((cell) => cell.replace(/^"|"$/gu, '').replaceAll('""', '"'))
      .filter((cell) => /^\s*[=+\-@\t\r]/u.test(cell) && !isNumber(cell));
    assert.deepEqual(running, []);
    assert.ok(csv.text.includes("'=HYPERLINK"), 'guarded, not lost');
    const json = await server.ask('/api/export/claims.json');
    assert.match(json.headers['content-disposition'] ?? '', /^attachment/u);
    assert.ok(JSON.stringify(json.json).includes('=HYPERLINK'));
  });

  it('of a saved page gives its words and not its script', async () => {
    const html = `<html><head><title>x</title><script>alert(1)</script></head><body><article><h1>News</h1><p>${SENTENCE}</p><p onclick="alert(1)">Nothing else was said of the lorries on that day.</p><iframe src="https://evil.example"></iframe></article></body></html>`;
    const answer = await post('/api/read', { text: html, format: 'html' });
    assert.equal(answer.status, 200, answer.text);
    const { document } = answer.json as DocumentView;
    assert.ok(document.text.includes(SENTENCE) && !document.text.includes('alert'), document.text);
  });

  it('cannot name a place outside: fields, ids and paths are taken as words', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example'])
      assert.equal((await post('/api/documents', { text: SENTENCE, url })).status, 400, url);
    for (const id of [
      '..%2f..%2fpackage.json',
      "x' OR '1'='1",
      'd_0;DROP TABLE claims',
      '%00',
      '__proto__',
      'constructor',
    ])
      assert.equal((await server.ask(`/api/documents/${encodeURIComponent(decodeURIComponent(id))}`)).status, 404, id);
    assert.equal((await post('/api/scenarios/runs', { file: '../../../etc/passwd' })).status, 404);
    assert.equal((await post('/api/scenarios/runs', { text: '- [', file: 'x' })).status, 422);
    const polluting = JSON.parse('{"text": "a", "__proto__": {"polluted": true}}') as object;
    await post('/api/read', polluting);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('of nearly ten megabytes (the most) is read beside the server, and shown whole', async () => {
    const text = `${SENTENCE} ${'Sanoja <b>ilman</b> mitään asiaa. '.repeat(300_000)}`.slice(0, 9_100_000);
    const reading = post('/api/documents', { text, language: 'fi', published: '2025-03-03' });
    let answered = 0;
    let isRead = false;
    void reading.finally(() => {
      isRead = true;
    });
    while (!isRead) {
      assert.equal((await server.ask('/api/names')).status, 200);
      answered += 1;
    }
    const answer = await reading;
    assert.equal(answer.status, 201, answer.text.slice(0, 300));
    assert.equal((answer.json as DocumentView).document.text.length, text.length);
    assert.ok(answered > 5, `${answered} others were answered meanwhile`);
  });
});
