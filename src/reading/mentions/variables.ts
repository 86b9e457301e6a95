// Variables: what statistics count and effects change (data/variables.tsv): exports, production, military capability, the
// risk of war. What enters: a sentence's tree. What leaves: the tokens that name a variable, in the order of the text;
// a phrase of several words is found where its last word's own modifiers have the others.

import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Token } from '../../language/language.ts';
import { createOwnNote } from '../notes.ts';
import { childrenOf, lemmaOf, type Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import { byId } from './by-id.ts';

export type Variable = {
  readonly code: string;
  readonly label: string;
  /** `figure`: a statistic may be of it; `effect`: something may change it. */
  readonly kind: string;
};

export type VariableMention = { readonly token: number; readonly variable: Variable };

type Cue = { readonly before: readonly string[]; readonly variable: Variable };

type Table = { readonly byWord: ReadonlyMap<string, readonly Cue[]>; readonly cuesOf: (word: Lower) => readonly Cue[] };

const tables = new Map<LanguageCode, Table>();
const NO_CUES: readonly Cue[] = [];

function tableOf(language: LanguageCode): Table {
  let done = tables.get(language);
  if (!done) {
    const byWord = load(language);
    done = { byWord, cuesOf: byId(({ lower }: Lower) => byWord.get(lower) ?? NO_CUES) };
    tables.set(language, done);
  }
  return done;
}

function load(language: LanguageCode): ReadonlyMap<string, readonly Cue[]> {
  const table = new Map<string, Cue[]>();
  for (const row of dataTable('variables.tsv')) {
    const variable: Variable = { code: row.code ?? '', label: row.label ?? '', kind: row.kind ?? '' };
    for (const phrase of (row[language] ?? '').split('|')) {
      const words = phrase.toLowerCase().split(' ');
      const head = words.at(-1) ?? '';
      const list = table.get(head) ?? [];
      list.push({ before: words.slice(0, -1), variable });
      table.set(
        head,
        list.sort((a, b) => b.before.length - a.before.length),
      );
    }
  }
  return table;
}

type Kind = 'figure' | 'effect';

const notes = {
  figure: createOwnNote<readonly VariableMention[]>(),
  effect: createOwnNote<readonly VariableMention[]>(),
} satisfies Record<Kind, unknown>;

/** Variables of the kind that a sentence names; found once. */
export const variablesIn = (tree: Tree, language: LanguageCode, kind: Kind): readonly VariableMention[] =>
  notes[kind].of(tree) ?? notes[kind].keep(tree, findVariables(tree, language, kind));

function findVariables(tree: Tree, language: LanguageCode, kind: Kind): readonly VariableMention[] {
  const { byWord, cuesOf } = tableOf(language);
  const found: VariableMention[] = [];
  for (let i = 0; i < tree.tokens.length; i += 1) {
    const { upos, parts } = tree.tokens[i] as Token;
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ') continue;
    const own = cuesOf(tree.bases[i] as Lower);
    const cues = own.length > 0 || !parts ? own : byWord.get(parts.at(-1)?.toLowerCase() ?? '');
    if (!cues || cues.length === 0) continue;
    const cue = cues.find(
      (c) => (c.variable.kind === kind || c.variable.kind === 'both') && c.before.every((w) => hasModifier(tree, i, w)),
    );
    if (cue) found.push({ token: i, variable: cue.variable });
  }
  return found;
}

const hasModifier = (tree: Tree, head: number, lemma: string): boolean =>
  childrenOf(tree, head).some((c) => lemmaOf(tree, c) === lemma) || lemmaOf(tree, head - 1) === lemma;
