// Every key that the pages ask for has a text, and every text is asked for.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BASES, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';
import en from '../../src/web/locales/en.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..', 'src', 'web');
const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));

type Texts = { readonly [key: string]: string | Texts };
const flat = (texts: Texts, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : flat(value, `${prefix}${key}.`),
  );

const keys = new Set(flat(en).map((key) => key.replace(/_(one|other)$/u, '')));

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

  it('are there for every word of the claim contract', () => {
    const words = { frame: FRAMES, modality: MODALITIES, outcome: OUTCOMES, basis: BASES, per: PERIODS };
    for (const [section, list] of Object.entries(words))
      for (const word of list) assert.ok(keys.has(`${section}.${word}`), `${section}.${word}`);
  });

  it('are all used', () => {
    const prefixes = sources.flatMap((text) =>
      [...text.matchAll(/`([a-zA-Z]+)\.\$\{/gu)].map(([, prefix = '']) => prefix),
    );
    const all = sources.join('\n');
    const unused = [...keys].filter((key) => !prefixes.includes(key.split('.')[0] ?? '') && !all.includes(`'${key}'`));
    assert.deepEqual(unused, []);
  });

  it('are in no component: what a person reads comes from the file', () => {
    const pages = globSync('{components,pages}/*.tsx', { cwd: root });
    assert.ok(pages.length > 10);
    for (const file of pages) {
      const text = readFileSync(join(root, file), 'utf8');
      const bare = [...text.matchAll(/>\s*(\p{L}[\p{L} ’,.]{3,})\s*</gu)].map(([, words]) => words);
      assert.deepEqual(bare, [], file);
    }
  });
});
