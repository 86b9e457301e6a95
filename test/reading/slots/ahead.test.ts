// Whether a date without a year is one to come.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DateMention } from '../../../src/reading/mentions/mention.ts';
import { comesSoon } from '../../../src/reading/slots/ahead.ts';

const date = (edtf: string, next: string | null): DateMention => ({ edtf, next }) as DateMention;

describe('a date that comes soon', () => {
  it('is near ahead where the last one is nearly a year back', () => {
    assert.equal(comesSoon(date('2024-08-27/..', '2025-08-27/..'), '2025-08-06'), true);
    assert.equal(comesSoon(date('2023-09', '2024-09'), '2024-08-09'), true);
    assert.equal(comesSoon(date('2023-12-31', '2024-12-31'), '2024-12-30'), true);
  });

  it('is not one far ahead, one just gone by, a weekday, or one without its year in doubt', () => {
    assert.equal(comesSoon(date('2024-12', '2025-12'), '2025-08-06'), false);
    assert.equal(comesSoon(date('2025-08-01', '2026-08-01'), '2025-08-06'), false);
    assert.equal(comesSoon(date('2025-08-05', '2025-08-12'), '2025-08-06'), false);
    assert.equal(comesSoon(date('2024-08', null), '2025-08-06'), false);
    assert.equal(comesSoon(date('2024-08-27', '2025-08-27'), null), false);
  });
});
