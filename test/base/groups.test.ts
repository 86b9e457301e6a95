import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inGroups, partedAs } from '../../src/base/groups.ts';

describe('lists in groups', () => {
  it('hold everything in order, each full but the last (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (list, size) => {
        const groups = inGroups(list, size);
        assert.deepEqual(groups.flat(), list);
        for (const [i, group] of groups.entries())
          assert.ok(i < groups.length - 1 ? group.length === size : group.length > 0 && group.length <= size);
      }),
    );
  });

  it('are parted again as they were (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer())), (lists) => {
        assert.deepEqual(partedAs(lists.flat(), lists), lists);
      }),
    );
  });
});
