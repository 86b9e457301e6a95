// Variables: what statistics count and effects change (data/variables.tsv): exports, production, military capability, the
// risk of war. What enters: a sentence's tree. What leaves: the tokens that name a variable, in the order of the text;
// a phrase of several words is found where its last word's own modifiers have the others.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { childrenOf, lemmaOf, type Tree } from '../predication/tree.ts';

export type Variable = {
  readonly code: string;
  readonly label: string;
  /** `figure`: a statistic may be of it; `effect`: something may change it. */
  readonly kind: string;
};

export type VariableMention = { readonly token: number; readonly variable: Variable };

type Cue = { readonly before: readonly string[]; readonly variable: Variable };

const tables = new Map<LanguageCode, ReadonlyMap<string, readonly Cue[]>>();

function tableOf(language: LanguageCode): ReadonlyMap<string, readonly Cue[]> {
  const done = tables.get(language);
  if (done) return done;
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
  tables.set(language, table);
  return table;
}

type Kind = 'figure' | 'effect';

const kept = new WeakMap<Tree, Partial<Record<Kind, readonly VariableMention[]>>>();

/** Variables of the kind that a sentence names; found once. */
export function variablesIn(tree: Tree, language: LanguageCode, kind: Kind): readonly VariableMention[] {
  let known = kept.get(tree);
  if (!known) {
    known = {};
    kept.set(tree, known);
  }
  known[kind] ??= findVariables(tree, language, kind);
  return known[kind];
}

function findVariables(tree: Tree, language: LanguageCode, kind: Kind): readonly VariableMention[] {
  const table = tableOf(language);
  const found: VariableMention[] = [];
  tree.tokens.forEach((token, i) => {
    if (token.upos !== 'NOUN' && token.upos !== 'PROPN' && token.upos !== 'ADJ') return;
    const cues = table.get(lemmaOf(tree, i)) ?? (token.parts && table.get(token.parts.at(-1)?.toLowerCase() ?? ''));
    const cue = cues?.find(
      (c) => (c.variable.kind === kind || c.variable.kind === 'both') && c.before.every((w) => hasModifier(tree, i, w)),
    );
    if (cue) found.push({ token: i, variable: cue.variable });
  });
  return found;
}

const hasModifier = (tree: Tree, head: number, lemma: string): boolean =>
  childrenOf(tree, head).some((c) => lemmaOf(tree, c) === lemma) || lemmaOf(tree, head - 1) === lemma;
