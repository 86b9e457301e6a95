// The causal diagram's boxes and curves.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataTable } from '../../../src/base/data.ts';
import type { Link, Node } from '../../../src/exchange/effects/effect-input.ts';
import { nodeText } from '../../../src/web/views/effects/data.ts';
import { layOut, sidesOf } from '../../../src/web/views/effects/layout.ts';
import { wrapText } from '../../../src/web/views/parts/wrap.ts';
import { wordsIn } from '../../../src/web/words.ts';
import { finnish, TEXTS, t } from '../texts.ts';

const variable = (party: string | null, name: string): Node => ({
  id: `${party}:${name}`,
  kind: 'variable',
  party,
  place: null,
  variable: name,
  label: name,
  language: null,
});
const flow: Node = { id: 'flow:KP-RU', kind: 'flow', from: 'KP', to: 'RU' };
const exchange: Node = { id: 'exchange:KP-RU', kind: 'exchange', a: 'KP', b: 'RU' };
const link = (from: Node, to: Node, sign: '+' | '-' = '+'): Link => ({
  id: `effect:${from.id}~${to.id}:${sign}`,
  from: from.id,
  to: to.id,
  sign,
  known: 'stated',
  contested: false,
  origins: [],
  modalities: [],
  claims: [],
  denied: [],
});

const skill = variable('KP', 'skill');
const stocks = variable('KP', 'stocks');
const pressure = variable('RU', 'pressure');
const peace = variable(null, 'peace');
const nodes = [skill, stocks, pressure, peace, flow, exchange];
const links = [
  link(flow, stocks, '-'),
  link(flow, skill),
  link(exchange, skill),
  link(exchange, pressure, '-'),
  link(stocks, skill),
  link(skill, pressure),
  link(pressure, flow),
  link(pressure, flow, '-'),
  link(skill, peace),
];
const textOf = (node: Node): string => ('label' in node ? node.label : node.id);

describe('the causal diagram', () => {
  it('quotes words of another language than the page, and names the language', () => {
    const other: Node = { ...variable('KP', 'erikoisjoukko'), kind: 'other', language: 'fi' } as Node;
    const [english, suomi] = [wordsIn(t, undefined, {}), wordsIn(finnish, undefined, {})];
    assert.equal(nodeText(other, english, true), '“erikoisjoukko” (Finnish)');
    assert.equal(nodeText(other, suomi, true), 'erikoisjoukko');
    assert.equal(nodeText({ ...other, language: 'en' } as Node, suomi, true), '”erikoisjoukko” (englanti)');
    assert.equal(nodeText({ ...other, language: null } as Node, english, true), '“erikoisjoukko”');
  });
  it('stands between the parties of what is exchanged', () => {
    assert.deepEqual(sidesOf(nodes), ['KP', 'RU']);
    assert.deepEqual(sidesOf([pressure, pressure, skill, variable('CN', 'trade'), variable('CN', 'debt')]), [
      'CN',
      'RU',
    ]);
  });
  for (const width of [340, 720, 1300])
    it(`puts each side's variables on its own side, inside a picture of ${width} pixels`, () => {
      const { boxes, height } = layOut({ nodes, links }, width, textOf);
      assert.equal(boxes.length, nodes.length);
      const column = new Map(boxes.map((box) => [box.node.id, box.column]));
      assert.equal(column.get(skill.id), 'a');
      assert.equal(column.get(pressure.id), 'b');
      assert.equal(column.get(peace.id), 'middle');
      for (const box of boxes) {
        assert.ok(box.x >= 0 && box.x + box.width <= width, `${box.node.id} is inside`);
        assert.ok(box.y >= 0 && box.y + box.height <= height);
        for (const other of boxes)
          if (other !== box && other.column === box.column)
            assert.ok(other.y >= box.y + box.height || box.y >= other.y + other.height, 'boxes stand apart');
      }
    });
  it('draws every link, each from a port of its own, its head pointing into the box', () => {
    const { boxes, curves } = layOut({ nodes, links }, 1300, textOf);
    assert.equal(curves.length, links.length);
    assert.equal(new Set(curves.map(({ path }) => path)).size, links.length);
    for (const { link: one, head } of curves) {
      const box = boxes.find(({ node }) => node.id === one.to);
      assert.ok(box);
      assert.equal(head.x, head.toRight ? box.x : box.x + box.width);
      assert.ok(head.y > box.y && head.y < box.y + box.height);
    }
  });
  it('leads a link from side to side past the boxes of the middle', () => {
    const { boxes, curves } = layOut({ nodes, links }, 1300, textOf);
    const path = curves.find(({ link: one }) => one.from === skill.id && one.to === pressure.id)?.path ?? '';
    const [x = 0, y = 0] = (/C[^C]* ([\d.]+) ([\d.]+)C/u.exec(path) ?? []).slice(1).map(Number);
    assert.ok(x > 600 && x < 700, 'it passes the middle');
    for (const box of boxes)
      if (box.column === 'middle') assert.ok(y < box.y || y > box.y + box.height, 'between its boxes');
  });
  it('keeps signs apart that stand at one box', () => {
    const { curves } = layOut({ nodes, links }, 1300, textOf);
    const signs = curves.filter(({ link: one }) => one.to === flow.id).map(({ head }) => head.y);
    assert.ok(Math.abs((signs[0] ?? 0) - (signs[1] ?? 0)) >= 12);
  });
  it('leaves out a link whose ends are not there', () => {
    assert.equal(layOut({ nodes: [skill, flow], links }, 800, textOf).curves.length, 1);
  });
});

describe('the variables', () => {
  it('are called in English as their table calls them, and have a name in every language', () => {
    const told = new Map(
      Object.entries(TEXTS.en.effects.variable).flatMap(([first, own]) =>
        Object.entries(own).map(([second, label]) => [`${first}.${second}`, label] as const),
      ),
    );
    assert.deepEqual(told, new Map(dataTable('variables.tsv').map(({ code = '', label = '' }) => [code, label])));
  });
});

describe('text in a picture', () => {
  it('is broken between words', () => {
    assert.deepEqual(wrapText('what one gives the other', 80, 13, 4), ['what one', 'gives the', 'other']);
  });
  it('breaks a word that is longer than a line', () => {
    const lines = wrapText('vastavuoroisuusperiaate', 70, 13, 9);
    assert.ok(lines.length > 1 && lines.every((line) => line.length <= 9));
  });
  it('ends in an ellipsis where there is no room', () => {
    assert.match(wrapText('one two three four five six', 40, 13, 2).at(-1) ?? '', /…$/u);
  });
});
