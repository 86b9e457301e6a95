import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { GoldSentence } from '../../../src/language/model/conllu.ts';
import type { LanguageDesign } from '../../../src/language/model/design.ts';
import { loadModel, saveModel } from '../../../src/language/model/file.ts';
import { wordHash } from '../../../src/language/model/forms.ts';
import { analyseForms, createModel } from '../../../src/language/model/model.ts';
import type { NetworkWeights } from '../../../src/language/model/network-weights.ts';
import { scoreModel } from '../../../src/language/model/scores.ts';
import { trainModel } from '../../../src/language/model/train.ts';
import { toyTreebank } from './toy.ts';

const design: LanguageDesign = { features: ['Number', 'Tense', 'VerbForm'] };
const options = { taggerEpochs: 4, parserEpochs: 20, parserBatch: 10, folds: 3, taggerBits: 15, prune: 0 };
const weights = trainModel(toyTreebank, design, options);
const model = createModel(weights, design);

describe('training', () => {
  test('learns a toy treebank whole: tags, lemmas, heads, relations', () => {
    const { upos, tag, lemma, uas, las } = scoreModel(model, toyTreebank);
    assert.deepEqual({ upos, tag, lemma, uas, las }, { upos: 100, tag: 100, lemma: 100, uas: 100, las: 100 });
  });

  test('unseen words beside a known verb get tags, lemmas and relations by their endings and places', () => {
    const { tags, lemmas, heads, deprels } = analyseForms(model, ['drones', 'needed', 'hulls', '.']);
    assert.deepEqual(heads, [1, -1, 1, 1]);
    assert.deepEqual(deprels, ['nsubj', 'root', 'obj', 'punct']);
    assert.deepEqual(tags.slice(0, 3), ['NOUN|Number=Plur', 'VERB|Tense=Past|VerbForm=Fin', 'NOUN|Number=Plur']);
    assert.deepEqual(lemmas.slice(0, 3), ['drone', 'need', 'hull']);
  });

  test('a sentence of thousands of words hangs together: one root, no circle', () => {
    const forms = Array.from({ length: 2500 }, (_, i) => ['ships', 'needed', 'guns', `port${i}`][i % 4]!);
    const { heads } = analyseForms(model, forms);
    assert.equal(heads.filter((head) => head === -1).length, 1);
    for (let i = 0; i < forms.length; i++) {
      let [at, steps] = [i, 0];
      while (heads[at]! >= 0 && steps++ <= forms.length) at = heads[at]!;
      assert.equal(heads[at], -1);
    }
  });

  test('what was analysed before changes nothing, also when the words kept by the network are given up', () => {
    const forms = ['ships', 'needed', 'guns', '.'];
    const before = analyseForms(model, forms);
    for (let i = 0; i < 10; i++)
      analyseForms(
        model,
        Array.from({ length: 900 }, (_, k) => `hull${i}x${k}`),
      );
    assert.ok(model.parser.network.stamps.some((stamp) => stamp > 0));
    assert.deepEqual(analyseForms(model, forms), before);
  });

  test('training twice gives the same weights', () => {
    const again = trainModel(toyTreebank, design, options);
    assert.deepEqual(again.parser.networks, weights.parser.networks);
    assert.deepEqual(again.tagger.main, weights.tagger.main);
  });

  test('words that have vectors have rows in the networks, also those that the treebank lacks', () => {
    const words = ['guns', 'frigates'];
    const vectors = new Map(words.map((word, i) => [wordHash(word), Float32Array.of(i, 1, 0, -1)]));
    const { parser } = trainModel(toyTreebank, design, { ...options, parserEpochs: 1, vectors });
    for (const { keys } of parser.networks)
      assert.deepEqual(
        words.map((word) => keys.filter((key) => key === wordHash(word)).length),
        [1, 1],
      );
  });

  test('a network that sees sentences of another style all the time keeps them apart by a mark, which use knows nothing of', () => {
    const otherwise: Readonly<Record<string, string>> = { nsubj: 'obj', obj: 'obl', obl: 'nsubj' };
    const inOtherStyle = ({ tokens, ...rest }: GoldSentence): GoldSentence => ({
      ...rest,
      tokens: tokens.map((token) => ({ ...token, deprel: otherwise[token.deprel] ?? token.deprel })),
    });
    const foreign = [...toyTreebank, ...toyTreebank].map(inOtherStyle);
    const learnt = trainModel(toyTreebank, design, { ...options, networks: 1, marked: 1, foreign });
    const [warm, marked] = learnt.parser.networks as [NetworkWeights, NetworkWeights];
    assert.deepEqual(marked.keys, warm.keys);
    const alone = createModel({ ...learnt, parser: { ...learnt.parser, networks: [marked] } }, design);
    const { uas, las } = scoreModel(alone, toyTreebank);
    assert.deepEqual({ uas, las }, { uas: 100, las: 100 });
  });

  test("a language's candidates restrict the tags, and its features reach the tagger", () => {
    const restricted: LanguageDesign = {
      ...design,
      describe: (form) => ({
        tagger: [`ends:${form.slice(-1)}`],
        ambiguity: null,
        parser: [],
        candidates: form === 'guns' ? ['PROPN|Number=Plur'] : null,
      }),
    };
    const { tags } = analyseForms(createModel(weights, restricted), ['guns', 'needed', 'ships', '.']);
    assert.equal(tags[0], 'PROPN|Number=Plur');
  });

  test("a language's lemma is taken, and may ask for the learned one", () => {
    const own: LanguageDesign = {
      ...design,
      lemma: (form, _tag, initial, learned) => (initial ? `first:${form}` : learned()),
    };
    assert.deepEqual(analyseForms(createModel(weights, own), ['ships', 'needed', 'guns']).lemmas, [
      'first:ships',
      'need',
      'gun',
    ]);
  });

  test('weights come back from their file as they were; another format is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-model-'));
    try {
      const path = join(folder, 'toy.model');
      saveModel(weights, path);
      const loaded = loadModel(path, design);
      for (const { tokens } of toyTreebank) {
        const forms = tokens.map((token) => token.form);
        assert.deepEqual(analyseForms(loaded, forms), analyseForms(model, forms));
      }
      writeFileSync(path, 'not weights');
      assert.throws(() => loadModel(path, design));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
