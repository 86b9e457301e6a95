// Swings against outputs of which they are known.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shippedScenarios } from '../../../src/app/simulate.ts';
import { drawInputs } from '../../../src/exchange/sampling/draw.ts';
import { checkScenario } from '../../../src/exchange/scenario/check.ts';
import { parseScenario } from '../../../src/exchange/scenario/model.ts';
import { parametersBehind, swingsOf } from '../../../src/exchange/scenario/tornado.ts';

const uniform = (name: string, high: number) => ({ name, distribution: { kind: 'uniform' as const, low: 0, high } });

describe('swings', () => {
  const inputs = drawInputs([uniform('wide', 10), uniform('narrow', 1), uniform('idle', 5)], {
    seed: '1',
    draws: 4000,
  });
  const [wide = new Float64Array(), narrow = new Float64Array()] = inputs.values();
  const output = wide.map((value, i) => 3 * value - (narrow[i] ?? 0));
  const swings = swingsOf(output, inputs);

  it('stand in the order of their width', () => {
    assert.equal(swings[0]?.input, 'wide');
  });
  it('are the medians in the lowest and the highest fifth', () => {
    const found = swings.find(({ input }) => input === 'wide');
    assert.ok(Math.abs((found?.low ?? 0) - 2.5) < 0.5, `${found?.low}`);
    assert.ok(Math.abs((found?.high ?? 0) - 26.5) < 0.5, `${found?.high}`);
  });
  it('tell which way a parameter works', () => {
    const alone = swingsOf(
      narrow.map((value) => -value),
      new Map([['narrow', narrow]]),
    );
    assert.ok((alone[0]?.low ?? 0) > (alone[0]?.high ?? 0));
  });
  it('leave out what does not vary', () => {
    assert.deepEqual(swingsOf(output, new Map([['fixed', new Float64Array(4000).fill(2)]])), []);
  });
});

describe('what an output hangs on', () => {
  const [{ text, file } = { text: '', file: '' }] = shippedScenarios();
  const model = checkScenario(parseScenario(text, file));

  it('is found through flows, variables and stocks', () => {
    const behind = parametersBehind(model, 'shells_delivered');
    for (const name of ['wanted', 'voyages', 'home_start', 'production']) assert.ok(behind.has(name), name);
  });
  it('has nothing of what stands apart', () => {
    const behind = parametersBehind(model, 'shells_delivered');
    for (const name of ['tour', 'workers', 'oil_cap']) assert.ok(!behind.has(name), name);
    assert.equal(parametersBehind(model, 'no such output').size, 0);
  });
});
