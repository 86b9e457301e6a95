import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { knownVariables } from '../../../src/app/effects.ts';
import type { EffectDocument, Effects, Link } from '../../../src/exchange/effects/effect-input.ts';
import { effectsOf } from '../../../src/exchange/effects/effects.ts';
import { loopsOf } from '../../../src/exchange/effects/loops.ts';

type Told = EffectDocument['claims'][number];
const party = (id: string, known: 'stated' | 'implied' = 'stated'): NonNullable<Told['from']> => ({
  id,
  text: null,
  start: null,
  end: null,
  known,
});
const nothing = { text: null, start: null, end: null };

let made = 0;
const nextId = (): string => {
  made += 1;
  return `c_${String(made).padStart(16, '0')}`;
};
const told = (fields: Partial<Told>, start = 0, end = start + 4): Told => ({
  id: nextId(),
  frame: 'effect',
  from: null,
  to: party('KP'),
  item: { code: 'military capability', ...nothing },
  where: null,
  sign: '-',
  cause: null,
  modality: 'asserted',
  quote: { exact: 'some words', start, end, prefix: '', suffix: '' },
  origin: 'Port Watch',
  stated: '2025-01-01',
  statedBy: 'published',
  ...fields,
});
const gives = (from: string, to: string, start: number, end = start + 4): Told =>
  told(
    { frame: 'transfer', from: party(from), to: party(to), item: { code: 'food', ...nothing }, sign: undefined },
    start,
    end,
  );
const cause = (variable: string, change: '+' | '-' | null): Told['cause'] => ({ text: 'this', variable, change });
const diagram = (claims: readonly Told[], text = ' '.repeat(400), id = 'd_1'): Effects =>
  effectsOf([{ id, language: 'fi', text, claims }], knownVariables());
const drawn = ({ links }: Pick<Effects, 'links'>): readonly string[] =>
  links.map(({ from, to, sign, known, contested }) => `${from} ${sign} ${to} ${known}${contested ? ' contested' : ''}`);

describe('the causal diagram', () => {
  it('has no pronoun for a variable, and says which language words without a code are in', () => {
    const of = (code: string) => diagram([told({ item: { code, ...nothing }, cause: cause('losses', '+') })]);
    for (const code of ['toinen', 'it', 'Each other']) {
      assert.deepEqual(of(code).nodes, [], code);
      assert.equal(of(code).loose[0]?.why, 'it does not say what is affected');
    }
    const quote = { exact: 'heikentävät erikoisjoukkoja', start: 0, end: 27, prefix: '', suffix: '' };
    const languageOf = (code: string) => {
      const claim = told({ item: { code, ...nothing }, cause: cause('losses', '+'), quote });
      return diagram([claim]).nodes.flatMap((node) =>
        'language' in node && node.kind === 'other' ? [node.language] : [],
      );
    };
    assert.deepEqual(languageOf('erikoisjoukko'), ['fi']);
    assert.deepEqual(languageOf('ability to act'), ['en'], "a phrase of the reader's own");
  });
  it('multiplies the change of the cause by the sign of the effect', () => {
    for (const [change, sign, expected] of [
      ['-', '-', '+'],
      ['-', '+', '-'],
      ['+', '-', '-'],
      ['+', '+', '+'],
      [null, '-', '-'],
    ] as const) {
      const claim = told({
        from: party('KP'),
        item: { code: 'war risk', ...nothing },
        sign,
        cause: cause('capability.military', change),
      });
      const { links } = diagram([claim]);
      assert.equal(links[0]?.sign, expected, `${change} ${sign}`);
      assert.equal(links[0]?.claims[0]?.changeAssumed, change === null);
    }
  });

  it('joins a stated cause to the effect on it that the document tells before', () => {
    const first = told({}, 10);
    const second = told(
      { to: party('KR'), item: { code: 'war risk', ...nothing }, cause: cause('capability.military', '-') },
      50,
    );
    assert.deepEqual(drawn(diagram([gives('KP', 'RU', 0, 5), first, second])), [
      'KP:capability.military + KR:risk.war stated',
      'flow:KP-RU - KP:capability.military implied',
    ]);
  });

  it('hangs an effect without a cause on what its own sentence says was given, else on the exchange, and says that it is implied', () => {
    const effect = told({}, 30);
    const given = [gives('RU', 'KP', 0, 8)];
    assert.deepEqual(drawn(diagram([...given, effect], `${'x'.repeat(8)}, which ${'x'.repeat(30)}`)), [
      'flow:RU-KP - KP:capability.military implied',
    ]);
    assert.deepEqual(drawn(diagram([...given, effect], `${'x'.repeat(8)}. That ${'x'.repeat(30)}`)), [
      'exchange:KP-RU - KP:capability.military implied',
    ]);
    const { links, loose } = diagram([effect]);
    assert.deepEqual([links.length, loose.length], [0, 1]);
  });

  it('has a place where the party is not in the text', () => {
    const where = { name: 'Baltic Sea', ...nothing, known: 'stated' as const };
    const risk = { item: { code: 'war risk', ...nothing }, where };
    assert.match(
      drawn(diagram([gives('KP', 'RU', 0), told({ ...risk, to: party('RU', 'implied') }, 90)])).join(),
      /@Baltic Sea:risk\.war/,
    );
    assert.match(drawn(diagram([gives('KP', 'RU', 0), told(risk, 90)])).join(), /KP:risk\.war/);
  });

  it('marks what others contradict or deny, and draws no denial', () => {
    const up = told({ sign: '+' }, 90);
    const down = told({ sign: '-' }, 90);
    const denied = told({ sign: '-', modality: 'denied' }, 90);
    const given = gives('KP', 'RU', 0);
    assert.deepEqual(drawn(diagram([given, up, down])), [
      'flow:KP-RU + KP:capability.military implied contested',
      'flow:KP-RU - KP:capability.military implied contested',
    ]);
    const one = diagram([given, down, denied]);
    assert.deepEqual([one.links.length, one.links[0]?.contested, one.links[0]?.denied.length], [1, true, 1]);
    const none = diagram([given, denied]);
    assert.deepEqual([none.links.length, none.loose.map(({ why }) => why)], [0, ['it denies what nobody says here']]);
  });

  it('has every claim and origin of a link, whatever the order of the documents', () => {
    const document = (id: string, origin: string): EffectDocument => ({
      id,
      language: 'en',
      text: ' '.repeat(200),
      claims: [gives('KP', 'RU', 0), told({ origin, id: `c_${id}` }, 90)],
    });
    const documents = [document('d_1', 'B'), document('d_2', 'A'), document('d_3', 'B')];
    const one = effectsOf(documents, knownVariables());
    assert.deepEqual(one, effectsOf(documents.toReversed(), knownVariables()));
    assert.deepEqual(one.links[0]?.origins, ['A', 'B']);
    assert.equal(one.links[0]?.claims.length, 3);
  });

  it('keeps words without a code as words', () => {
    const { nodes } = diagram([gives('KP', 'RU', 0), told({ item: { code: 'price of hay', ...nothing } }, 90)]);
    assert.ok(nodes.some(({ id, kind }) => id === 'KP:"price of hay"' && kind === 'other'));
  });
});

const link = (from: string, to: string, sign: '+' | '-' = '+'): Link => ({
  id: `effect:${from}~${to}:${sign}`,
  from,
  to,
  sign,
  known: 'stated',
  contested: false,
  origins: [],
  modalities: [],
  claims: [],
  denied: [],
});

describe('loops', () => {
  it('are named by what they do', () => {
    const { loops } = loopsOf([link('a', 'b'), link('b', 'a'), link('b', 'c', '-'), link('c', 'a')]);
    assert.deepEqual(
      loops.map(({ name, kind, nodes }) => `${name} ${kind} ${nodes.join('')}`),
      ['R1 reinforcing ab', 'B1 balancing abc'],
    );
  });

  it('of two minus signs reinforce', () => {
    assert.equal(loopsOf([link('a', 'b', '-'), link('b', 'a', '-')]).loops[0]?.kind, 'reinforcing');
  });

  it('are none where nothing leads back', () => {
    assert.deepEqual(loopsOf([link('a', 'b'), link('b', 'c'), link('a', 'c')]).loops, []);
  });

  it('are cut off, and it is said, where there are very many', () => {
    const names = 'abcdefgh'.split('');
    const all = names.flatMap((from) => names.filter((to) => to !== from).map((to) => link(from, to)));
    const { loops, more } = loopsOf(all);
    assert.deepEqual([loops.length, more], [100, true]);
  });

  const anyLink = fc
    .tuple(fc.constantFrom(...'abcde'), fc.constantFrom(...'abcde'), fc.constantFrom('+' as const, '-' as const))
    .filter(([from, to]) => from !== to)
    .map(([from, to, sign]) => link(from, to, sign));

  it('lead from link to link back to their start, pass nothing twice, and are each found once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyLink, { selector: ({ id }) => id, maxLength: 9 }), (links) => {
        const { loops } = loopsOf(links);
        const byId = new Map(links.map((one) => [one.id, one]));
        for (const { links: ids, nodes, kind } of loops) {
          const path = ids.map((id) => byId.get(id));
          for (const [i, one] of path.entries()) assert.equal(one?.to, path[(i + 1) % path.length]?.from);
          assert.equal(new Set(nodes).size, nodes.length);
          assert.equal(kind === 'balancing', path.filter((one) => one?.sign === '-').length % 2 === 1);
        }
        assert.equal(new Set(loops.map(({ links: ids }) => ids.toSorted().join())).size, loops.length);
        const again = loopsOf(links.toReversed()).loops;
        assert.deepEqual(again, loops);
      }),
    );
  });
});

describe('what an effect hangs on', () => {
  it('is what the one who feels it gives, or gets, where support is the cause', () => {
    const given = gives('KP', 'RU', 0);
    const other = gives('IR', 'SY', 5);
    const weakened = told({ cause: cause('support.given', '+') }, 90);
    const helped = told({ sign: '+', cause: cause('support.received', '+') }, 90);
    assert.deepEqual(drawn(diagram([given, other, weakened])), ['flow:KP-RU - KP:capability.military stated']);
    assert.deepEqual(drawn(diagram([given, other, helped])), ['flow:RU-KP + KP:capability.military stated']);
    assert.equal(diagram([other, weakened]).links.length, 1);
  });
  it('is of the one who feels it, for stocks and losses, whoever else the text names', () => {
    const claim = told({ from: party('RU'), cause: cause('stock.weapons', '-') }, 90);
    assert.deepEqual(drawn(diagram([claim])), ['KP:stock.weapons + KP:capability.military stated']);
  });
  it('is room where a burden is eased, and what the same breath says of the same cause is done in it', () => {
    const given = gives('RU', 'KP', 0, 8);
    const eased = told({ item: { code: 'sanctions pressure', ...nothing } }, 20, 30);
    const modernised = told({ item: { code: 'modernisation of armed forces', ...nothing }, sign: '+' }, 40, 50);
    const breath = `${'x'.repeat(8)}, which ${'x'.repeat(15)} and ${'x'.repeat(30)}`;
    assert.deepEqual(drawn(diagram([given, eased, modernised], breath)), [
      'KP:room.sanctions + KP:forces.modernisation implied',
      'flow:RU-KP + KP:room.sanctions implied',
    ]);
    const apart = `${'x'.repeat(8)}, which ${'x'.repeat(18)}. And ${'x'.repeat(30)}`;
    assert.deepEqual(drawn(diagram([given, eased, modernised], apart)), [
      'exchange:KP-RU + KP:forces.modernisation implied',
      'flow:RU-KP + KP:room.sanctions implied',
    ]);
  });
  it('turns every sign where the opposite is drawn, also of a cause', () => {
    const hurt = told({ item: { code: 'economy', ...nothing }, cause: cause('pressure.sanctions', '+') }, 90);
    assert.deepEqual(drawn(diagram([hurt])), ['KP:room.sanctions + KP:economy.state stated']);
  });
  it('belongs to whom the effect before in the sentence names, where its own party is only implied', () => {
    const first = told({ item: { code: 'morale', ...nothing } }, 10, 14);
    const second = told({ item: { code: 'economy', ...nothing }, to: party('RU', 'implied') }, 20, 24);
    const given = gives('RU', 'KP', 0, 5);
    assert.deepEqual(drawn(diagram([given, first, second], 'x'.repeat(60))), [
      'flow:RU-KP - KP:economy.state implied',
      'flow:RU-KP - KP:morale.forces implied',
    ]);
  });
});
