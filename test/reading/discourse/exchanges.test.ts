import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givesLike, goesFrom } from '../../../src/reading/discourse/exchanges.ts';

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
