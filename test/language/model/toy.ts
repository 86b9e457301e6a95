// A toy treebank of our own for the tests of the trainer: two constructions over a few words, none so frequent that its
// tag is settled by the lexicon alone.
import { type GoldSentence, parseConllu } from '../../../src/language/model/conllu.ts';

type Word = readonly [form: string, lemma: string, upos: string, feats: string, head: number, deprel: string];

const sentence = (words: readonly Word[]): string =>
  words
    .map(([form, lemma, upos, feats, head, deprel], i) =>
      [i + 1, form, lemma, upos, '_', feats, head, deprel, '_', '_'].join('\t'),
    )
    .join('\n');

const NOUNS = [
  ['ships', 'ship'],
  ['crews', 'crew'],
  ['guns', 'gun'],
  ['ports', 'port'],
  ['mines', 'mine'],
] as const;
const VERBS = [
  ['needed', 'need'],
  ['loaded', 'load'],
] as const;

/** "ships needed guns ." and, with the roles' order turned, "guns by ships needed ." */
function toySentences(): readonly string[] {
  return NOUNS.flatMap(([subject, subjectLemma], i) =>
    VERBS.flatMap(([verb, verbLemma], j) => {
      const [object, objectLemma] = NOUNS[(i + j + 1) % NOUNS.length]!;
      return [
        sentence([
          [subject, subjectLemma, 'NOUN', 'Number=Plur', 2, 'nsubj'],
          [verb, verbLemma, 'VERB', 'Tense=Past|VerbForm=Fin', 0, 'root'],
          [object, objectLemma, 'NOUN', 'Number=Plur', 2, 'obj'],
          ['.', '.', 'PUNCT', '_', 2, 'punct'],
        ]),
        sentence([
          [object, objectLemma, 'NOUN', 'Number=Plur', 4, 'obj'],
          ['by', 'by', 'ADP', '_', 3, 'case'],
          [subject, subjectLemma, 'NOUN', 'Number=Plur', 4, 'obl'],
          [verb, verbLemma, 'VERB', 'Tense=Past|VerbForm=Fin', 0, 'root'],
          ['.', '.', 'PUNCT', '_', 4, 'punct'],
        ]),
      ];
    }),
  );
}

export const toyTreebank: readonly GoldSentence[] = parseConllu(`${toySentences().join('\n\n')}\n\n`);
