// The file of a net: a 32-bit length (little-endian), a JSON header of that length, then the blocks one after the other, all of
// them compressed together by zstd. What enters: a header and blocks of numbers. What leaves: bytes, and back.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export type Block = Float32Array | Int8Array;

/** Blocks by name, in the order in which the file has them. */
export type NetFile<Header> = { readonly header: Header; readonly blocks: ReadonlyMap<string, Block> };

type Stored<Header> = {
  readonly header: Header;
  readonly blocks: readonly (readonly [name: string, kind: 'f32' | 'i8', length: number])[];
};

/** The bytes of a net. */
export function packNet<Header>({ header, blocks }: NetFile<Header>): Buffer {
  const stored: Stored<Header> = {
    header,
    blocks: [...blocks].map(([name, block]) => [name, block instanceof Int8Array ? 'i8' : 'f32', block.length]),
  };
  const head = Buffer.from(JSON.stringify(stored));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const bytes = [...blocks.values()].map((b) => Buffer.from(b.buffer, b.byteOffset, b.byteLength));
  const params = { [constants.ZSTD_c_compressionLevel]: 19 };
  return Buffer.concat([length, head, zstdCompressSync(Buffer.concat(bytes), { params })]);
}

/** A net out of its bytes. Throws RangeError where they end early. */
export function unpackNet<Header>(bytes: Buffer): NetFile<Header> {
  const length = bytes.readUInt32LE(0);
  const stored = JSON.parse(bytes.subarray(4, 4 + length).toString('utf8')) as Stored<Header>;
  const rest = zstdDecompressSync(bytes.subarray(4 + length));
  const blocks = new Map<string, Block>();
  let at = 0;
  for (const [name, kind, count] of stored.blocks) {
    const end = at + count * (kind === 'i8' ? 1 : 4);
    if (end > rest.length) throw new RangeError(`net: block ${name} ends at ${end} of ${rest.length} bytes`);
    const own = new Uint8Array(rest.subarray(at, end)).buffer;
    blocks.set(name, kind === 'i8' ? new Int8Array(own) : new Float32Array(own));
    at = end;
  }
  return { header: stored.header, blocks };
}
