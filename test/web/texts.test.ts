// Every key that the pages ask for has a text, and every text is asked for.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BASES, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';
import { TEXTS } from './texts.ts';

const root = join(import.meta.dirname, '..', '..', 'src', 'web');
const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));

type Texts = { readonly [key: string]: string | Texts };
const flat = (texts: Texts, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : flat(value, `${prefix}${key}.`),
  );

const bare = (key: string): string => key.replace(/_(one|other)$/u, '');
const keys = new Set(flat(TEXTS.en).map(bare));
/** The texts of a language by their keys. */
function byKey(texts: Texts, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...byKey(value, `${prefix}${key}.`)],
    ),
  );
}
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/gu)].map(([, name = '']) => name);

describe('the texts of the pages', () => {
  it('are there for every key that is asked for by name', () => {
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/['"`]([a-z][A-Za-z]*\.[A-Za-z?]+)['"`]/gu)].map(([, key = '']) => key),
    );
    const sections = new Set([...keys].map((key) => key.split('.')[0]));
    const ours = asked.filter((key) => sections.has(key.split('.')[0]));
    assert.ok(ours.length > 80, `only ${ours.length} keys were seen`);
    assert.deepEqual(
      ours.filter((key) => !keys.has(key)),
      [],
    );
  });

  it('are the same in every language, with the same places to fill', () => {
    const english = byKey(TEXTS.en);
    for (const [language, texts] of Object.entries(TEXTS)) {
      const own = byKey(texts);
      assert.deepEqual([...new Set([...own.keys()].map(bare))].sort(), [...keys].sort(), language);
      for (const [key, text] of own) {
        const model = english.get(key) ?? english.get(`${bare(key)}_other`) ?? '';
        const extra = places(text).filter((name) => !places(model).includes(name) && name !== 'count');
        assert.deepEqual(extra, [], `${language} ${key}`);
        assert.ok(text !== '' || model === '', `${language} ${key} is empty`);
      }
    }
  });

  it('have a form for one and for many wherever they have one of the two', () => {
    for (const [language, texts] of Object.entries(TEXTS)) {
      const own = byKey(texts);
      const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = new Set([...own.keys()].filter((key) => key !== bare(key)).map(bare));
      for (const key of counted)
        for (const rule of rules) assert.ok(own.has(`${key}_${rule}`), `${language} ${key}_${rule}`);
    }
  });

  it('stand in one file each: no section is in two', () => {
    for (const language of Object.keys(TEXTS)) {
      const folder = join(root, 'locales', language);
      // What the server says holds no texts of the pages.
      const files = globSync('*.json', { cwd: folder }).filter((file) => file !== 'said.json');
      const sections = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
      assert.ok(files.length > 5);
      assert.equal(new Set(sections).size, sections.length, language);
      assert.deepEqual(sections.sort(), Object.keys(TEXTS[language as keyof typeof TEXTS]).sort());
    }
  });

  it('are there for every word of the claim contract', () => {
    const words = { frame: FRAMES, modality: MODALITIES, outcome: OUTCOMES, basis: BASES, per: PERIODS };
    for (const [section, list] of Object.entries(words))
      for (const word of list) assert.ok(keys.has(`${section}.${word}`), `${section}.${word}`);
  });

  it('are all used', () => {
    const prefixes = sources.flatMap((text) =>
      [...text.matchAll(/`([a-zA-Z][a-zA-Z.]*\.)\$\{/gu)].map(([, prefix = '']) => prefix),
    );
    const all = sources.join('\n');
    const unused = [...keys].filter(
      (key) => !prefixes.some((prefix) => key.startsWith(prefix)) && !all.includes(`'${key}'`),
    );
    assert.deepEqual(unused, []);
  });

  it('are in no component: what a person reads comes from the file', () => {
    const pages = globSync('{components,pages,views/**}/*.tsx', { cwd: root });
    assert.ok(pages.length > 10);
    for (const file of pages) {
      const text = readFileSync(join(root, file), 'utf8');
      const words = [...text.matchAll(/(?<!=)>\s*(\p{L}[\p{L} ’,.]{3,})\s*</gu)].map(([, found]) => found);
      assert.deepEqual(words, [], file);
    }
  });
});
