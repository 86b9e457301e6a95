// The weights of a table, parsed by scope: the same as if all lines were read at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataTable, dataText } from '../../../src/base/data.ts';
import { scoped } from '../../../src/reading/judgement/linear.ts';
import { storedWeights } from '../../../src/reading/judgement/stored.ts';
import { judgementOf, TABLES } from '../../../src/reading/judgement/weights.ts';

const HEAD = '# Made by a script.\nmodel\tfeature\tweight\n';
const TEXT = `${HEAD}roles\tfrom|a\t1\nroles\tfrom|b|c\t-2\nroles\tfrom:x\t3\nroles\tto|a\t4\naccept\tto|a\t5\naccept\t|d\t6\n`;

describe('stored weights', () => {
  it('are known by model, scope and name', () => {
    const models = storedWeights(TEXT);
    const [roles, accept] = [models.get('roles') ?? new Map(), models.get('accept') ?? new Map()];
    assert.deepEqual([...scoped(roles, 'from')], Object.entries({ a: 1, 'b|c': -2 }));
    assert.deepEqual([...scoped(roles, '')], [['from:x', 3]]);
    assert.deepEqual([...scoped(accept, '')], [['d', 6]]);
    assert.equal(scoped(roles, 'pair').size, 0);
  });

  it('are known by their whole names too', () => {
    const roles = storedWeights(TEXT).get('roles') ?? new Map();
    assert.deepEqual([...roles].sort(), Object.entries({ 'from:x': 3, 'from|a': 1, 'from|b|c': -2, 'to|a': 4 }));
    assert.deepEqual([roles.size, roles.get('to|a'), roles.has('d')], [4, 4, false]);
  });

  it('of the shipped tables are all of their rows', () => {
    for (const [name, models] of Object.entries(TABLES)) {
      const path = `models/${name}.tsv`;
      const [stored, plain] = [storedWeights(dataText(path)), judgementOf(dataTable(path))];
      assert.deepEqual(new Set(stored.keys()), new Set(models));
      for (const model of models)
        assert.deepEqual(new Map(stored.get(model) ?? []), new Map(plain[model]), `${name} ${model}`);
    }
  });

  it('are refused where a line is none, when its scope is asked for', () => {
    for (const bad of ['roles\tfrom|x\t', 'roles\tfrom|x\tone', 'roles\tfrom|x']) {
      const roles = storedWeights(`${TEXT}${bad}`).get('roles') ?? new Map();
      assert.equal(scoped(roles, 'to').get('a'), 4);
      assert.throws(() => scoped(roles, 'from'), SyntaxError, bad);
    }
  });
});
