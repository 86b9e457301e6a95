// A claim as the fields of a form, and what of them is sent.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SuggestionsView } from '../../src/api/correction-schemas.ts';
import { partyName, vocabulary } from '../../src/app/names.ts';
import { changedFields, fieldsOf, newFields, suggestedValues, valuesOf } from '../../src/web/fields.ts';
import { sampleReading } from '../cli/sample.ts';

const { items } = vocabulary();
const [shells, money] = sampleReading().claims;
assert.ok(shells && money);
const before = valuesOf(shells, partyName);

const found = (change: Partial<SuggestionsView>): SuggestionsView => ({
  ...{ span: { start: 10, end: 40 }, parties: [], items: [], quantities: [], dates: [], places: [], sources: [] },
  draft: null,
  ...change,
});
const party = (id: string, start: number) => ({ id, text: id, start, end: start + 2, known: 'stated' as const });

describe('the fields of a claim', () => {
  it('are its slots, as a person would write them', () => {
    assert.deepEqual(
      [before.from, before.to, before.item, before.low, before.high, before.source],
      ['North Korea', 'Russia', 'ammunition.artillery', '1000000', '', 'Port Watch'],
    );
  });

  it('send only what was changed', () => {
    assert.deepEqual(changedFields(before, before, items), {});
    assert.deepEqual(changedFields(before, { ...before, low: '1,000 000' }, items), {});
    assert.deepEqual(changedFields(before, { ...before, low: '2 000 000', item: 'artillery shells' }, items), {
      low: '2000000',
    });
    assert.deepEqual(changedFields(before, { ...before, when: '2024' }, items), { when: '2024' });
  });

  it('send nothing about a number that is gone but that it is gone', () => {
    assert.deepEqual(changedFields(before, { ...before, low: '', basis: 'stock', unit: 'tonne' }, items), { low: '' });
  });

  it('take the period from what is no rate any more', () => {
    const rate = { ...before, basis: 'rate', per: 'year' };
    assert.deepEqual(changedFields(before, rate, items), { basis: 'rate', per: 'year' });
    assert.deepEqual(changedFields(rate, { ...rate, basis: 'total' }, items), { basis: 'total', per: '' });
  });

  it('have outcome, sign and cause where the frame has them', () => {
    assert.ok(!('outcome' in newFields({ ...before, outcome: 'killed' }, items)));
    assert.equal(newFields({ ...before, frame: 'casualties', outcome: 'killed' }, items).outcome, 'killed');
    assert.deepEqual(fieldsOf('effect').slice(-2), ['sign', 'cause']);
  });

  it('begin with the grammar’s draft, else with what stands inside the words selected', () => {
    const { id: _id, quote: _quote, reader: _reader, ...draft } = money;
    assert.equal(suggestedValues(found({ draft }), partyName).low, '2500000000');
    const parties = [party('RU', 12), party('KP', 30), party('CN', 60)];
    const values = suggestedValues(found({ parties }), partyName);
    assert.deepEqual([values.frame, values.from, values.to], ['transfer', 'Russia', 'North Korea']);
    assert.equal(suggestedValues(found({ parties: [party('CN', 60)] }), partyName).from, '');
  });
});
