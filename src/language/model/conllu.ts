// CoNLL-U text to training sentences. Only training and measuring read treebanks; the running program never does.
// Multiword tokens are kept as surface spans beside their words; empty nodes are left out.

import { interned } from '../../base/interned.ts';

export type GoldToken = {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  /** The treebank's own part of speech. */
  readonly xpos: string;
  readonly feats: Readonly<Record<string, string>>;
  /** Index of the head in the sentence, -1 for the root. */
  readonly head: number;
  readonly deprel: string;
};

/** `surface` is a stretch of text that covers the words from `first` to `last` (exclusive). */
export type GoldSurface = {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly spaceAfter: boolean;
};

export type GoldSentence = {
  readonly text: string;
  readonly tokens: readonly GoldToken[];
  readonly surfaces: readonly GoldSurface[];
  readonly newParagraph: boolean;
};

/** 'Case=Nom|Number=Sing' to a record; '_' to an empty one. */
export function parseFeats(text: string): Readonly<Record<string, string>> {
  if (text === '_' || text === '') return {};
  return Object.fromEntries(
    text.split('|').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, interned(value)];
    }),
  );
}

const spaceAfter = (misc: string | undefined): boolean => !/(^|\|)SpaceAfter=No(\||$)/.test(misc ?? '');

function parseSentence(block: string): GoldSentence | null {
  const tokens: GoldToken[] = [];
  const surfaces: GoldSurface[] = [];
  let text = '';
  let newParagraph = false;
  let covered = 0;
  for (const line of block.split('\n')) {
    if (line.startsWith('# text = ')) text = line.slice(9);
    if (/^# new(par|doc)/.test(line)) newParagraph = true;
    if (line.startsWith('#')) continue;
    const cell = line.split('\t');
    const range = /^(\d+)-(\d+)$/.exec(cell[0] ?? '');
    if (range) {
      covered = Number(range[2]);
      const first = Number(range[1]) - 1;
      surfaces.push({ text: cell[1]!, first, last: covered, spaceAfter: spaceAfter(cell[9]) });
    }
    if (!/^\d+$/.test(cell[0] ?? '')) continue;
    const [, form, lemma, upos, xpos, feats, head, deprel, , misc] = cell as string[];
    tokens.push({
      form: form!,
      lemma: lemma!,
      upos: upos!,
      xpos: xpos!,
      feats: parseFeats(feats!),
      head: Number(head) - 1,
      deprel: deprel!,
    });
    if (tokens.length > covered)
      surfaces.push({ text: form!, first: tokens.length - 1, last: tokens.length, spaceAfter: spaceAfter(misc) });
  }
  return tokens.length > 0 ? { text, tokens, surfaces, newParagraph } : null;
}

/** All sentences of a CoNLL-U text. */
export const parseConllu = (text: string): readonly GoldSentence[] =>
  text
    .replaceAll('\r', '')
    .split(/\n\n+/)
    .map(parseSentence)
    .filter((sentence) => sentence !== null);
