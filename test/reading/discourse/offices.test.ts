import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cited } from '../../../src/reading/discourse/memory.ts';
import { holderOf } from '../../../src/reading/discourse/offices.ts';

const cited = (name: string, state: string | null): Cited => ({
  name,
  kind: 'official',
  state,
  text: name,
  start: 0,
  end: 1,
});
const nameOf = (office: Cited, people: readonly Cited[], published: string | null): string | null =>
  holderOf(office, people, published)?.name ?? null;
const SCHOLZ = cited('Olaf Scholz', 'DE');
const BIDEN = cited('Joe Biden', 'US');

describe('the holder of an office', () => {
  it('is the person of the text who holds it, of the state that it names', () => {
    assert.equal(nameOf(cited('chancellor', null), [BIDEN, SCHOLZ], '2024-03-13'), 'Olaf Scholz');
    assert.equal(nameOf(cited('president', null), [SCHOLZ, BIDEN], '2024-03-13'), 'Joe Biden');
    assert.equal(nameOf(cited("France's president", 'FR'), [BIDEN], '2024-03-13'), 'Emmanuel Macron');
  });

  it('is who held it when the text was published, be it that the text names nobody', () => {
    assert.equal(nameOf(cited("Ukraine's president", 'UA'), [], '2024-12-24'), 'Volodymyr Zelenskyy');
    const finnish = cited('Ukrainian president (Ukrainan presidentti)', 'UA');
    assert.equal(nameOf(finnish, [], '2024-12-24'), `Volodymyr Zelenskyy (${finnish.text})`);
    assert.equal(nameOf(cited('chancellor', null), [SCHOLZ], '2026-01-10'), null);
  });

  it('is nobody for a former one, a deputy, or an office that many hold', () => {
    assert.equal(nameOf(cited("Ukraine's former president", 'UA'), [], '2024-12-24'), null);
    assert.equal(nameOf(cited("Ukraine's ambassador", 'UA'), [], '2024-12-24'), null);
    assert.equal(nameOf(cited('president', null), [], '2024-12-24'), null);
  });
});
