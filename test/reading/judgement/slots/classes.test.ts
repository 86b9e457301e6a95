// The sums of classes are those of each class told alone.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { kindOf, nameOf } from '../../../../src/reading/judgement/feature.ts';
import { scoreOf } from '../../../../src/reading/judgement/linear.ts';
import { newSheet, tell } from '../../../../src/reading/judgement/sheet.ts';
import { namesFor } from '../../../../src/reading/judgement/slots/chooser.ts';
import { factOf, sumClasses } from '../../../../src/reading/judgement/slots/classes.ts';

const CLASSES = ['put', 'told', 'left'] as const;
const fact = kindOf('classes-test');
const WORDS = ['one', 'two', 'three', 'four'] as const;

describe('the sums of classes', () => {
  it('are those of each class by itself, under a frame and without', () => {
    const weight = fc.tuple(
      fc.constantFrom('', 'transfer', 'meeting'),
      fc.constantFrom(...CLASSES),
      fc.constantFrom(...WORDS),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(weight), fc.array(fc.constantFrom(...WORDS, 'unknown')), (given, words) => {
        const weights = new Map(given.map(([f, c, w, x]) => [`${f}|${nameOf(factOf(c, fact(w)))}`, x]));
        const sheet = newSheet();
        for (const w of words) tell(sheet, fact(w));
        for (const frame of ['transfer', 'meeting']) {
          const sums = new Float64Array(CLASSES.length);
          sumClasses(sums, sheet, { weights, frame, classes: CLASSES });
          CLASSES.forEach((c, i) => {
            const alone = words.map((w) => factOf(c, fact(w)));
            assert.equal(sums[i], scoreOf(weights, namesFor(frame, alone)));
          });
        }
      }),
    );
  });

  it('are none of what no weight was learnt of', () => {
    const sheet = newSheet();
    tell(sheet, fact('one'));
    const sums = new Float64Array(1).fill(7);
    sumClasses(sums, sheet, {
      weights: new Map([['|is=put:classes-test:two', 1]]),
      frame: 'transfer',
      classes: ['put'],
    });
    assert.deepEqual([...sums], [0]);
  });
});
