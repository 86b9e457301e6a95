// Packs a net that train.py has learnt into data/models: node scripts/judgement-net/pack.ts FILE.json
import { readFileSync, writeFileSync } from 'node:fs';
import { dataPath } from '../../src/base/data.ts';
import type { NetHeader } from '../../src/reading/judgement/net/net.ts';
import { type Block, packNet } from '../../src/reading/judgement/net/net-file.ts';
import { checkSize } from '../../src/reading/judgement/net/net-kernel.ts';

type Named = { readonly names: readonly string[]; readonly values: readonly number[] };
type Learnt = Readonly<Record<'size' | 'made' | 'layers', number>> &
  Readonly<Record<'upos' | 'relation' | 'kind' | 'rule', Named>> & {
    readonly languages: readonly string[];
    readonly frames: readonly string[];
    readonly mix: NetHeader['mix'];
    readonly words: Readonly<Record<string, { readonly words: readonly string[]; readonly values: readonly number[] }>>;
    readonly blocks: Readonly<Record<string, readonly number[]>>;
  };

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/judgement-net/pack.ts FILE.json (what train.py wrote)');
  process.exit(2);
}
const learnt = JSON.parse(readFileSync(file, 'utf8')) as Learnt;
const { size, made, layers, languages, frames, mix } = learnt;
checkSize('size', size);
checkSize('made', made);
const named = ['upos', 'relation', 'kind', 'rule'] as const;

write('claims.net', {
  header: {
    ...{ size, made, layers, languages, frames, mix },
    ...Object.fromEntries(named.map((name) => [name, learnt[name].names])),
  },
  blocks: new Map<string, Block>([
    ...named.map((name) => [name, Float32Array.from(learnt[name].values)] as const),
    ...Object.entries(learnt.blocks).map(([name, values]) => [name, Float32Array.from(values)] as const),
  ]),
});
for (const [language, { words, values }] of Object.entries(learnt.words)) {
  const scales = words.map((_, i) => Math.max(...values.slice(i * size, (i + 1) * size).map(Math.abs)) / 127 || 1);
  const codes = values.map((value, i) => Math.round(value / (scales[Math.floor(i / size)] ?? 1)));
  write(`claims.${language}.net`, {
    header: { words },
    blocks: new Map<string, Block>([
      ['codes', Int8Array.from(codes)],
      ['scales', Float32Array.from(scales)],
    ]),
  });
}

function write(name: string, net: Parameters<typeof packNet>[0]): void {
  const bytes = packNet(net);
  writeFileSync(dataPath(`models/${name}`), bytes);
  console.log(`data/models/${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}
