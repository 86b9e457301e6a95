import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainFlow, explainId } from '../../src/ledger/explain.ts';
import { flowsOf, reconcile, selectSeries } from '../../src/ledger/ledger.ts';
import type { Derivation } from '../../src/ledger/model.ts';
import { ORIGINS, report, says } from './build.ts';

const count = says('Alfa ministry', '100', '100', { stated: '2024-01-01' });
const later = says('Alfa service', '150', '150', { stated: '2024-02-01' });
const monitors = says('Delta monitors', '140', null, { stated: '2024-02-02' });
const far = says('Charlie', '10', '12');
const computed = says('Alfa ministry', '4000', null, {
  item: 'ammunition',
  derivedFrom: count.id,
  quantity: { basis: 'capacity' },
});
const denial = report({ origin: 'Echo', modality: 'denied' });
const ledger = reconcile([count, later, monitors, far, computed, denial], { origins: ORIGINS });
const containers = ledger.series.find(({ item }) => item === 'container') ?? assert.fail();

const all = (tree: Derivation): readonly Derivation[] => [tree, ...tree.children.flatMap(all)];
const claims = (tree: Derivation) => new Set(all(tree).flatMap(({ claim }) => (claim ? [claim] : [])));

describe('derivations', () => {
  it('of a flow reach every claim behind it, the denial too', () => {
    const tree = explainFlow(containers, ledger);
    assert.deepEqual(claims(tree), new Set([count, later, monitors, far, denial].map(({ id }) => id)));
    const labels = tree.children.map(({ label }) => label);
    // 150 and at least 140 meet, but are one root; a tie with Charlie alone.
    assert.deepEqual(labels, [
      ...['best supported: 9–12.5', 'best supported: 145–155', 'envelope', 'confidence: low', 'trend: rising'],
      ...['replaced', 'denied'],
    ]);
  });

  it('say why agreeing bodies are not independent', () => {
    const reasons = all(explainFlow(containers, ledger)).filter(({ rule }) => rule === 'ledger.independence');
    assert.deepEqual(
      reasons.map(({ detail }) => detail),
      ['Alfa and Delta: Alfa feeds Delta: is fed by its members'],
    );
  });

  it('of a figure show what it is computed from and what replaced that', () => {
    const figure = ledger.series.find(({ item }) => item === 'ammunition')?.figures[0];
    const tree = explainId(figure?.id ?? '', ledger) ?? assert.fail();
    assert.deepEqual(claims(tree), new Set([computed.id, count.id]));
    assert.ok(all(tree).some(({ label }) => label === 'computed from'));
    assert.ok(all(tree).some(({ label, detail }) => label === 'replaced' && detail.includes('Alfa service: 150')));
  });

  it('are found by figure, series, flow and claim', () => {
    assert.equal(explainId(containers.key, ledger)?.rule, 'ledger.estimate');
    assert.equal(explainId(containers.flowKey, ledger)?.children.length, 1);
    assert.deepEqual(claims(explainId(far.id, ledger) ?? assert.fail()), new Set([far.id]));
    assert.equal(explainId('f_0000000000000000', ledger), null);
  });

  it('write the conclusion for people', () => {
    assert.equal(
      explainFlow(containers, ledger).detail,
      'best supported 9–12.5 or 145–155, by 1 independent of 3 bodies; all say 10 to 150',
    );
  });
});

describe('questions to a ledger', () => {
  const of = (query: Parameters<typeof selectSeries>[1]) => selectSeries(mixed, query).map(({ flowKey }) => flowKey);
  const mixed = reconcile(
    [
      says('Charlie', '1', '1', { item: 'ammunition.artillery' }),
      says('Charlie', '1', '1', { item: 'ammunition' }),
      says('Charlie', '1', '1', { item: 'ammunition-box' }),
      says('Charlie', '1', '1', { from: 'BB', to: 'AA', item: 'money' }),
      says('Charlie', '1', '1', { frame: 'casualties', outcome: 'killed', to: null, item: 'personnel.soldier' }),
      says('Charlie', '1', '1', { frame: 'statistic', to: null, item: 'exports' }),
    ],
    { origins: ORIGINS },
  );
  it('take an item with its subtree', () => {
    assert.deepEqual(of({ item: 'ammunition' }), ['AA-BB:ammunition', 'AA-BB:ammunition.artillery']);
  });
  it('take a pair, with the casualties of the first', () => {
    assert.deepEqual(of({ from: 'AA', to: 'BB' }).toSorted(), [
      'AA-BB:ammunition',
      'AA-BB:ammunition-box',
      'AA-BB:ammunition.artillery',
      'AA-_:personnel.soldier',
    ]);
    assert.deepEqual(of({ from: 'BB', to: 'AA' }), ['BB-AA:money']);
    assert.deepEqual(of({ to: 'AA' }), ['BB-AA:money']);
  });
  it('give flows with their series', () => {
    assert.equal(flowsOf(mixed.series).length, 6);
  });
});

describe('the way of a report', () => {
  it('leads from its page over whom the page relays to the one that speaks', () => {
    const relayed = says('Charlie', '5', '5', { publisher: 'Gazette', outlet: 'Herald', speaker: 'a deputy' });
    const tree = explainId(relayed.id, reconcile([relayed], { origins: ORIGINS })) ?? assert.fail();
    assert.ok(all(tree).some(({ label }) => label === `claim ${relayed.id}, Gazette ← Herald ← a deputy`));
  });

  it('is told of a number that was set aside too', () => {
    const [root, tenfold] = [
      says('Charlie', '20000', null, { publisher: 'Gazette', page: 'a' }),
      says('Herald', '200000', null, { publisher: 'Herald', page: 'b', stated: '2024-05-20' }),
    ];
    const made = reconcile([root, tenfold], { origins: ORIGINS });
    const tree = explainId(tenfold.id, made) ?? assert.fail();
    assert.ok(claims(tree).has(tenfold.id) && claims(tree).has(root.id));
    const aside = all(tree).find(({ rule }) => rule === 'ledger.variant');
    assert.equal(aside?.label, 'not counted: times ten');
    assert.match(
      aside?.detail ?? '',
      /^at least 200,000 \(AA → BB, container: transfer, total, count\), printed by Herald; its digits/u,
    );
  });
});
