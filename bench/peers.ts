// The peers of the speed table: libraries that read English text, each as its own documentation runs it. What enters: the
// texts of documents. What leaves: one function a peer that reads a text, or the reason why there is none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Peer = {
  readonly name: string;
  readonly version: string;
  /** What of the text it reads. */
  readonly reads: string;
  readonly read: (text: string) => unknown;
};
export type Missing = { readonly name: string; readonly why: string };

/** The day from which the peers count dates; any day does for a measure of speed. */
const TODAY = new Date('2025-05-14T12:00:00Z');

const modules = join(import.meta.dirname, '..', 'node_modules');

function versionOf(name: string): string {
  const manifest: { readonly version?: string } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  return manifest.version ?? '';
}

async function wink(): Promise<Peer> {
  const { default: create } = await import('wink-nlp');
  const { default: model } = await import('wink-eng-lite-web-model');
  const nlp = create(model, ['sbd', 'pos']);
  const { its } = nlp;
  return {
    name: 'wink-nlp',
    version: versionOf('wink-nlp'),
    reads: 'sentences and tags',
    read: (text) => nlp.readDoc(text).tokens().out(its.pos),
  };
}

async function compromise(): Promise<Peer> {
  const { default: nlp } = await import('compromise');
  return {
    name: 'compromise',
    version: versionOf('compromise'),
    reads: 'sentences and tags',
    read: (text) => nlp(text).json(),
  };
}

async function chrono(): Promise<Peer> {
  const { parse } = await import('chrono-node');
  return {
    name: 'chrono-node',
    version: versionOf('chrono-node'),
    reads: 'dates',
    read: (text) => parse(text, TODAY),
  };
}

async function recognizers(): Promise<Peer> {
  const { recognizeNumber, recognizeDateTime } = await import('@microsoft/recognizers-text-suite');
  return {
    name: 'Recognizers-Text',
    version: versionOf('@microsoft/recognizers-text-suite'),
    reads: 'numbers and dates',
    read: (text) => [recognizeNumber(text, 'en-us'), recognizeDateTime(text, 'en-us', undefined, TODAY)],
  };
}

async function tried(name: string, open: () => Promise<Peer>): Promise<Peer | Missing> {
  try {
    return await open();
  } catch (error) {
    return { name, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

/** Opens all peers. */
export const peers = (): Promise<readonly (Peer | Missing)[]> =>
  Promise.all([
    tried('wink-nlp', wink),
    tried('compromise', compromise),
    tried('chrono-node', chrono),
    tried('Recognizers-Text', recognizers),
  ]);
