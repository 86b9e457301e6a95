import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConllu } from '../../../src/language/model/conllu.ts';
import { goldText, scoreRaw } from '../../../src/language/model/raw-scores.ts';

const TEXT = [
  '# newpar',
  "# text = It didn't sink.",
  '1\tIt\tit\tPRON\t_\tCase=Nom|Number=Sing\t4\tnsubj\t_\t_',
  "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
  '2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_',
  "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_",
  '4\tsink\tsink\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No',
  '4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_',
  '5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_',
  '',
  '1\tGood\tgood\tADJ\t_\t_\t0\troot\t_\t_',
  '',
  '',
].join('\n');

test('CoNLL-U: multiword tokens, empty nodes, features, spaces', () => {
  const [first, second] = parseConllu(TEXT);
  assert.deepEqual(
    first!.tokens.map((token) => token.form),
    ['It', 'did', "n't", 'sink', '.'],
  );
  assert.deepEqual(
    first!.tokens.map((token) => token.head),
    [3, 3, 3, -1, 3],
  );
  assert.deepEqual(first!.tokens[0]!.feats, { Case: 'Nom', Number: 'Sing' });
  assert.deepEqual(
    first!.surfaces.map((surface) => surface.text),
    ['It', "didn't", 'sink', '.'],
  );
  assert.equal(first!.newParagraph, true);
  assert.equal(second!.newParagraph, false);
});

test('raw scores: the text is rebuilt, and wrong cuts cost', () => {
  const gold = parseConllu(TEXT);
  assert.equal(goldText(gold).text, "It didn't sink. Good");
  const segment = () => [
    { start: 0, end: 15 },
    { start: 16, end: 20 },
  ];
  const tokenise = (_: string, span: { start: number }) =>
    span.start === 0 ? [0, 2, 3, 6, 6, 9, 10, 14, 14, 15] : [16, 20];
  assert.deepEqual(scoreRaw(gold, segment, tokenise), { sentences: 100, tokens: 100 });
  assert.deepEqual(
    scoreRaw(
      gold,
      () => [{ start: 0, end: 20 }],
      () => [0, 2, 3, 9, 10, 15, 16, 20],
    ),
    { sentences: 0, tokens: 40 },
  );
});
