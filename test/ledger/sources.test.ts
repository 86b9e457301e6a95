import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { circlesIn } from '../../src/ledger/circles.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { sourceCollector } from '../../src/ledger/sources.ts';
import { ORIGINS, says } from './build.ts';

describe('circles', () => {
  const graph = (edges: Readonly<Record<string, string>>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to.split(' '))]));
  it('are names that lead to each other', () => {
    assert.deepEqual(circlesIn(graph({ a: 'b', b: 'c', c: 'a d', d: 'e', x: 'y', y: 'x' })), [
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
    assert.deepEqual(circlesIn(graph({ a: 'b', b: 'c' })), []);
  });
});

describe('sources', () => {
  const reports = [
    says('Alfa ministry', '10', '10', { publisher: 'Gazette', page: 'p1' }),
    says('Alfa service', '10', '12', { publisher: 'Herald', page: 'p2', outlet: 'Gazette', speaker: 'a deputy' }),
    says('Delta monitors', '10', '12', { publisher: 'Herald', page: 'p3' }),
    says('Charlie', '50', '50', { publisher: 'Gazette', page: 'p1' }),
  ];
  const made = (list: readonly Report[]) => {
    const collector = sourceCollector();
    for (const series of reconcile(list, { origins: ORIGINS }).series) collector.add([series]);
    return collector.done(ORIGINS);
  };

  it('say for each origin what is known from it, through whom, and on whom it depends', () => {
    const { origins, bodies, independentBodies } = made(reports);
    const alfa = origins.find(({ origin }) => origin === 'Alfa service');
    assert.deepEqual(alfa?.chains, [{ publisher: 'Herald', outlet: 'Gazette', speaker: 'a deputy', reports: 1 }]);
    assert.deepEqual(
      alfa.dependent.map(({ body, why }) => [body, why]),
      [['Delta', 'Alfa feeds Delta: is fed by its members']],
    );
    assert.deepEqual([alfa.figures, alfa.documents, alfa.publishers, alfa.independent], [1, 1, ['Herald'], 1]);
    assert.deepEqual([bodies, independentBodies], [3, 2]);
  });

  it('find papers that cite each other', () => {
    const round = [
      says('Gazette', '5', '5', { publisher: 'Herald', page: 'p1' }),
      says('Herald', '6', '6', { publisher: 'Gazette', page: 'p2' }),
    ];
    assert.deepEqual(made(round).circular, [['Gazette', 'Herald']]);
    assert.deepEqual(made(reports).circular, []);
  });
});

describe('reliance', () => {
  it('tells how many reports came each way, and what is declared', () => {
    const collector = sourceCollector();
    const told = (stated: string, outlet: string | null): Report => ({
      ...says('Delta monitors', '900', null, { stated }),
      publisher: 'Gazette',
      outlet,
    });
    collector.add(
      reconcile([told('2024-05-01', 'Herald'), told('2024-06-01', 'Herald'), told('2024-07-01', null)], {
        origins: ORIGINS,
      }).series,
    );
    assert.deepEqual(
      collector.done(ORIGINS).reliance.map(({ from, to, kind, reports }) => [from, to, kind, reports]),
      [
        ['Delta', 'Alfa', 'fed', 0],
        ['Delta', 'Bravo', 'fed', 0],
        ['Delta monitors', 'Delta', 'part', 0],
        ['Gazette', 'Delta monitors', 'cites', 1],
        ['Gazette', 'Herald', 'cites', 2],
        ['Herald', 'Delta monitors', 'cites', 2],
      ],
    );
  });
});
