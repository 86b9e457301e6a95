// What is set in a scenario, as an address has it; its bands and swings as marks; its words beside those of the file.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { shippedScenarios } from '../../../src/app/simulate.ts';
import { BY } from '../../../src/exchange/scenario/bind.ts';
import { parseScenario } from '../../../src/exchange/scenario/model.ts';
import { bandMarks, isMoved, spread, tornadoMarks } from '../../../src/web/views/scenario/rows.ts';
import {
  commandText,
  parseSettings,
  reachOf,
  settingsText,
  trackOf,
  withSetting,
} from '../../../src/web/views/scenario/settings.ts';
import { TEXTS } from '../texts.ts';

const amount = fc.double({ min: 0, max: 1e12, noNaN: true }).map(Math.abs);
const setting = fc.oneof(
  fc.constantFrom('on' as const, 'off' as const),
  fc.tuple(amount, amount).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
);
const settings = fc
  .array(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/), setting), { maxLength: 6 })
  .map((entries) => new Map(entries));

describe('what is set', () => {
  it('comes back out of an address as it went in', () => {
    fc.assert(
      fc.property(settings, (some) => {
        assert.deepEqual(parseSettings(settingsText(some)), some);
      }),
    );
  });
  it('takes no part of an address that is none', () => {
    for (const bad of ['', 'wanted', 'wanted:', 'wanted:5..3', 'wanted:-1', 'a b:1', 'x:1e', ':5', 'x:on..off'])
      assert.equal(parseSettings(bad).size, 0, bad);
    assert.deepEqual([...parseSettings('bad,wanted:1..2').keys()], ['wanted']);
  });
  it('is taken back by null', () => {
    const some = parseSettings('a:1,b:on');
    assert.equal(settingsText(withSetting(some, 'a', null)), 'b:on');
    assert.equal(settingsText(withSetting(withSetting(some, 'a', null), 'b', null)), null);
  });
  it('is the same on the command line', () => {
    assert.equal(
      commandText(parseSettings('wanted:1..2,stop:on'), { until: '2027-12', asKnownOn: '2025-01-01' }),
      'tosite simulate --set wanted=1..2 --set stop=on --until 2027-12 --as-known-on 2025-01-01',
    );
  });
});

describe('a slider', () => {
  it('holds the whole reach of what it sets, in steps that end on its last notch', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e12, noNaN: true }), (high) => {
        const { most, step } = trackOf({ low: 0, high }, 'shell');
        assert.ok(most >= high * 1.99 && most <= high * 2.03, `${most} for ${high}`);
        assert.ok(Math.abs(most / step - Math.round(most / step)) < 1e-6);
        assert.ok(most / step <= 210);
      }),
    );
  });
  it('ends at one for a share', () => {
    assert.equal(trackOf({ low: 0.2, high: 0.6 }, 'percent').most, 1);
    assert.equal(trackOf({ low: 0.2, high: 1 }, 'ratio').most, 1);
  });
  it('knows the reach of any distribution', () => {
    const mixture = {
      kind: 'mixture',
      of: [
        { kind: 'point', value: 9 },
        { kind: 'tail', low: 2, p95: 5 },
      ],
    } as const;
    assert.deepEqual(reachOf(mixture), { low: 2, high: 9 });
  });
});

const frame = { width: 400, height: 200, left: 40, right: 60, top: 10, bottom: 20 };
const band = Array.from({ length: 25 }, (_, i) => ({
  month: `${2023 + Math.floor((i + 8) / 12)}-${String(((i + 8) % 12) + 1).padStart(2, '0')}`,
  p5: i,
  p50: 2 * i,
  p95: 4 * i,
}));

describe('the marks of a band', () => {
  it('stand inside the picture, the larger number higher', () => {
    const { end, levels, years } = bandMarks(band, null, frame);
    assert.ok(end.p95 < end.p50 && end.p50 < end.p5);
    for (const { at } of levels) assert.ok(at >= frame.top - 1e-9 && at <= frame.height - frame.bottom + 1e-9);
    assert.deepEqual(
      years.map(({ year }) => year),
      ['2024', '2025'],
    );
  });
  it('share one scale with the band that they are compared with', () => {
    const wide = band.map((one) => ({ ...one, p95: one.p95 * 3 }));
    const [alone, beside] = [bandMarks(band, null, frame), bandMarks(band, wide, frame)];
    assert.ok(beside.end.p95 > alone.end.p95, 'the band is lower where a higher one stands beside it');
    assert.notEqual(beside.other, null);
  });
});

describe('labels beside each other', () => {
  it('stand apart, in their order, inside the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 }), (places) => {
        const moved = spread(places, 15, 200);
        const sorted = [...moved].sort((a, b) => a - b);
        for (const [i, at] of sorted.entries()) {
          if (i > 0) assert.ok(at - (sorted[i - 1] ?? 0) >= 15 - 1e-9);
          assert.ok(at <= 200 + 1e-9);
        }
        for (const [i, a] of places.entries())
          for (const [j, b] of places.entries()) if (a < b) assert.ok((moved[i] ?? 0) < (moved[j] ?? 0));
      }),
    );
  });
});

describe('the bars of a tornado', () => {
  it('reach from the middle to both medians, the widest first, at most so many', () => {
    const swings = [
      { input: 'a', low: 1, high: 9 },
      { input: 'b', low: 6, high: 4 },
      { input: 'c', low: 5, high: 5 },
    ];
    const { bars, middle } = tornadoMarks(swings, 5, 300, 2);
    assert.deepEqual(
      bars.map(({ swing }) => swing.input),
      ['a', 'b'],
    );
    assert.ok((bars[0]?.low ?? 0) < middle && (bars[0]?.high ?? 0) > middle);
    assert.ok((bars[1]?.low ?? 0) > middle, 'one that works the other way points the other way');
  });
});

describe('an output that nothing moves', () => {
  it('is told from one that a single parameter moves', () => {
    const still = { input: 'a', low: 5, high: 5 };
    assert.equal(isMoved([still]), false);
    assert.equal(isMoved([still, { input: 'b', low: 6, high: 4 }]), true);
    assert.deepEqual(tornadoMarks([still], 5, 300).bars, []);
  });
});

describe('the words of the shipped scenario', () => {
  it('are there for every way in which a number can stand', () => {
    assert.deepEqual(Object.keys(TEXTS.en.scenario.by).sort(), [...BY].sort());
  });
  it('are in English those of its file, and are there in every language', () => {
    const [{ text, file } = { text: '', file: '' }] = shippedScenarios();
    const { said } = parseScenario(text, file);
    const parts = { parameter: said.parameters, policy: said.policies, output: said.outputs };
    for (const [part, named] of Object.entries(parts)) {
      const what = Object.fromEntries(Object.entries(named).map(([name, one]) => [name, one.what]));
      assert.deepEqual(TEXTS.en.scenario[part as keyof typeof parts], what, part);
    }
    assert.equal(TEXTS.en.scenario.asks, said.asks);
  });
});
