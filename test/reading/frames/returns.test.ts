// What is paid in return goes back to whom the passage last said to have given, whoever is publicly known to be paid.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

function sumsIn(language: 'en' | 'fi', text: string): readonly string[] {
  const document = createDocument(text, { language, published: '2025-06-01' });
  return draftsOf(passageOf(document, openLanguage(language)).passage)
    .drafts.filter((d) => /^[A-Z]{3}$/u.test(d.quantity?.unit ?? ''))
    .map((d) => `${d.frame} ${d.from?.id}→${d.to?.id}`);
}

describe('what is paid in return', () => {
  it('goes to the giver of the passage, its own sentence naming who pays', () => {
    const given = 'Iran has delivered 300 drones to Russia. Tehran denies it.';
    assert.deepEqual(sumsIn('en', `${given} In return, Moscow is said to have paid $90 million.`), ['transfer RU→IR']);
    const annettu = 'Iran on toimittanut Venäjälle 300 lennokkia. Teheran kiistää asian.';
    assert.deepEqual(sumsIn('fi', `${annettu} Vastineeksi Moskova on maksanut 90 miljoonaa dollaria.`), [
      'transfer RU→IR',
    ]);
  });

  it('is nobody’s of the passage where who pays was not given anything', () => {
    const given = 'Iran has delivered 300 drones to Russia.';
    assert.ok(
      !sumsIn('en', `${given} In return, Belarus is said to have paid $90 million.`).includes('transfer BY→IR'),
    );
  });

  it('is a price where a thing costs it', () => {
    assert.ok(sumsIn('fi', 'Venäjän ostama lennokki maksaa 30 000 dollaria.').includes('statistic RU→undefined'));
    assert.ok(!sumsIn('fi', 'Venäjä maksoi Iranille 30 000 dollaria.').some((s) => s.startsWith('statistic')));
  });
});
