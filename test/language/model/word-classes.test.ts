import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseConllu } from '../../../src/language/model/conllu.ts';
import type { LanguageDesign } from '../../../src/language/model/design.ts';
import { loadModel, saveModel } from '../../../src/language/model/file.ts';
import { wordHash } from '../../../src/language/model/forms.ts';
import { createModel, tagForms } from '../../../src/language/model/model.ts';
import { trainModel } from '../../../src/language/model/train.ts';
import { learnClasses, type WordClasses } from '../../../src/language/model/word-classes.ts';

const design: LanguageDesign = { features: [] };

/** Words that say nothing by their letters, each met once; one of each two neighbours is a noun. */
const word = (k: number): string =>
  `${Array.from({ length: 4 }, (_, i) => 'bcdfghjklmnprstv'[((k * 40503) >> (4 * i)) & 15]).join('')}oq`;
const isNoun = (k: number): boolean => k.toString(2).replaceAll('0', '').length % 2 === 0;
const SEEN = 200;
const UNSEEN = Array.from({ length: 40 }, (_, i) => SEEN + i);

/** Sentences of a noun and a verb, in either order. */
const treebank = parseConllu(
  Array.from({ length: SEEN / 2 }, (_, i) =>
    [2 * i, 2 * i + 1]
      .map((k, at) => [at + 1, word(k), word(k), isNoun(k) ? 'NOUN' : 'VERB', '_', '_', isNoun(k) ? 2 - at : 0])
      .map((fields) => [...fields, fields[6] === 0 ? 'root' : 'nsubj', '_', '_'].join('\t'))
      .join('\n'),
  ).join('\n\n'),
);

const vectors = new Map(
  Array.from({ length: SEEN + UNSEEN.length }, (_, k) => [
    wordHash(word(k)),
    isNoun(k) ? Float32Array.of(1, (k % 5) / 10, 0, 0) : Float32Array.of(0, 0, 1, (k % 7) / 10),
  ]),
);
const classes = learnClasses(vectors, treebank, design.features);
const weightsWith = (given: WordClasses) =>
  trainModel(treebank, design, { parserEpochs: 1, taggerBits: 15, prune: 0, taggerRuns: 2, classes: given });
const weights = weightsWith(classes);

/** Of the unseen words, alone in their sentences, the share that is tagged right. */
function right(given: typeof weights): number {
  const model = createModel(given, design);
  const hits = UNSEEN.filter((k) => tagForms(model, [word(k)])[0] === (isNoun(k) ? 'NOUN' : 'VERB'));
  return hits.length / UNSEEN.length;
}

describe('classes of words', () => {
  test('every word with a vector has one, and no class has words of two kinds', () => {
    assert.deepEqual([...classes.keys()], [...vectors.keys()]);
    const of = (noun: boolean) =>
      new Set([...vectors.keys()].filter((_, k) => isNoun(k) === noun).map((key) => classes.get(key)));
    assert.equal(of(true).intersection(of(false)).size, 0);
  });

  test('the same data gives the same classes; no vectors give none', () => {
    assert.deepEqual(learnClasses(vectors, treebank, design.features), classes);
    assert.equal(learnClasses(new Map(), treebank, design.features).size, 0);
  });

  test('tell the tags of unseen words that nothing else tells', () => {
    assert.equal(right(weights), 1);
    assert.ok(right(weightsWith(new Map())) < 0.8);
  });

  test('come back from the file as they were', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-classes-'));
    try {
      const path = join(folder, 'toy.model');
      saveModel(weights, path);
      const read = loadModel(path, design).lexicon.classes;
      const ordered = (map: WordClasses) => [...map].sort(([a], [b]) => a - b);
      assert.deepEqual(ordered(read), ordered(classes));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
