// Speed of reading on one core: npm run bench:read
// What is measured: news about the subject (../shared/corpus where it stands beside the checkout, else examples/), general
// news (bench/texts), and general news with a few articles about the subject, each language: a first pass with cold caches;
// then, when WARM seconds of processor time have gone by, passes by the clock and by processor time, which other processes
// disturb less (it counts all threads, those that compile and collect too). Documents are given as a stream gives them, some
// at a time and with its look at the memory; each row is a process of its own, and its memory the most that it took. Peers
// (bench/peers.ts) read the English news in the same run; a small article is read from the shell as a whole process.
// Megabytes are 10^6 bytes (of UTF-8, where it is text).
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { inGroups } from '../src/base/groups.ts';
import { sparingMemory } from '../src/cli/memory.ts';
import { createDocument, type Document } from '../src/document/document.ts';
import { openText } from '../src/document/open-document.ts';
import { openLanguage } from '../src/language/languages.ts';
import { readDocuments } from '../src/reading/read.ts';
import { peers } from './peers.ts';

const root = join(import.meta.dirname, '..');
const PASSES = 7;
/** Of peers, some of which take seconds for one. */
const PEER_PASSES = 3;
/** Processor seconds of reading before passes count: a process that reads a feed has long been warm. */
const WARM = 10;
const GENERAL_BYTES = 2e6;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const bytesOf = (documents: readonly Document[]): number =>
  documents.reduce((sum, d) => sum + Buffer.byteLength(d.text), 0);

type Passage = { readonly lang: string; readonly published: string; readonly text: string };

function subjectNews(language: string): readonly Document[] {
  const corpus = join(root, '..', 'shared', 'corpus', 'passages.jsonl');
  if (existsSync(corpus))
    return readFileSync(corpus, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Passage)
      .filter((p) => p.lang === language)
      .map((p) => createDocument(p.text, { language, published: p.published }));
  return examples(language);
}

const examples = (language: string): readonly Document[] =>
  globSync(`examples/${language}-*.md`, { cwd: root })
    .sort()
    .flatMap((file) => {
      const { document } = openText(readFileSync(join(root, file), 'utf8'), {}, 'markdown');
      return document === null ? [] : [{ ...document, language }];
    });

/** Paragraphs of ordinary news, in turn, until there are enough bytes; each document is one paragraph. */
function generalNews(language: string): readonly Document[] {
  const paragraphs = readFileSync(join(root, 'bench', 'texts', `general.${language}.md`), 'utf8')
    .trim()
    .split('\n\n');
  const documents = paragraphs.map((text) => createDocument(text, { language, published: '2025-05-14' }));
  const once = bytesOf(documents);
  return Array.from({ length: Math.ceil(GENERAL_BYTES / once) }, () => documents).flat();
}

/** General news with one article about the subject in every hundred paragraphs. */
function mixedNews(language: string): readonly Document[] {
  const articles = examples(language);
  return generalNews(language).flatMap((document, i) => {
    const article = i % 100 === 0 ? articles[(i / 100) % articles.length] : undefined;
    return article ? [article, document] : [document];
  });
}

type Seconds = { readonly wall: number; readonly cpu: number };
type Timed = { readonly cold: Seconds; readonly wall: number; readonly cpu: number; readonly best: number };

/** Documents that are read together, as a stream gives them. */
const TOGETHER = 16;

type Read = (documents: readonly Document[]) => unknown;

/** Seconds of one pass over the documents: by the clock, and of processor time. */
function pass(groups: readonly (readonly Document[])[], read: Read): Seconds {
  const started = performance.now();
  const before = process.cpuUsage();
  for (const group of groups) read(group);
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

/** A first pass, passes until it is warm, and the medians of those that count. */
function timed(documents: readonly Document[], read: Read, passes = PASSES): Timed {
  const groups = inGroups(documents, TOGETHER);
  const cold = pass(groups, read);
  for (let spent = cold.cpu; spent < WARM; ) spent += pass(groups, read).cpu;
  const warm = Array.from({ length: passes }, () => pass(groups, read));
  const cpu = warm.map((seconds) => seconds.cpu);
  return { cold, wall: median(warm.map((seconds) => seconds.wall)), cpu: median(cpu), best: Math.min(...cpu) };
}

const look = sparingMemory();

const readByTosite: Read = (documents) => {
  look();
  return readDocuments(documents, openLanguage(documents[0]?.language ?? ''));
};

const rates = (size: number, ...seconds: readonly number[]): string =>
  seconds.map((s) => (size / s).toFixed(2).padStart(9)).join('  ');

function shellSeconds(file: string): number {
  const node = process.execPath;
  const times = Array.from({ length: PASSES }, () => {
    const started = performance.now();
    spawnSync(node, [join(root, 'bin', 'tosite.js'), 'read', join(root, file), '--json'], { encoding: 'utf8' });
    return (performance.now() - started) / 1000;
  });
  return median(times.slice(1));
}

async function comparePeers(documents: readonly Document[], own: number): Promise<void> {
  const size = bytesOf(documents) / 1e6;
  console.log('\nEnglish news about the subject, read by      MB a second  Tosite is (processor time, warm)');
  for (const peer of await peers()) {
    if ('why' in peer) {
      console.log(`${peer.name.padEnd(44)} not measured: ${peer.why}`);
      continue;
    }
    const { cpu } = timed(documents, (group) => group.map(({ text }) => peer.read(text)), PEER_PASSES);
    const name = `${peer.name} ${peer.version}: ${peer.reads}`.padEnd(44);
    console.log(`${name} ${(size / cpu).toFixed(2).padStart(10)}  ${(cpu / own).toFixed(2)} times as fast`);
  }
}

const KINDS = { subject: subjectNews, general: generalNews, mixed: mixedNews } as const;
type Kind = keyof typeof KINDS;

type Row = Timed & { readonly size: number; readonly resident: number };

/** One row, measured in this process. */
function measured(kind: Kind, language: string): Row {
  const documents = KINDS[kind](language);
  const times = timed(documents, readByTosite);
  return { ...times, size: bytesOf(documents) / 1e6, resident: (process.resourceUsage().maxRSS * 1024) / 1e6 };
}

/** One row, measured in a process of its own. */
function apart(kind: Kind, language: string): Row {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, kind, language], { encoding: 'utf8' });
  return JSON.parse(stdout) as Row;
}

async function table(): Promise<void> {
  const { node, v8 } = process.versions;
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${arch()}, Node ${node}, V8 ${v8}`);
  console.log(`${new Date().toISOString().slice(0, 10)}; cold: the first pass; warm: the median of ${PASSES} passes\n`);
  console.log('MB a second of   size MB       wall: cold   warm  processor: cold  warm    best   resident MB');
  let own = Number.NaN;
  for (const kind of Object.keys(KINDS) as Kind[])
    for (const language of ['fi', 'en']) {
      const { size, cold, wall, cpu, best, resident } = apart(kind, language);
      if (kind === 'subject' && language === 'en') own = cpu;
      const figures = rates(size, cold.wall, wall, cold.cpu, cpu, best);
      const name = `${kind.padEnd(8)} ${language.padEnd(6)} ${size.toFixed(3).padStart(9)}`;
      console.log(`${name}  ${figures}  ${resident.toFixed(0).padStart(9)}`);
    }
  for (const file of ['examples/fi-tappiot-2025-01.md', 'examples/en-containers-2024-06.md'])
    console.log(`from the shell: ${file} read in ${shellSeconds(file).toFixed(2)} s (median)`);
  await comparePeers(subjectNews('en'), own);
}

const [kind, language] = process.argv.slice(2);
if (kind !== undefined && kind in KINDS) console.log(JSON.stringify(measured(kind as Kind, language ?? 'en')));
else await table();
