// The reference of what is taken in names the fields, endings and sizes that the code has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BODY_LIMIT } from '../../src/api/guard.ts';
import { NewAddition } from '../../src/api/schemas/additions.ts';
import { NewDocument } from '../../src/api/schemas.ts';
import { MAX_DOCUMENT_BYTES } from '../../src/document/decode.ts';
import { FIELD_NAMES } from '../../src/document/fields.ts';
import { ENDINGS } from '../../src/document/formats.ts';
import { MAX_FRONT_MATTER } from '../../src/document/front-matter.ts';
import { MAX_LINE_BYTES, readNdjson } from '../../src/document/ndjson.ts';
import { openText } from '../../src/document/open-document.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'input.md'), 'utf8');

/** The part of the page under a heading. */
const part = (heading: string): string => page.split(/^## /mu).find((text) => text.startsWith(`${heading}\n`)) ?? '';
const rows = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => /^\| (?!-)/u.test(line))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));
const inCode = (text = ''): readonly string[] => [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);
const block = (text: string): string => /```\n([\s\S]*?)\n```/u.exec(text)?.[1] ?? '';

describe('docs/reference/input.md', () => {
  it('has every name of every field, and no other', () => {
    const named = rows(part('Fields')).flatMap(([, field, also]) => {
      const [name = ''] = inCode(field);
      return [name, ...inCode(also)].map((one) => [one, name] as const);
    });
    assert.deepEqual(Object.fromEntries(named), FIELD_NAMES);
    const ofBody = Object.keys(NewDocument.shape).filter((name) => name !== 'text' && name !== 'format');
    assert.deepEqual([...new Set(Object.values(FIELD_NAMES))].sort(), ofBody.sort(), 'the API has the same');
  });

  it('has every ending and every format', () => {
    const endings = rows(part('Files')).flatMap(([, , cell]) => inCode(cell).filter((one) => one.startsWith('.')));
    assert.deepEqual(endings.sort(), [...Object.values(ENDINGS).flat(), '.txt'].sort());
    for (const format of NewDocument.shape.format.unwrap().options) assert.ok(part('Files').includes(`\`${format}\``));
  });

  it('has examples that are read without a word', async () => {
    const { document, diagnostics } = openText(block(part('Front matter')), {}, 'markdown');
    assert.deepEqual(diagnostics, []);
    assert.equal(document?.text, 'The text begins here.');
    assert.equal(document?.title, 'North Korea oil imports, shells and workers: what we know');
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(block(part('NDJSON')));
    }
    const [entry] = (await Array.fromAsync(readNdjson(bytes()))).flat();
    assert.deepEqual([entry?.id, entry?.diagnostics], ['a1', []]);
  });

  it('has the sizes', () => {
    const sizes = part('Sizes');
    assert.match(sizes, new RegExp(`holds one \\| ${MAX_DOCUMENT_BYTES / 1e6} MB`, 'u'));
    assert.match(sizes, new RegExp(`any length \\| ${MAX_LINE_BYTES / 1e6} MB`, 'u'));
    assert.match(sizes, new RegExp(`API \\| ${BODY_LIMIT / 2 ** 20} MiB`, 'u'));
    const most = Number(/additions` \| ([\d,]+)/u.exec(sizes)?.[1]?.replaceAll(',', ''));
    const many = (count: number) => ({ documents: Array.from({ length: count }, () => ({ text: 'a' })) });
    assert.ok(NewAddition.safeParse(many(most)).success);
    assert.ok(!NewAddition.safeParse(many(most + 1)).success);
    assert.ok(part('Front matter').includes(`${MAX_FRONT_MATTER.toLocaleString('en')} characters`));
  });
});
