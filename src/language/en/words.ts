// The table of words that decide where English tokens and sentences end (data/en/tokens.tsv), as sets by kind.
import { dataTable } from '../../base/data.ts';

export type Words = {
  readonly title: ReadonlySet<string>;
  readonly number: ReadonlySet<string>;
  readonly word: ReadonlySet<string>;
  readonly starter: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  readonly prefix: ReadonlySet<string>;
  readonly unit: ReadonlySet<string>;
  /** Whole contraction to the lengths of its parts. */
  readonly contraction: ReadonlyMap<string, readonly number[]>;
};

function readWords(): Words {
  const of = (kind: string): string[] =>
    dataTable('en/tokens.tsv')
      .filter((row) => row.kind === kind)
      .map((row) => row.form!);
  const parts = of('contraction').map((form) => form.split('+'));
  return {
    title: new Set(of('title')),
    number: new Set(of('number')),
    word: new Set(of('word')),
    starter: new Set(of('starter')),
    speech: new Set(of('speech')),
    prefix: new Set(of('prefix')),
    unit: new Set(of('unit')),
    contraction: new Map(parts.map((list) => [list.join(''), list.map((part) => part.length)])),
  };
}

let kept: Words | undefined;

/** The table, read at first use. */
export function words(): Words {
  kept ??= readWords();
  return kept;
}
