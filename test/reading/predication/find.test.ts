import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openLanguage } from '../../../src/language/languages.ts';
import { findPredications } from '../../../src/reading/predication/find.ts';
import { lexiconOf } from '../../../src/reading/predication/lexicon.ts';
import { mended } from '../../../src/reading/predication/mending.ts';
import { treeOf } from '../../../src/reading/predication/tree.ts';

function finnish() {
  try {
    return { analyser: openLanguage('fi'), skip: false as const };
  } catch (error) {
    return { analyser: null, skip: String(error) };
  }
}
const { analyser, skip } = finnish();

describe('predications', { skip }, () => {
  const senses = (text: string): string[] => {
    const tree = treeOf(analyser!.analyse(text)[0]!);
    return findPredications(tree, lexiconOf('fi'))
      .filter((p) => p.entry.wordClass === 'V' && (p.sense === 'give' || p.sense === 'receive'))
      .map(
        (p) =>
          `${p.sense} ${tree.tokens[p.trigger]?.text} ${p.args.map((a) => `${a.role}:${tree.tokens[a.head]?.text}`).join(' ')}`,
      );
  };

  it('of a word that gives and receives there is one, by who stands beside it', () => {
    assert.deepEqual(senses('Vienti tuo Iranille kahden miljardin tulot.'), [
      'give tuo giver:Vienti receiver:Iranille theme:tulot',
    ]);
    assert.deepEqual(senses('Intia tuo öljyä Venäjältä.'), ['receive tuo receiver:Intia theme:öljyä giver:Venäjältä']);
  });

  it('a name of several words has the case of its last one', () => {
    const tokens = analyser!.analyse('Sota tuo Kim Jong-unille miljoonia euroja.')[0]!.tokens;
    const parsed = tokens.map((t, i) =>
      i === 2
        ? { ...t, deprel: 'obj', head: 1, feats: { Case: 'Nom' } }
        : i === 3
          ? { ...t, deprel: 'flat:name', head: 2 }
          : t,
    );
    const kim = mended(parsed)[2]!;
    assert.deepEqual([kim.deprel, kim.feats.Case], ['obl', 'All']);
    const nominative = parsed.map((t, i) => (i === 3 ? { ...t, feats: { Case: 'Nom' } } : t));
    assert.deepEqual(mended(nominative)[2], parsed[2]);
  });

  it('two parties side by side, or a word in small letters, are no one name', () => {
    assert.deepEqual(senses('Antoiko Moskova Minskille aseita?'), [
      'give Antoiko giver:Moskova receiver:Minskille theme:aseita',
    ]);
    assert.deepEqual(senses('Antoiko Kim Jong-un Minskille aseita?').length, 1);
  });
});
