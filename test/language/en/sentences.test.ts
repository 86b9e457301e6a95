import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { segment } from '../../../src/language/en/sentences.ts';

const split = (text: string): readonly string[] => segment(text).map(({ start, end }) => text.slice(start, end));

/** One sentence each, however many periods it has. */
const WHOLE = [
  'The convoy left on 24.2.2022 and came back in May.',
  'About n. 500 lorries crossed the bridge.',
  'Gen. Smith and Lt. Col. Jones met Dr. Brown in St. Petersburg.',
  'The U.S. Army and the U.K. Treasury paid $5.6 billion.',
  'Resolution No. 5 and paragraph no. 12 were adopted on Jan. 3 at 5 p.m. local time.',
  'He said “We will go. They will stay.” and left the room.',
  'The envoy said: "It is late. Nobody pays." in a low voice.',
  '"Will it arrive?" the reporter asked.',
  '“Will it arrive?” Minister Brown asked.',
  'Smith Corp. and Jones Inc. delivered 1.5 million tonnes.',
  'The price fell ... and rose again.',
  'Oil, gas, etc. were delivered.',
  'J. Brown wrote the report.',
];

/** Sentences parted by ' | '. */
const PARTED = [
  'The president met Kim Jong Un. | The talks lasted two hours.',
  'He flew to the U.S. | The talks went on without him.',
  'They met at 5 p.m. | It rained.',
  'The shells arrived. | “Nobody counted them,” the officer said.',
  'The officer said “nobody counted them.” | The shells arrived.',
  'Who paid? | Nobody! | The bill is open…  | Then it was settled.',
  'It cost $5.6. | Nobody paid.',
  'The ship left (it was late). | Nobody saw it.',
];

describe('English sentences', () => {
  for (const text of WHOLE) test(`one: ${text}`, () => assert.deepEqual(split(text), [text]));
  for (const text of PARTED)
    test(`parted: ${text}`, () =>
      assert.deepEqual(
        split(text.replaceAll(' | ', ' ')),
        text.split('|').map((part) => part.trim()),
      ));

  test('headlines end at blank lines and at line ends without a full stop', () => {
    assert.deepEqual(split('Shells Sent East\n\nThe ministry spoke.'), ['Shells Sent East', 'The ministry spoke.']);
    assert.deepEqual(split('Shells Sent East\nThe ministry spoke.'), ['Shells Sent East', 'The ministry spoke.']);
    assert.deepEqual(split('- grain\n- oil\n- coal'), ['- grain', '- oil', '- coal']);
  });

  test('wrapped lines of a paragraph stay together', () => {
    const text =
      'The ministry said that the ships which had left the port on\nMonday carried shells and that the crews of the second convoy\nhad been told to wait. They waited.';
    assert.deepEqual(split(text), [text.slice(0, text.indexOf(' They')), 'They waited.']);
  });

  test('an unbalanced quotation mark does not swallow the text', () => {
    assert.deepEqual(split('He said "no. They left.\n\nShe stayed. It rained.').slice(-2), [
      'She stayed.',
      'It rained.',
    ]);
  });
});
