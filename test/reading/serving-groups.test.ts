// A group is its state's where the passage calls it so, and a party of its own elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { passageOf } from '../../src/reading/passage.ts';

function partiesIn(text: string, language: 'en' | 'fi'): readonly (string | null)[] {
  const document = createDocument(text, { language, published: '2025-06-07' });
  const { passage } = passageOf(document, openLanguage(language));
  return passage.sentences.flatMap((v) => v.mentions.parties.map((m) => (m.group ? `${m.group}=${m.id}` : m.id)));
}

test('a group is its state where its own phrase names that', () => {
  assert.ok(partiesIn('The Russian mercenary group Wagner sent 400 men to Mali.', 'en').includes('WAGNER=RU'));
  assert.ok(partiesIn('Wagner, the Russian mercenary group, sent 400 men to Mali.', 'en').includes('WAGNER=RU'));
  assert.ok(partiesIn('Venäläinen palkka-armeija Wagner lähetti Maliin 400 miestä.', 'fi').includes('WAGNER=RU'));
});

test('a group beside its state is a party of its own', () => {
  const apart = partiesIn('Russia and Wagner sent 400 men to Mali.', 'en');
  assert.deepEqual([apart.includes('WAGNER'), apart.includes('RU')], [true, true]);
  assert.ok(partiesIn('Russia sent 40 guns to Wagner in Mali.', 'en').includes('WAGNER'));
});

test("what is a part of a state's army is always that state", () => {
  assert.ok(partiesIn('Africa Corps sent 100 instructors to Niger.', 'en').includes('AFRICA-CORPS=RU'));
});
