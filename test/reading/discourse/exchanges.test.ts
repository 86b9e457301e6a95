import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  customersOf,
  givesLike,
  goesFrom,
  isAtWar,
  knownOf,
  levelOf,
  suppliersOf,
} from '../../../src/reading/discourse/exchanges.ts';

test('who supplies arms is taken to give the like, and who is supplied to pay', () => {
  assert.equal(goesFrom('CN', 'PK', 'technology.intelligence'), false);
  assert.equal(givesLike('CN', 'PK', 'technology.intelligence'), true);
  assert.equal(givesLike('PK', 'CN', 'technology.intelligence'), false);
  assert.equal(givesLike('PK', 'CN', 'money.payment'), true);
  assert.equal(givesLike('CN', 'PK', 'money.payment'), false);
  assert.equal(givesLike('CN', 'PK', 'money.loan'), true);
});

test('who only sends people or money to another is not taken to supply it', () => {
  assert.equal(givesLike('NP', 'RU', 'weapon'), false);
  assert.equal(givesLike('QA', 'HAMAS', 'drone'), false);
});

test('the very kind of things is known more closely than their class, and this than what anybody gives', () => {
  assert.equal(levelOf(knownOf('weapon.air-defence'), 'RU', 'KP'), 3);
  assert.equal(levelOf(knownOf('weapon.air-defence'), 'KP', 'RU'), 2);
  assert.equal(levelOf(knownOf('weapon.air-defence'), 'HR', 'UA'), 1);
  assert.equal(levelOf(knownOf('weapon.air-defence'), 'UN', 'UA'), 0);
});

test('a class without its kind is known loosely by any of its kinds', () => {
  assert.equal(levelOf(knownOf('money'), 'PL', 'KR'), 1);
  assert.equal(levelOf(knownOf('money.payment'), 'PL', 'KR'), 3);
  assert.equal(levelOf(knownOf('money.loan'), 'PL', 'KR'), 0);
});

test('who fights and who supplies is known of parties by themselves', () => {
  assert.equal(isAtWar('UA'), true);
  assert.equal(isAtWar('NO'), false);
  assert.ok(customersOf('US') > customersOf('EE'));
  assert.ok(suppliersOf('IL') > suppliersOf('IS'));
});
