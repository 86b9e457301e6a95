import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataTable } from '../../src/base/data.ts';
import { knownOrigins, originsFrom } from '../../src/ledger/origins.ts';

const origins = knownOrigins();

describe('names of origins', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['ROK NIS', 'ROK NIS', 'ROK'],
    ['National Intelligence Service', 'ROK NIS', 'ROK'],
    ['the national intelligence service', 'ROK NIS', 'ROK'],
    ['National Intelligence Service (kansallinen tiedustelupalvelu)', 'ROK NIS', 'ROK'],
    ['Some Unheard Service (Valkoinen talo)', 'White House', 'US'],
    ['Etelä-Korean tiedustelupalvelu', 'ROK NIS', 'ROK'],
    ['the U.S. State Department', 'US State', 'US'],
    ['Volodymyr Zelenskyy', 'Zelensky', 'UA'],
    ['Ukraine’s military intelligence', 'HUR', 'HUR'],
    ['Pentagon', 'Pentagon', 'US'],
    ['two senior US officials', 'US government', 'US'],
    ['Venäjän puolustusministeriö', 'Russian defence ministry', 'Russia'],
  ];
  for (const [name, origin, body] of cases)
    it(name, () => {
      const found = origins.resolve(name);
      assert.deepEqual([found.name, found.body, found.known], [origin, body, true]);
    });

  it('keeps a name that nobody has declared', () => {
    const found = origins.resolve('Institute of Nowhere (Ei missään -laitos)', 'researcher');
    assert.deepEqual(found, {
      name: 'Institute of Nowhere',
      body: 'Institute of Nowhere',
      kind: 'researcher',
      state: null,
      admiralty: 'F',
      known: false,
    });
  });

  it('takes a name of two as one that depends on the known one, an outlet last', () => {
    const { name, body, kind, known } = origins.resolve('Reuters and Open Source Centre (Reuters ja OSC)');
    assert.deepEqual(
      { name, body, kind, known },
      { name: 'Reuters and Open Source Centre', body: 'OSC', kind: 'researcher', known: false },
    );
  });

  it('takes words without a capital for a description of somebody unnamed', () => {
    for (const name of ['two fishermen (kaksi kalastajaa)', 'an estimate', 'arvioija'])
      assert.equal(origins.resolve(name).kind, 'unnamed');
    assert.equal(origins.resolve('Osasto 7').kind, 'official');
  });

  it('keeps a name that is nothing but a bracket', () => {
    assert.equal(origins.resolve('(x)').name, '(x)');
  });
});

describe('the table', () => {
  const FACTS = [
    'White House',
    'ROK MND',
    'ROK NIS',
    'ROK government',
    'HUR',
    'Ukraine prosecutor general',
    'US State',
    'CSIS',
    'RUSI',
    'C4ADS',
    'ROK DIA',
    'Western intelligence (The Times)',
    'FNF (Guseinova)',
    'ROK intelligence (unnamed)',
    'Ukrainian intelligence',
    'OSC',
    'Wi Sung-lac',
    'US UN mission',
    'ROK JCS',
    'Zelensky',
    'UN 1718 Committee',
    'Russia to UN',
    'not named',
    'Western officials',
    'KIDA',
    'Russia (Gerasimov)',
    'DPRK (KCNA)',
    'MSMT',
    'UK DI',
    'Russia (Shoigu)',
    'ROK analysis (unnamed)',
    'DPRK',
  ];
  it('has all 32 origins of the figures by their own names', () => {
    for (const name of FACTS) assert.equal(origins.resolve(name).name, name);
    assert.equal(new Set(FACTS).size, 32);
  });

  it('gives a reason and a source in every row, and names only bodies that exist', () => {
    const rows = dataTable('origins.tsv');
    const bodies = new Set(rows.map(({ body }) => body));
    for (const row of rows) {
      assert.ok(row.reason && row.source, row.name ?? '');
      const named = [...(row.fed_by ?? '').split('|'), ...(row.evidence_of ?? '').split('|')].filter(
        (body) => body !== '',
      );
      for (const body of named) assert.ok(bodies.has(body), `${row.name}: no body ${body}`);
    }
  });

  it('says who depends on whom, either way round, and why', () => {
    assert.match(origins.dependence('MSMT', 'US') ?? '', /US feeds MSMT: .*member states/u);
    assert.match(origins.dependence('ROK', 'MSMT') ?? '', /ROK feeds MSMT/u);
    assert.match(origins.dependence('KIDA', 'OSC') ?? '', /evidence of OSC/u);
    assert.match(origins.dependence('US', 'US') ?? '', /both speak for US/u);
    for (const [a, b] of [
      ['US', 'ROK'],
      ['HUR', 'OSC'],
      ['UK', 'Western officials'],
      ['FNF', 'ROK'],
    ] as const)
      assert.equal(origins.dependence(a, b), null);
  });

  it('refuses an alias that stands for two', () => {
    const row = (name: string, alias: string) => ({ name, body: 'X', kind: 'researcher', aliases_en: alias });
    assert.throws(() => originsFrom([row('One', 'the Same'), row('Two', 'same')]), /stands for One and for Two/u);
  });
});
