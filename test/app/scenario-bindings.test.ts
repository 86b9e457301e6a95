// A scenario run from its bindings, as a browser does, against the same run in the library.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importFigures } from '../../src/app/import-figures.ts';
import { scenarioBindings } from '../../src/app/scenario-bindings.ts';
import { simulate } from '../../src/app/simulate.ts';
import type { OutputResult } from '../../src/exchange/scenario/result.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { answer, openModel } from '../../src/web/views/scenario/model.ts';
import { parseSettings } from '../../src/web/views/scenario/settings.ts';

const DRAWS = { draws: 400, seed: '7', until: '2025-06' };

/** What the page tells: where the spread comes from of the output that is asked for only. */
const told = (outputs: readonly OutputResult[]): readonly OutputResult[] =>
  outputs.map((one) => (one.name === 'shells_delivered' ? one : { ...one, spread: [] }));

describe('a scenario run from its bindings', () => {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tosite-bindings-'));
    store = await openStore(join(folder, 'test.db'));
    const figures = join(import.meta.dirname, '..', '..', 'examples', 'figures.csv');
    await importFigures(store, readFileSync(figures, 'utf8'), 'figures.csv', { actor: 'test', now: new Date(0) });
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the bands of the library, also after a round trip through JSON', async () => {
    const sent = JSON.parse(JSON.stringify(await scenarioBindings(store)));
    const found = answer(openModel(sent), { ...DRAWS, set: new Map(), other: null, output: 'shells_delivered' });
    assert.deepEqual(found.outputs, told((await simulate(store, DRAWS)).outputs));
    assert.equal(found.others, null);
  });
  it('gives the bands of the library with the same settings', async () => {
    const set = parseSettings('wanted:1000..2000,kursk:off');
    const bindings = await scenarioBindings(store);
    const found = answer(openModel(bindings), { ...DRAWS, set, other: new Map(), output: 'shells_delivered' });
    const wanted = await simulate(store, { ...DRAWS, set });
    assert.deepEqual(found.outputs, told(wanted.outputs));
    assert.deepEqual(found.others, told((await simulate(store, DRAWS)).outputs));
    const shells = found.differences.find(({ name }) => name === 'shells_delivered');
    assert.ok(shells && shells.difference.p50 < 0 && shells.more < 0.05, 'fewer wanted, fewer delivered');
    assert.equal(found.swings.length > 0, true);
  });
  it('knows only the policies that were known by the day', async () => {
    const then = await scenarioBindings(store, '2024-06-30');
    assert.ok(!then.active.includes('kursk'));
    assert.ok((await scenarioBindings(store)).active.includes('kursk'));
  });
});
