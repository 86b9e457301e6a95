import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeText, MAX_DOCUMENT_BYTES } from '../../src/document/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be', mark = true): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const codesOf = (bytes: Uint8Array): readonly string[] => decodeText(bytes).diagnostics.map(({ code }) => code);

describe('decodeText', () => {
  it('takes UTF-8 as it is, and the byte order mark off', () => {
    assert.deepEqual(decodeText(utf8('Venäjä 🚢')), { text: 'Venäjä 🚢', encoding: 'utf-8', diagnostics: [] });
    assert.equal(decodeText(utf8('\ufeffVenäjä')).text, 'Venäjä');
  });

  for (const order of ['le', 'be'] as const)
    for (const mark of [true, false])
      it(`reads UTF-16 ${order} ${mark ? 'with' : 'without'} a byte order mark and says so`, () => {
        const decoded = decodeText(utf16('Russia sent 40 tonnes to Pyongyang.', order, mark));
        assert.equal(decoded.text, 'Russia sent 40 tonnes to Pyongyang.');
        assert.equal(decoded.encoding, `utf-16${order}`);
        assert.equal(decoded.diagnostics[0]?.code, 'T1012');
      });

  it('refuses damaged UTF-16', () => {
    const whole = utf16('Russia sent 40 tonnes.', 'le');
    assert.deepEqual(codesOf(whole.subarray(0, whole.length - 1)), ['T1007']);
    assert.deepEqual(codesOf(utf16('half \ud83d', 'le')), ['T1007']);
  });

  it('says where UTF-8 breaks: byte, offset, line', () => {
    const bytes = Buffer.concat([utf8('ensimmäinen\nVen'), Buffer.from([0xe4]), utf8('jä')]);
    const { text, diagnostics } = decodeText(bytes);
    assert.equal(text, null);
    assert.equal(diagnostics[0]?.code, 'T1006');
    assert.match(diagnostics[0]?.message ?? '', /0xE4 at offset 16 \(line 2\)/);
    assert.equal(diagnostics[0]?.at?.line, 2);
  });

  it('finds a bad byte anywhere (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 10 }), (before, after) => {
        const prefix = utf8(`${'a'.repeat(20)}${before.replaceAll('\0', '')}`);
        const { diagnostics } = decodeText(Buffer.concat([prefix, Buffer.from([0xff]), utf8(after)]));
        if (diagnostics[0]?.code === 'T1005') return; // many control characters: told apart as binary
        assert.match(diagnostics[0]?.message ?? '', new RegExp(`0xFF at offset ${prefix.length} `));
      }),
    );
  });

  it('tells binary by its signature and by its bytes', () => {
    assert.deepEqual(codesOf(utf8('%PDF-1.7 …')), ['T1005']);
    assert.deepEqual(codesOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d])), ['T1005']);
    assert.deepEqual(codesOf(Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 9))), ['T1005']);
  });

  it('keeps a few NUL characters: they are told of by checkText', () => {
    assert.equal(decodeText(utf8('Russia\0 sent 40 tonnes of grain.')).text, 'Russia\0 sent 40 tonnes of grain.');
  });

  it('refuses what is longer than the limit without decoding it', () => {
    assert.deepEqual(codesOf(new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(0x61)), ['T1008']);
    assert.equal(decodeText(new Uint8Array(MAX_DOCUMENT_BYTES).fill(0x61)).diagnostics.length, 0);
  });

  it('gives any well-formed text back unchanged (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const body = `Russia ${text.replace(/[\0-\x1f]/g, '')}`;
        assert.equal(decodeText(utf8(body)).text, body);
      }),
    );
  });
});
