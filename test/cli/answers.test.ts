// What --json prints about an exchange is what its schema says, no field more or less; every id in it is explained down to evidence.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { Balance } from '../../src/app/balance.ts';
import { EffectsView } from '../../src/app/effects.ts';
import { explain } from '../../src/app/explain.ts';
import { IndicatorsView } from '../../src/app/indicators.ts';
import { MeasuresView } from '../../src/app/measures.ts';
import { Simulation } from '../../src/app/simulate.ts';
import type { Derivation } from '../../src/ledger/model.ts';
import { openStore } from '../../src/store/open.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const store = join(temporaryFolder(), 'answers.db');
const example = (name: string): string => join(ROOT, 'examples', name);

async function answer(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await tosite([...args, '--json', '--store', store]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

before(async () => {
  await answer('import', 'figures', example('figures.csv'));
  await answer('add', example('fi-oljy-ja-ilmatorjunta-2025-05.md'), example('en-oil-2024-11.md'));
});

describe('an answer as JSON', () => {
  for (const [schema, ...args] of [
    [Balance, 'balance', 'KP', 'RU'],
    [Balance, 'balance', 'KP', 'RU', '--pool', 'linear', '--tail', '2', '--in', 'EUR'],
    [IndicatorsView, 'indicators'],
    [MeasuresView, 'measures'],
    [EffectsView, 'effects'],
    [Simulation, 'simulate', '--draws', '200', '--set', 'stop=on', '--compare'],
    [Simulation, 'simulate', '--draws', '200', '--back-test', '2024-02-28'],
  ] as const)
    it(`has the schema's fields: ${args.join(' ')}`, async () => {
      const found = await answer(...args);
      assert.deepEqual(schema.parse(found), found);
    });
});

/** A step that nothing stands behind but words of a text, a row, a page, a file, or a stated assumption. */
const isEvidence = ({ label, detail, source }: Derivation): boolean =>
  source !== undefined || /“|https?:|assum|data\/\w+\.tsv|denied: /u.test(`${label}: ${detail}`);
const reaches = (step: Derivation): boolean => isEvidence(step) || step.children.some(reaches);

describe('every number printed', () => {
  it('is explained down to quotes, rows, prices, or assumptions', async () => {
    const [weighed, ratios, held, drawn, run] = [
      Balance.parse(await answer('balance', 'KP', 'RU')),
      IndicatorsView.parse(await answer('indicators')),
      MeasuresView.parse(await answer('measures')),
      EffectsView.parse(await answer('effects')),
      Simulation.parse(await answer('simulate', '--draws', '200')),
    ];
    const ids = new Set([
      ...[weighed.given, weighed.received].flatMap(({ total, items, stated }) => [
        total.id,
        ...items.flatMap(({ id, worth }) => [id, ...(worth?.prices ?? [])]),
        ...stated.map(({ id }) => id),
      ]),
      ...weighed.unobserved.map(({ id }) => id),
      ...ratios.indicators.flatMap(({ rows }) =>
        rows.flatMap(({ id, used }) => [id, ...used.flatMap((u) => u.figures)]),
      ),
      ...held.measures.map(({ id }) => `measure:${id}`),
      ...held.ceilings.flatMap(({ counters }) => counters.map(({ id }) => id)),
      ...drawn.links.map(({ id }) => id),
      ...[...run.outputs, ...run.parameters, ...run.policies].map(({ name }) => `scenario:${name}`),
    ]);
    assert.ok(ids.size > 200, String(ids.size));
    const view = await openStore(store, { create: false });
    const without: string[] = [];
    // A scenario runs for each of its ids: few draws will do.
    for (const id of ids) if (!reaches(await explain(view, id, null, { scenario: { draws: 100 } }))) without.push(id);
    await view.close();
    assert.deepEqual(without, []);
  });
});
