import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataTable } from '../../src/base/data.ts';
import { bounds } from '../../src/base/edtf.ts';
import { knownOrigins, type OriginSetting, originsFrom } from '../../src/ledger/origins.ts';

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

describe('people', () => {
  const on = (name: string, day: string) => {
    const { name: origin, body, known } = origins.resolve(name, 'official', day);
    return known ? `${origin} (${body})` : `${origin} alone`;
  };
  it('speak for the body whose office they held on the day', () => {
    assert.equal(on('Kaja Kallas', '2023-05'), 'Estonia (Estonia)');
    assert.equal(on('Kaja Kallas', '2025-03-01'), 'EU (EU)');
    assert.equal(on('Rustem Umerov', '2024-06-01'), 'Ukrainian defence ministry (UA)');
    assert.equal(on('Rustem Umerov', '2025-09-01'), 'Ukrainian NSDC (UA)');
  });

  it('speak for themselves outside their time', () => {
    assert.equal(on('Antony Blinken', '2024-06-01'), 'US State (US)');
    assert.equal(on('Antony Blinken', '2025-06-01'), 'Antony Blinken alone');
  });

  it('of the table hold real offices: a name, an office, a source and dates that do not turn round', () => {
    const rows = dataTable('origin-people.tsv');
    assert.ok(rows.length > 100);
    for (const row of rows) {
      assert.ok(row.name && row.origin && row.office && row.source, row.name ?? '');
      if (row.from && row.to) assert.ok((bounds(row.from).first ?? '') <= (bounds(row.to).last ?? ''), row.name ?? '');
    }
  });
});

describe('what persons set', () => {
  const set = (...settings: readonly OriginSetting[]) =>
    originsFrom(dataTable('origins.tsv'), dataTable('origin-people.tsv'), settings);
  it('makes a new name another name of an origin, through as many steps as there are', () => {
    const made = set({ name: 'Office Nine', as: 'Office Ten' }, { name: 'Office Ten', as: 'ROK NIS' });
    assert.deepEqual([made.resolve('Office Nine').name, made.resolve('the office ten').body], ['ROK NIS', 'ROK']);
    assert.equal(origins.resolve('Office Nine').name, 'Office Nine');
  });

  it('rates an origin by any of its names, the later setting before the earlier', () => {
    const made = set({ name: 'Open Source Centre', letter: 'C' }, { name: 'OSC', letter: 'B' });
    assert.deepEqual(
      [made.letterOf('OSC'), made.resolve('Open Source Centre').admiralty, made.letterOf('KIDA')],
      ['B', 'B', 'F'],
    );
  });

  it('ends where names are merged in a circle', () => {
    const made = set({ name: 'Office Nine', as: 'Office Ten' }, { name: 'Office Ten', as: 'Office Nine' });
    assert.match(made.resolve('Office Nine').name, /^Office (Nine|Ten)$/);
  });
});
