import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { picture } from '../../src/cli/picture.ts';
import { marksOf, quoteLines } from '../../src/cli/quote.ts';
import { displayWidth, ink } from '../../src/cli/text.ts';
import type { Claim } from '../../src/reading/claim.ts';
import { sampleReading, TEXT } from './sample.ts';

const plain = (width: number, more: object = {}): string =>
  picture(sampleReading(), { width, pen: ink(false), ...more });
const visible = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '');

describe('the picture of an article', () => {
  it('stands as stored', (t) => {
    t.assert.snapshot(plain(80), { serializers: [String] });
  });

  it('groups by direction, with the return beside it', () => {
    const text = plain(80);
    const order = ['North Korea → Russia', 'Russia → North Korea', 'Effects'].map((title) =>
      text.indexOf(`\n${title}\n`),
    );
    assert.ok(
      order.every((at, i) => at > (order[i - 1] ?? 0)),
      text,
    );
  });

  it('keeps within any width from 40 up, quotes and derivations too', () => {
    for (const width of [40, 57, 80, 120])
      for (const explain of [false, true])
        for (const line of plain(width, { explain }).split('\n'))
          assert.ok(displayWidth(line) <= width, `${width}: ${line}`);
  });

  it('says the same with colours as without, but for the marks', () => {
    const coloured = picture(sampleReading(), { width: 300, pen: ink(true) });
    assert.notEqual(visible(coloured), coloured);
    assert.doesNotMatch(plain(300), /\u001b/);
    assert.equal(visible(coloured), plain(300).replace(/[[\]]/g, ''));
  });

  it('says beside the name what did not happen', () => {
    const reading = sampleReading();
    const [first] = reading.claims;
    assert.ok(first);
    for (const modality of ['denied', 'planned', 'hypothetical'] as const) {
      const text = picture({ ...reading, claims: [{ ...first, modality }] }, { width: 80, pen: ink(false) });
      assert.match(text, new RegExp(`artillery shells \\(${modality}\\)`));
    }
    assert.doesNotMatch(plain(80), /\(reported\)/);
  });

  it('shows titles that would steer a terminal by their codes', () => {
    const text = picture(sampleReading({ title: 'A\u001b[2J\u202eB' }), { width: 80, pen: ink(false) });
    assert.match(text, /A⟨U\+001B⟩\[2J⟨U\+202E⟩B/);
  });

  it('counts what it leaves out', () => {
    const reading = sampleReading();
    const text = picture(reading, { width: 80, pen: ink(false), limit: 1 });
    assert.match(text, /… and 1 more/);
  });

  it('says so where there is nothing to say', () => {
    const text = picture({ ...sampleReading(), claims: [] }, { width: 80, pen: ink(false) });
    assert.match(text, /Nothing in this text says/);
  });
});

describe('the words of the slots', () => {
  const claims = sampleReading().claims;

  it('are marked where they stand in the quote', () => {
    for (const claim of claims)
      for (const { slot, start, end } of marksOf(claim)) {
        const value = claim[slot as 'from' | 'item' | 'quantity'];
        assert.equal(claim.quote.exact.slice(start, end), value?.text);
      }
    assert.deepEqual(quoteLines(claims[0] as Claim, 200, ink(false)), [
      '“[North Korea] sent [Russia] [more than a million] [shells]”',
    ]);
  });

  it('are not marked where they stand outside of it', () => {
    const [first] = claims;
    assert.ok(first?.source && TEXT.includes(first.source.text));
    assert.ok(marksOf(first).every(({ slot }) => slot !== 'source'));
  });
});
