// Two papers that print one agency's text, and two that write their own on the same figure, through the command line.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { LedgerJson } from '../../src/ledger/flow-schema.ts';
import type { Sources } from '../../src/ledger/sources.ts';
import { FIXTURES, temporaryFolder, tosite } from './harness.ts';
import { STORES } from './stores.ts';

const ARTICLES = join(FIXTURES, 'copies');
const folder = temporaryFolder();
const heard = new Map<string, string[]>();

for (const { name, skip, location } of STORES)
  describe(`copies in the ledger, on ${name}`, { skip }, () => {
    const store = location(folder, 'copies');
    const run = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await tosite([...args, '--store', store], { columns: 400 });
      assert.equal(code, 0, stderr);
      heard.set(name, [...(heard.get(name) ?? []), stdout]);
      return stdout;
    };
    const idOf = async (publisher: string): Promise<string> => {
      const told = JSON.parse(await run('export', 'json')) as { claims: { publisher: string; documentId: string }[] };
      return told.claims.find((one) => one.publisher === publisher)?.documentId ?? '';
    };

    before(async () => {
      const files = readdirSync(ARTICLES).map((file) => join(ARTICLES, file));
      const again = join(folder, 'again.md');
      const original = readFileSync(join(ARTICLES, 'original.en.md'), 'utf8');
      // The same words in other lines, by another paper at another address.
      writeFileSync(
        again,
        original
          .replace('Harbour Agency', 'Southern Echo')
          .replace('agency.example', 'echo.example')
          .replace('2025-03-11', '2025-03-12')
          .replaceAll('. ', '.\n'),
      );
      const { code, stderr } = await tosite(['add', ...files, again, '--store', store]);
      assert.equal(code, 0, stderr);
    });

    it('counts an agency’s text once, and each paper’s own', async () => {
      const { flows } = JSON.parse(await run('ledger', 'KP', 'RU', '--json')) as LedgerJson;
      const figure = flows
        .find(({ key }) => key === 'KP-RU:container:transfer:actual:total:count')
        ?.figures.find(({ low }) => low === '12400');
      assert.ok(figure);
      const papers = new Set(figure.publishers);
      for (const paper of ['Harbour Agency', 'Northern Courier', 'Evening Quay', 'Southern Echo', 'Capital Gazette'])
        assert.ok(papers.has(paper), paper);
      const copied = figure.copies.map(({ publisher }) => publisher).toSorted();
      assert.deepEqual(copied, [
        ...['Harbour Agency', 'Harbour Agency', 'Harbour Agency'],
        ...['Satamauutiset', 'Satamauutiset'],
      ]);
      assert.equal(figure.reports, papers.size - copied.length);
    });

    it('tells them in sources, explain, show and the export', async () => {
      const original = await idOf('Harbour Agency');
      const { origins } = JSON.parse(await run('sources', 'ROK NIS', '--json')) as Sources;
      const copies = origins[0]?.copies.filter(({ of }) => of === original);
      assert.deepEqual(copies?.map(({ publisher }) => publisher).toSorted(), [
        'Evening Quay',
        'Northern Courier',
        'Southern Echo',
      ]);
      assert.equal(origins[0]?.pages, (origins[0]?.documents ?? 0) + 5);
      const courier = await idOf('Northern Courier');
      assert.match(
        await run('sources', 'ROK NIS'),
        new RegExp(`^copy: ${courier} \\(Northern Courier\\) of ${original} \\(Harbour Agency\\)$`, 'm'),
      );
      assert.match(
        await run('explain', 'KP-RU:container'),
        new RegExp(`Northern Courier, copy of ${original} \\(Harbour Agency\\): “North Korea has sent Russia`),
      );
      assert.match(await run('show', courier), new RegExp(`A copy of ${original} \\(Harbour Agency\\)`));
      assert.doesNotMatch(await run('show', original), /A copy of/);
      assert.match(await run('export', 'csv'), new RegExp(`,${original}\\r?$`, 'm'));
    });

    it('takes as the original what was published by the day', async () => {
      const ask = async (...args: string[]) => {
        const { flows } = JSON.parse(await run('ledger', 'KP', 'RU', '--json', ...args)) as LedgerJson;
        return flows.flatMap(({ figures }) => figures).filter(({ low }) => low === '12400');
      };
      for (const figure of await ask('--as-known-on', '2025-03-11')) assert.deepEqual(figure.copies, []);
      assert.ok((await ask('--as-known-on', '2025-03-12')).some(({ copies }) => copies.length === 5));
    });

    it('lets another stand for the copies where the original was rejected', async () => {
      const { flows } = JSON.parse(await run('ledger', 'KP', 'RU', '--json')) as LedgerJson;
      const before_ = flows.flatMap(({ figures }) => figures).find(({ copies }) => copies.length === 5);
      const original = await idOf('Harbour Agency');
      const told = JSON.parse(await run('show', original, '--json')) as { claims: { claim: { id: string } }[] };
      for (const { claim } of told.claims) assert.equal((await tosite(['reject', claim.id, '--store', store])).code, 0);
      const after_ = (JSON.parse(await run('ledger', 'KP', 'RU', '--json')) as LedgerJson).flows
        .flatMap(({ figures }) => figures)
        .find(({ id }) => id === before_?.id);
      assert.equal(after_?.reports, before_?.reports, 'the copies are a report of the same');
      assert.ok(after_?.copies.every(({ of }) => of !== original));
    });

    it('says the same on every store', () => {
      assert.deepEqual(heard.get(name), heard.get('SQLite'));
    });
  });
