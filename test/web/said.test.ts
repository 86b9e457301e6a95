// Sentences that come as data: all that the library can say has Finnish words with the same places, and values are written as the
// language writes them.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { english, listed, type Said, say, word } from '../../src/base/said.ts';
import { NOT_NAMED } from '../../src/ledger/shown.ts';
import { sayings } from '../../src/web/locales/fi/index.ts';
import { type Manner, saidText } from '../../src/web/said.ts';
import { wordsIn } from '../../src/web/words.ts';
import { t, finnish as tFinnish } from './texts.ts';

const root = join(import.meta.dirname, '..', '..', 'src');

type Template = { readonly quasis: readonly { readonly value: { readonly cooked: string | null } }[] };

/** The templates behind a tag, anywhere in a part of a program. */
function taggedWith(name: string, part: unknown): readonly Template[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap((one) => taggedWith(name, one));
  const { type, tag, quasi } = part as { type?: string; tag?: { name?: string }; quasi?: Template };
  return type === 'TaggedTemplateExpression' && tag?.name === name && quasi ? [quasi, ...inside] : inside;
}

/** The words of every say`…` of the sources. */
function saidInSources(): readonly string[] {
  const found = new Set<string>();
  for (const file of globSync('**/*.ts', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!text.includes('say`')) continue;
    for (const quasi of taggedWith('say', parseSync(file, text).program))
      found.add(
        quasi.quasis.map(({ value }) => value.cooked ?? '').reduce((all, part, i) => `${all}{${i - 1}}${part}`),
      );
  }
  return [...found];
}

const finnish: Manner = {
  sayings,
  locale: 'fi-FI',
  number: (decimal) => new Intl.NumberFormat('fi-FI').format(Number(decimal)),
  day: (edtf) => `päivä ${edtf}`,
  party: (id) => `valtio ${id}`,
  item: (code) => `asia ${code}`,
  quote: (text) => `”${text}”`,
  keyed: (_key, text) => text,
};
const inFinnish = (said: Said): string => saidText(said, finnish);
const placesOf = (words: string): readonly string[] => (words.match(/\{\d+\}/gu) ?? []).toSorted();

describe('what the library says', () => {
  it('has Finnish words, unless it is only values and marks', () => {
    const all = saidInSources();
    assert.ok(all.length > 100, 'the sources were read');
    const bare = (words: string): boolean => !/\p{L}/u.test(words.replaceAll(/\{\d+\}|P\d+/gu, ''));
    assert.deepEqual(
      all.filter((words) => !bare(words) && sayings[words] === undefined),
      [],
    );
  });
  it('has them with the same places', () => {
    for (const [words, told] of Object.entries(sayings))
      for (const one of typeof told === 'string' ? [told] : Object.values(told))
        assert.deepEqual(placesOf(one), placesOf(words), words);
  });
  it('is written as the language writes its values', () => {
    const range = say`at least ${{ number: '6000000' }}`;
    const agree = say`${4} independent origins agree`;
    assert.equal(english(say`best supported: ${range}`), 'best supported: at least 6,000,000');
    assert.equal(inFinnish(say`best supported: ${range}`), 'parhaiten tuettu: vähintään 6\u00a0000\u00a0000');
    assert.equal(english(listed([agree, say`it is denied`], '; ')), '4 independent origins agree; it is denied');
    assert.equal(
      inFinnish(listed([agree, say`it is denied`], '; ')),
      '4 riippumatonta lähdettä on samaa mieltä; se on kiistetty',
    );
    assert.equal(inFinnish(say`${{ party: 'KP' }} → ${{ item: 'food' }}`), 'valtio KP → asia food');
    assert.equal(inFinnish(listed(['A', 'B'], ' or ')), 'A tai B');
    assert.equal(inFinnish(word('no such word')), 'no such word');
    assert.equal(inFinnish(say`${1} series, never added up`), '1 sarja');
  });
  it('never takes what stands in a place for words of its own (property)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        assert.equal(english(say`claim ${a}, ${b}`), `claim ${a}, ${b}`);
        assert.equal(inFinnish(say`claim ${a}, ${b}`), `väite ${a}, ${b}`);
      }),
    );
  });
});

describe('whose word something is', () => {
  it('is a name as it is, and in the language of the page that nobody is named', () => {
    const inEnglish = wordsIn(t, undefined, {}).origin;
    const inPage = wordsIn(tFinnish, undefined, {}).origin;
    assert.deepEqual([inEnglish('ROK NIS'), inPage('ROK NIS')], ['ROK NIS', 'ROK NIS']);
    assert.deepEqual([inEnglish(NOT_NAMED), inPage(NOT_NAMED)], ['not named', 'nimeämätön']);
  });
});
