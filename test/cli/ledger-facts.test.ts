// What a ledger of the published figures must conclude, asked through the command line.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { FlowJson, LedgerJson } from '../../src/ledger/flow-schema.ts';
import { LedgerJson as LedgerSchema } from '../../src/ledger/flow-schema.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const store = join(temporaryFolder(), 'facts.db');
const ask = async (...args: string[]): Promise<LedgerJson> => {
  const run = await tosite(['ledger', ...args, '--json', '--store', store]);
  assert.equal(run.code, 0, run.stderr);
  return LedgerSchema.parse(JSON.parse(run.stdout));
};

describe('the exchange of North Korea and Russia', () => {
  let flows: readonly FlowJson[] = [];
  before(async () => {
    assert.equal(
      (await tosite(['import', 'figures', join(ROOT, 'examples', 'figures.csv'), '--store', store])).code,
      0,
    );
    ({ flows } = await ask('KP', 'RU', '--as-known-on', '2025-12-31'));
  });

  const series = (item: string, frame = 'transfer', basis = 'total'): FlowJson => {
    const found = flows.filter(
      (f) => f.item === item && f.frame === frame && f.basis === basis && f.kind === 'actual' && f.per === null,
    );
    assert.equal(found.length, 1, `${item} ${frame} ${basis}`);
    return found[0]!;
  };

  it('takes all rows once: importing again adds nothing', async () => {
    const again = await tosite([
      'import',
      'figures',
      join(ROOT, 'examples', 'figures.csv'),
      '--store',
      store,
      '--json',
    ]);
    const { added, known } = JSON.parse(again.stdout) as { added: number; known: number };
    assert.deepEqual([added, known], [0, 153]);
  });

  it('fact 3: "or" is not "and"', () => {
    const all = flows.flatMap(({ figures }) => figures);
    const byLabel = new Map(all.map((figure) => [figure.source?.label, figure]));
    for (const [large, small, lows] of [
      ['f007', 'f006', ['1000000', '200000']],
      ['f010', 'f009', ['2000000', '400000']],
      ['f015', 'f016', ['3000000', '500000']],
    ] as const) {
      const [a, b] = [byLabel.get(large), byLabel.get(small)];
      assert.deepEqual([a?.low, b?.low], lows);
      assert.deepEqual([a?.alternatives, b?.alternatives], [[b?.id], [a?.id]]);
      assert.equal(a?.derivedFrom, b?.derivedFrom);
    }
    for (const sum of ['1200000', '2400000', '3500000'])
      for (const flow of flows)
        assert.ok(
          ![...flow.estimate.supported, flow.estimate.envelope].some(({ low, high }) => low === sum || high === sum),
        );
  });

  it('fact 8: containers by body', () => {
    const lows = new Map(
      [...Map.groupBy(series('container').figures, ({ body }) => body)].map(([body, figures]) => [
        body,
        figures.map(({ low }) => Number(low)),
      ]),
    );
    assert.deepEqual(lows.get('US'), [1000, 10000, 11000, 16500, 20000, 20000, 24000]);
    assert.deepEqual(lows.get('ROK'), [2000, 5000, 6700, 7000, 10000, 13000, 13000, 20000, 20000, 28000]);
    assert.deepEqual([lows.get('OSC'), lows.get('KIDA'), lows.get('MSMT')], [[16000], [21000, 15800], [20000]]);
    const current = series('container').figures.filter(({ supersededBy }) => supersededBy === null);
    assert.deepEqual(current.map(({ body, low }) => `${body} ${low}`).sort(), [
      'KIDA 15800',
      'MSMT 20000',
      'OSC 16000',
      'ROK 28000',
      'US 24000',
    ]);
  });

  for (const [item, frame, regions, outliers, envelope, independent] of [
    ['ammunition.artillery', 'transfer', ['6000000-6500000 FNF,HUR,OSC,US'], ['ROK'], ['4000000', '10000000', true], 4],
    ['container', 'transfer', ['25200-30800 MSMT,ROK,US'], ['KIDA', 'OSC'], ['15800', '28000', false], 2],
    ['missile.ballistic', 'transfer', ['100-248 FNF,MSMT,US'], [], ['100', '248', false], 2],
    [
      'personnel.soldier',
      'deployment',
      ['9900-12100 UK,Western officials', '14500-15500 FNF,ROK'],
      [],
      ['11000', '15000', false],
      2,
    ],
  ] as const)
    it(`fact 13: best supported ${item}`, () => {
      const { estimate } = series(item, frame);
      assert.deepEqual(
        estimate.supported.map(({ low, high, agree }) => `${low}-${high} ${agree}`),
        regions,
      );
      assert.deepEqual(estimate.outliers, outliers);
      const { lowest, highest, high } = estimate.envelope;
      assert.deepEqual([lowest, highest, high === null], envelope);
      assert.equal(estimate.independentOrigins, independent);
    });

  it('fact 11: as known on a day', async () => {
    const killed = async (day: string): Promise<string | undefined> => {
      const { flows: known } = await ask('--as-known-on', day);
      const flow = known.find(
        ({ outcome, from, basis, period }) =>
          outcome === 'killed' && from === 'KP' && basis === 'total' && period === null,
      );
      return flow?.figures.find(({ body, supersededBy }) => body === 'ROK' && supersededBy === null)?.low ?? undefined;
    };
    assert.deepEqual(
      [await killed('2024-12-31'), await killed('2025-06-30'), await killed('2025-12-31')],
      ['100', '600', '2000'],
    );
  });

  it('shows the same in the table, and fits its columns', async () => {
    const run = await tosite(['ledger', 'kp', 'Russia', '--as-known-on', '2025-12-31', '--store', store], {
      columns: 100,
    });
    const text = run.stdout.replaceAll('\u00a0', ' ');
    assert.match(text, /^North Korea → Russia, as known on 31 Dec 2025\n/);
    assert.match(text, /artillery shells +6–6\.5 m +4–over 10 m +4 of 5/);
    assert.match(text, /containers +25 200–30 800 +15 800–28 000 +2 of 5/);
  });

  it('leads from a number to its row, and says that it has no quote', async () => {
    const figure = series('container').figures.find(({ source }) => source?.label === 'f112');
    assert.ok(figure);
    const run = await tosite(['explain', figure.id, '--store', store]);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stdout, /figures\.csv/);
    assert.match(run.stdout, /no quote/);
    const flow = await tosite(['explain', series('container').key, '--store', store]);
    assert.match(flow.stdout, /best supported: 25,200–30,800/);
    const shown = await tosite(['show', 'f112', '--store', store]);
    assert.match(shown.stdout, /without a quote: figures\.csv, row 113/);
  });

  it('takes a decision on an imported figure by its label', async () => {
    const rejected = await tosite(['reject', 'f112', '--store', store]);
    assert.match(rejected.stdout, /^rejected {2}r_[0-9a-f]{16} /, rejected.stderr);
    assert.equal((await tosite(['accept', 'f112', '--store', store])).code, 0);
  });

  it('does not know what is not there', async () => {
    const run = await tosite(['explain', 'f_0000000000000000', '--store', store]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, /T1901/);
    const party = await tosite(['ledger', 'Ruritania', '--store', store]);
    assert.equal(party.code, 2);
    assert.match(party.stderr, /T1903/);
  });
});
