import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type NdjsonEntry, readNdjson } from '../../src/document/ndjson.ts';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

async function entries(source: string | Uint8Array, cut = 7): Promise<readonly NdjsonEntry[]> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += cut) yield bytes.subarray(i, i + cut);
  }
  return (await Array.fromAsync(readNdjson(chunks()))).flat();
}

const codes = ({ diagnostics }: NdjsonEntry): readonly string[] => diagnostics.map(({ code }) => code);

describe('readNdjson', () => {
  it('gives the documents of all lines in order, with or without a last line end', async () => {
    const source =
      line({ id: 'a', text: 'Venäjä 🚢', lang: 'fi', published: '2024-12' }) + JSON.stringify({ id: 'b', text: 'x' });
    const [a, b] = await entries(source);
    assert.equal(a?.document?.text, 'Venäjä 🚢');
    assert.equal(a?.document?.language, 'fi');
    assert.equal(a?.document?.published, '2024-12');
    assert.deepEqual([b?.id, b?.line, b?.document?.text], ['b', 2, 'x']);
  });

  it('makes an entry of each bad line and reads the rest', async () => {
    const bad = ['{"id": "a", "text"', '[1]', '{"id": "c"}', '{"text": "x"}', '"x"'];
    const found = await entries(`${bad.join('\n')}\n\n  \n${line({ id: 'z', text: 'grain', published: '2025' })}`);
    assert.deepEqual(found.map(codes), [['T1030'], ['T1031'], ['T1031'], ['T1023'], ['T1031'], []]);
    assert.deepEqual(
      found.map(({ id }) => id),
      [null, null, 'c', found[3]?.document?.id, null, 'z'],
    );
    assert.deepEqual(
      found.map(({ diagnostics }) => diagnostics[0]?.at?.line),
      [1, 2, 3, 4, 5, undefined],
    );
    assert.equal(found.at(-1)?.line, 8);
  });

  it('needs no id: it is then told by that of its text; a number is one', async () => {
    const [bare, numbered, empty] = await entries(
      line({ text: 'grain', published: '2025' }) + line({ id: 7, text: 'oil' }) + line({ id: '', text: ' ' }),
    );
    assert.match(bare?.id ?? '', /^d_[0-9a-f]{16}$/);
    assert.equal(bare?.id, bare?.document?.id);
    assert.equal(numbered?.id, '7');
    assert.deepEqual([empty?.id, empty && codes(empty)], [null, ['T1004']]);
  });

  it('costs a bad field only that field', async () => {
    const [entry] = await entries(line({ id: 'a', text: 'grain', published: '2024-02-31', url: 'ftp://x' }));
    assert.equal(entry?.document?.published, null);
    assert.deepEqual(entry && codes(entry), ['T1022', 'T1025', 'T1023']);
  });

  it('refuses a line that is no UTF-8, one that is too long, and half characters', async () => {
    const rest = line({ id: 'z', text: 'grain', published: '2025' });
    const mixed = Buffer.concat([
      Buffer.from('{"id":"a","text":"Ven'),
      Buffer.from([0xe4]),
      Buffer.from(`"}\n${rest}`),
    ]);
    assert.deepEqual((await entries(mixed)).map(codes), [['T1033'], []]);
    const long = await entries(`{"id":"a","text":"${'a'.repeat(30_000_001)}"}\n${rest}`, 1 << 16);
    assert.deepEqual(long.map(codes), [['T1032'], []]);
    assert.deepEqual((await entries(`{"id":"a","text":"x\\ud83d"}\n${rest}`)).map(codes), [['T1011'], []]);
  });

  it('gives what has come without waiting for more, in groups', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => line({ id: String(i), text: 'grain' }));
    let asked = 0;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (const chunk of [lines.slice(0, 37).join(''), lines[37] ?? '', lines.slice(38).join('')]) {
        asked += 1;
        yield Buffer.from(chunk);
      }
    }
    const seen: (readonly [groupSize: number, asked: number])[] = [];
    for await (const group of readNdjson(chunks())) seen.push([group.length, asked]);
    assert.deepEqual(seen, [
      [16, 1],
      [16, 1],
      [5, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('does not depend on how the bytes are cut (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.string({ minLength: 1 }), text: fc.string({ unit: 'grapheme' }) }), {
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 50 }),
        async (records, cut) => {
          const source = records.map(line).join('');
          const found = await entries(source, cut);
          assert.deepEqual(
            found.map(({ id }) => id),
            records.map(({ id }) => id),
          );
          assert.deepEqual(found, await entries(source, 1_000_000));
        },
      ),
      { numRuns: 40 },
    );
  });
});
