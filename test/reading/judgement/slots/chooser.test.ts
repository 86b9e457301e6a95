import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf } from '../../../../src/reading/judgement/feature.ts';
import { tell } from '../../../../src/reading/judgement/sheet.ts';
import { type Choice, chosenOf } from '../../../../src/reading/judgement/slots/chooser.ts';

const feature = kindOf('chooser-test', '=');
const choice = (value: string | null): Choice<string | null> => ({
  value: () => value,
  tell: (found) => tell(found, feature(value ?? 'none')),
  none: value === null,
});
const NONE = choice(null);
const MAY = choice('2024-05');
const JUNE = choice('2024-06');
const weights = new Map([
  ['|chooser-test=none', 1],
  ['|chooser-test=2024-05', 0.6],
  ['|chooser-test=2024-06', 0.2],
]);
const chosen = (choices: readonly Choice<string | null>[], margin: number, lean: number): string | null =>
  chosenOf(weights, 'transfer', choices, { margin, lean })?.value() ?? null;

describe('the choice of a filler', () => {
  it('is the one that scores highest, once it gains more than the margin over the rules own', () => {
    assert.equal(chosen([JUNE, MAY], 0, 0), '2024-05');
    assert.equal(chosen([JUNE, MAY], 0.5, 0), '2024-06');
  });

  it('leans from an empty slot, be it the rules own or another', () => {
    assert.equal(chosen([NONE, MAY], 0, 0), null);
    assert.equal(chosen([NONE, MAY], 0, 0.5), '2024-05');
    assert.equal(chosen([MAY, NONE], 0, 0), null);
    assert.equal(chosen([MAY, NONE], 0, 0.5), '2024-05');
    assert.equal(chosen([NONE], 0, 2), null);
  });
});
