// The net beside the rows: its file, what it makes of a sentence, and how both are weighed together.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDocument } from '../../../../src/document/document.ts';
import { openLanguage } from '../../../../src/language/languages.ts';
import type { SentenceView } from '../../../../src/reading/frames/frame.ts';
import { placeIn } from '../../../../src/reading/judgement/anchor.ts';
import { MOST_TOKENS, type Net, netFor } from '../../../../src/reading/judgement/net/net.ts';
import { type Block, packNet, unpackNet } from '../../../../src/reading/judgement/net/net-file.ts';
import { checkSize } from '../../../../src/reading/judgement/net/net-kernel.ts';
import { opinionOf, together } from '../../../../src/reading/judgement/net/opinion.ts';
import { statesOf } from '../../../../src/reading/judgement/net/states.ts';
import { withNet } from '../../../../src/reading/judgement/reasons.ts';
import { passageOf } from '../../../../src/reading/passage.ts';
import { draftsOf } from '../../../../src/reading/read.ts';

const passageIn = (text: string, language = 'en') =>
  passageOf(createDocument(text, { language }), openLanguage(language), (whole, segment) => segment(whole)).passage;

const sentence = (text: string): SentenceView => passageIn(text).sentences[0] as SentenceView;

const english = netFor('en') as Net;

describe('sizes of a net', () => {
  it('that the kernel takes whole are taken', () => {
    for (const size of [32, 64, 96]) checkSize('size', size);
  });

  it('that it would take in part are refused', () => {
    for (const size of [0, 16, 48, 100, -32, 32.5, Number.NaN])
      assert.throws(() => checkSize('size', size), RangeError);
  });
});

describe('the file of a net', () => {
  const numbers = fc.oneof(
    fc.float32Array({ noNaN: true, maxLength: 40 }).map((values): Block => values),
    fc.int8Array({ maxLength: 40 }).map((values): Block => values),
  );

  it('gives back what was packed', () => {
    const blocks = fc.dictionary(fc.string(), numbers, { maxKeys: 5 });
    fc.assert(
      fc.property(fc.jsonValue(), blocks, (header, packed) => {
        const found = unpackNet(packNet({ header, blocks: new Map(Object.entries(packed)) }));
        assert.deepEqual(JSON.stringify(found.header), JSON.stringify(header));
        assert.deepEqual([...found.blocks], Object.entries(packed));
      }),
    );
  });

  it('that ends early is refused', () => {
    const header = JSON.stringify({ header: null, blocks: [['a', 'f32', 3]] });
    const whole = packNet({ header: null, blocks: new Map([['a', Float32Array.of(1, 2)]]) });
    const rest = whole.subarray(4 + whole.readUInt32LE(0));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    assert.throws(() => unpackNet(Buffer.concat([length, Buffer.from(header), rest])), RangeError);
  });
});

/** What a row of vectors has for a name. */
const rowFor = ({ rows, values }: Net['upos'], name: string, i: number, size: number): number => {
  const row = rows.get(name);
  return row === undefined ? 0 : (values[row * size + i] ?? 0);
};

/** States by plain loops over what the weights say, as decision 78 describes them. */
function plainStates({ tree, mentions }: SentenceView, net: Net): readonly (readonly number[])[] {
  const { size, layers } = net.header;
  const each = Array.from({ length: size }, (_, i) => i);
  const covers = (token: number, name: 'parties' | 'places' | 'items' | 'quantities' | 'dates' | 'sources') =>
    mentions[name].filter((m) => m.first <= token && token < m.last);
  let states = tree.tokens.map((t, token) => {
    const row = net.words.rows.get(t.lemma.toLowerCase());
    const isNamed = covers(token, 'parties').length + covers(token, 'places').length > 0;
    return each.map((i) => {
      let sum = net.language[i] ?? 0;
      sum += rowFor(net.upos, t.upos, i, size) + rowFor(net.relations, t.deprel, i, size);
      for (const name of ['quantities', 'dates', 'parties', 'places', 'sources'] as const)
        sum += covers(token, name).length * rowFor(net.kinds, name, i, size);
      for (const item of mentions.items.filter((m) => m.first <= token && token < m.last))
        sum += rowFor(net.kinds, `items:${item.code.split('.')[0]}`, i, size);
      if (row !== undefined && !isNamed) sum += (net.words.scales[row] ?? 0) * (net.words.codes[row * size + i] ?? 0);
      return Math.max(0, sum);
    });
  });
  const none = each.map(() => 0);
  for (let layer = 0; layer < layers; layer += 1) {
    const before = states;
    const at = (token: number): readonly number[] => before[token] ?? none;
    states = before.map((own, t) => {
      const head = tree.heads[t] ?? -1;
      const below = tree.tokens.flatMap((_, i) => (tree.heads[i] === t ? [at(i)] : []));
      const mean = each.map((i) => below.reduce((sum, s) => sum + (s[i] ?? 0), 0) / Math.max(1, below.length));
      const near = [own, head < 0 ? own : at(head), mean, at(t - 1), at(t + 1), at(t - 2), at(t + 2)].flat();
      const made = each.map((o) => {
        let sum = net.biases[layer * size + o] ?? 0;
        near.forEach((x, i) => {
          sum += x * (net.memory.floats[net.memory.layers + (layer * near.length + i) * size + o] ?? 0);
        });
        return (own[o] ?? 0) + Math.max(0, sum);
      });
      const average = made.reduce((a, b) => a + b, 0) / size;
      const spread = Math.sqrt(made.reduce((a, b) => a + (b - average) ** 2, 0) / size + 1e-5);
      return made.map(
        (x, i) => ((x - average) / spread) * (net.gains[layer * size + i] ?? 0) + (net.shifts[layer * size + i] ?? 0),
      );
    });
  }
  return states;
}

describe('states of tokens', () => {
  it('are what plain loops make of the weights', () => {
    for (const text of [
      'In March Iran sent Russia some 400 missiles.',
      'The ministry said on Monday that the shells had been paid for.',
      'No.',
    ]) {
      const view = sentence(text);
      const { values, count } = statesOf(view, english);
      const plain = plainStates(view, english);
      assert.equal(count, view.tree.tokens.length);
      plain.flat().forEach((x, i) => {
        assert.ok(Math.abs(x - (values[i] ?? Number.NaN)) < 1e-3, `${text} ${i}: ${x}, ${values[i]}`);
      });
    }
  });

  it('do not depend on who it is or where', () => {
    const [a, b] = ['Iran sent Russia missiles in May.', 'China sent Belarus missiles in May.'].map(
      (text) => statesOf(sentence(text), english).values,
    );
    assert.deepEqual(a, b);
  });

  it('are those of the first tokens of a sentence without end', () => {
    const view = sentence(`Iran sent Russia ${'a, '.repeat(750)}missiles.`);
    assert.ok(view.tree.tokens.length > MOST_TOKENS);
    assert.equal(statesOf(view, english).count, MOST_TOKENS);
  });
});

describe('what the net says of a draft', () => {
  const opinionsOn = (text: string, language = 'en') => {
    const passage = passageIn(text, language);
    return draftsOf(passage).drafts.map((draft) =>
      opinionOf(netFor(passage.language), { draft, place: placeIn(passage, draft) }),
    );
  };

  it('is something of words that it knows', () => {
    const [delivery] = opinionsOn('Last week Iran delivered 200 ballistic missiles to Russia.');
    assert.ok(delivery && delivery.accept.net !== 0);
  });

  it('is the same whoever gives and takes', () => {
    const [a] = opinionsOn('Last week Iran delivered 200 ballistic missiles to Russia.');
    const [b] = opinionsOn('Last week Russia delivered 200 ballistic missiles to Iran.');
    assert.deepEqual(a, b);
  });

  it('is nothing in a language without words of it', () => {
    assert.equal(netFor('sv'), null);
    const passage = passageIn('Last week Iran delivered 200 ballistic missiles to Russia.');
    const [draft] = draftsOf(passage).drafts;
    assert.ok(draft);
    const { accept } = opinionOf(netFor('sv'), { draft, place: placeIn(passage, draft) });
    assert.equal(together(0.7, accept), 0.7);
    assert.equal(together(0.7, opinionOf(english, { draft, place: null }).accept), 0.7);
  });
});

describe('reasons with the net’s share', () => {
  const reasons = (): string[] => ['+1.50 rule=a', '-0.80 odds=0', '+0.20 bias'];

  it('have it in its place', () => {
    assert.deepEqual(withNet(reasons(), -1), ['+1.50 rule=a', '-1.00 net', '-0.80 odds=0']);
    assert.deepEqual(withNet(['+1.50 rule=a'], 0.4), ['+1.50 rule=a', '+0.40 net']);
  });

  it('leave out what moves nothing or less than the others', () => {
    assert.deepEqual(withNet(reasons(), 0.01), reasons());
    assert.deepEqual(withNet(reasons(), 0.1), reasons());
  });
});
