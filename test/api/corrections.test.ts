// Completing and correcting over the API: each answers what its schema says, over a store with one document made by hand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { z } from 'zod';
import {
  ActMade,
  AmendmentMade,
  ChangesView,
  ClaimMade,
  HistoryView,
  LogView,
  ReviewView,
  SplitMade,
  SuggestionsView,
  VerificationView,
} from '../../src/api/correction-schemas.ts';
import { DocumentView, ErrorEnvelope, FlowsView, VocabularyView } from '../../src/api/schemas.ts';
import { sampleReading, TEXT } from '../cli/sample.ts';
import { type Running, startSample } from './harness.ts';

const { document, claims } = sampleReading();
const [shells, , grain] = claims.map(({ id }) => id);
const QUOTE = 'promised a satellite';
const start = TEXT.indexOf(QUOTE);
const span = { start, end: start + QUOTE.length };

describe('completing and correcting over the API', () => {
  let server: Running;
  const get = async <S extends z.ZodType>(schema: S, path: string, body?: unknown): Promise<z.output<S>> => {
    const answer = await server.ask(`/api${path}`, body === undefined ? {} : { method: 'POST', body });
    assert.ok(answer.status === 200 || answer.status === 201, `${path}: ${answer.status} ${answer.text}`);
    return schema.parse(answer.json);
  };
  const fails = async (path: string, status: number, body?: unknown): Promise<ErrorEnvelope['error']> => {
    const answer = await server.ask(`/api${path}`, body === undefined ? {} : { method: 'POST', body });
    assert.equal(answer.status, status, `${path}: ${answer.text}`);
    return ErrorEnvelope.parse(answer.json).error;
  };

  before(async () => {
    server = await startSample();
  });
  after(() => server.close());

  it('suggests slots for the words that are selected', async () => {
    const quote = 'sent about 40,000 tonnes of grain';
    const at = TEXT.indexOf(quote);
    const found = await get(
      SuggestionsView,
      `/documents/${document.id}/suggestions?start=${at}&end=${at + quote.length}`,
    );
    assert.deepEqual(found.items[0]?.code, 'food.grain');
    assert.deepEqual([found.quantities[0]?.low, found.quantities[0]?.unit], ['40000', 'tonne']);
    assert.equal((await fails(`/documents/${document.id}/suggestions?start=9&end=3`, 400)).at?.field, 'end');
    await fails('/documents/d_0000000000000000/suggestions?start=0&end=3', 404);
  });

  it('keeps a claim of a person, which counts', async () => {
    const fields = {
      frame: 'transfer',
      from: 'Russia',
      to: 'KP',
      item: 'technology.satellite',
      number: '1',
      modality: 'planned',
    };
    const { claim } = await get(ClaimMade, `/documents/${document.id}/claims`, { ...span, fields });
    assert.deepEqual(
      [claim.claim.reader, claim.claim.from?.id, claim.claim.quote.exact],
      ['person:workbench', 'RU', QUOTE],
    );
    assert.match(claim.series ?? '', /^RU-KP:technology\.satellite:.*planned/);
    const wrong = { ...span, fields: { frame: 'transfer', low: 'many' } };
    const error = await fails(`/documents/${document.id}/claims`, 422, wrong);
    assert.deepEqual([error.code, error.at?.field], ['T1911', 'low']);
    await fails('/documents/d_0000000000000000/claims', 404, { ...span, fields });
    const sheaf = TEXT.indexOf('🌾');
    assert.equal(
      (await fails(`/documents/${document.id}/claims`, 422, { start: 0, end: sheaf + 1, fields })).code,
      'T1912',
    );
    assert.equal(
      (await fails(`/documents/${document.id}/claims`, 422, { start: 5, end: 99_999, fields })).code,
      'T2201',
    );
  });

  it('amends with the old value kept, and takes it back', async () => {
    const made = await get(AmendmentMade, `/claims/${shells}/amendments`, {
      fields: { low: '2000000' },
      reason: 'misread',
    });
    assert.deepEqual(made.decision.changes, [{ field: 'quantity.low', old: '1000000', new: '2000000' }]);
    assert.equal(made.claim.claim.quantity?.low, '2000000');
    const history = await get(HistoryView, `/claims/${shells}/history`);
    assert.deepEqual([history.standing, history.instead], ['replaced', [made.claim.claim.id]]);
    const next = await get(HistoryView, `/claims/${made.claim.claim.id}/history`);
    assert.ok(
      next.decisions.some(({ seq }) => seq === made.decision.seq),
      'the new claim tells what it came from',
    );
    assert.equal((await fails('/decisions', 409, { claim: shells, kind: 'accept' })).code, 'T4012');
    assert.deepEqual(
      history.decisions.map(({ verdict, reason }) => [verdict, reason]),
      [['amend', 'misread']],
    );
    assert.equal((await get(ActMade, '/undoings', { subject: shells })).decision.target, made.decision.seq);
    assert.equal((await get(HistoryView, `/claims/${shells}/history`)).standing, 'current');
    assert.equal((await fails('/undoings', 422, { subject: shells })).code, 'T1914');
    assert.equal((await fails(`/claims/${shells}/amendments`, 422, { fields: { low: '1000000' } })).code, 'T1913');
  });

  it('splits and merges', async () => {
    const parts = [{ number: '30000' }, { number: '10000', item: 'food' }];
    const split = await get(SplitMade, `/claims/${grain}/splits`, { parts });
    assert.deepEqual(
      split.claims.map(({ claim }) => claim.quantity?.low),
      ['30000', '10000'],
    );
    const [one, two] = split.claims.map(({ claim }) => claim.id);
    const merged = await get(ActMade, `/claims/${one}/merges`, { claims: [two] });
    assert.equal(merged.decision.verdict, 'merge');
    assert.equal((await get(HistoryView, `/claims/${two}/history`)).standing, 'merged');
    assert.equal((await fails(`/claims/${one}/merges`, 422, { claims: [one] })).code, 'T4015');
    await get(ActMade, '/undoings', {});
    assert.equal((await get(HistoryView, `/claims/${two}/history`)).standing, 'current');
  });

  it('queues what is open, and registers what moved', async () => {
    const queue = await get(ReviewView, '/review?limit=2');
    assert.equal(queue.items.length, 2);
    assert.ok(queue.open > 2);
    assert.ok((queue.items[0]?.impact?.size ?? 0) >= (queue.items[1]?.impact?.size ?? 0));
    const { changes } = await get(ChangesView, '/changes?since=0');
    const moved = changes.find(({ reason }) => reason === 'misread');
    assert.deepEqual(
      [moved?.before?.supported[0]?.low, moved?.after?.supported[0]?.low, moved?.change],
      ['1000000', '2000000', 'moved'],
    );
    const all = await get(ChangesView, '/changes?all=true');
    assert.ok(all.changes.some(({ change }) => change === 'new'));
    await fails('/changes?since=yesterday', 400);
  });

  it('decides in the name of the person, and only on what the person saw', async () => {
    const headers = { 'X-Tosite-Actor': encodeURIComponent('Äiti K.') };
    const body = { claim: grain, kind: 'accept', seen: null };
    await get(ActMade, '/undoings', { subject: grain });
    const made = await server.ask('/api/decisions', { method: 'POST', headers, body });
    assert.equal(made.status, 201, made.text);
    const error = await fails('/decisions', 409, { ...body, kind: 'reject' });
    assert.equal(error.code, 'T5409');
    assert.match(error.message, /Äiti K\. has accepted this meanwhile/u);
    const nobody = await server.ask('/api/decisions', { method: 'POST', headers: { 'X-Tosite-Actor': '%' }, body });
    assert.equal(nobody.status, 400);
    const log = await get(LogView, '/log?limit=2');
    assert.deepEqual([log.statements.length, log.statements.at(-1)?.actor], [2, 'Äiti K.']);
    assert.equal(log.statements.at(-1)?.hash, log.head.hash);
    const before = await get(LogView, `/log?before=${log.head.seq}&limit=1`);
    assert.equal(before.statements[0]?.seq, log.head.seq - 1);
    assert.deepEqual((await get(LogView, '/log?before=1')).statements, []);
  });

  it('shows the ledger as it was recorded', async () => {
    const seqs = (await get(LogView, '/log')).statements;
    const read = seqs.find(({ kind }) => kind === 'claims-read')?.seq ?? 0;
    const then = await get(DocumentView, `/documents/${document.id}?as-recorded-at=${read}`);
    assert.deepEqual(
      then.claims.map(({ claim, decision }) => [claim.id, decision]),
      claims.map(({ id }) => [id, null]),
    );
    assert.equal((await get(FlowsView, `/flows?as-recorded-at=${read - 1}`)).flows.length, 0);
    assert.ok((await get(FlowsView, `/flows?as-recorded-at=${read}`)).flows.length > 0);
    assert.equal((await fails('/flows?as-recorded-at=soon', 400)).at?.field, 'as-recorded-at');
    await fails('/flows?as-recorded-at=2026-13-45', 400);
  });

  it('shows the log, the register and the queue as they were, and as known on a day', async () => {
    const { head } = await get(LogView, '/log');
    assert.deepEqual(
      (await get(LogView, '/log?as-recorded-at=2')).statements.map(({ seq }) => seq),
      [1, 2],
    );
    assert.ok((await get(LogView, '/log?as-known-on=1990')).statements.length < head.seq);
    const all = (await get(ChangesView, '/changes?all=true')).changes;
    const then = (await get(ChangesView, '/changes?all=true&as-recorded-at=2')).changes;
    assert.deepEqual(
      then,
      all.filter(({ seq }) => seq <= 2),
    );
    assert.deepEqual((await get(ChangesView, '/changes?all=true&as-known-on=1990')).changes, []);
    assert.equal((await get(ReviewView, '/review?as-known-on=1990')).open, 0);
    const verified = await get(VerificationView, '/log/verification?as-recorded-at=2');
    assert.deepEqual(verified.ok && verified.statements, 2);
  });

  it('names what a claim can hold', async () => {
    const { items, parties } = await get(VocabularyView, '/vocabulary');
    assert.equal(items.find(({ code }) => code === 'ammunition.artillery')?.name, 'artillery shells');
    assert.equal(parties.find(({ id }) => id === 'KP')?.name, 'North Korea');
  });
});

describe('tables and runs over the API', () => {
  let server: Running;
  before(async () => {
    server = await startSample();
  });
  after(() => server.close());
  const post = (path: string, body: unknown) => server.ask(path, { method: 'POST', body });
  const figures = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'figures.csv'), 'utf8');

  it('takes a table in under a run, and the run back', async () => {
    const answer = await post('/api/imports', { what: 'figures', text: figures, file: 'figures.csv' });
    const { added, run } = answer.json as { added: number; run: string };
    assert.ok(answer.status === 201 && added > 10, answer.text);
    const { runs } = (await server.ask('/api/runs')).json as { runs: { run: string; reverted: boolean }[] };
    assert.deepEqual(
      runs.filter((one) => one.run === run).map((one) => one.reverted),
      [false],
    );
    const back = await post(`/api/runs/${run}/reversal`, { reason: 'the wrong file' });
    assert.equal((back.json as { run: { reverted: boolean } }).run.reverted, true, back.text);
    assert.equal((await server.store.figures()).length, 0);
    assert.equal((await post(`/api/runs/${run}/reversal`, {})).status, 422);
  });

  it('keeps nothing of a table with a bad row, and names the row', async () => {
    const [head = '', first = ''] = figures.split(/\r?\n/u);
    const text = `${head}\n${first}\n${first.replaceAll(/\d/gu, 'x')}\n`;
    const answer = await post('/api/imports', { what: 'figures', text, file: 'bad.csv' });
    const { error } = answer.json as { error: { code: string; at: { line?: number } | null } };
    assert.deepEqual([answer.status, error.code.slice(0, 2), error.at?.line], [422, 'T3', 3], answer.text);
    assert.equal((await server.store.figures()).length, 0);
  });
});
