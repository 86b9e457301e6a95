// At whom a stance is aimed where its own sentence names nobody.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { position } from '../../../src/reading/frames/position.ts';
import { passageOf } from '../../../src/reading/passage.ts';

function aims(text: string, language: 'en' | 'fi' = 'en'): readonly string[] {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), openLanguage(language));
  return position.read(passage).map((d) => `${d.from?.id ?? ''}>${d.to?.id ?? ''} ${d.to?.known ?? ''}`);
}

describe('a stance that names no target', () => {
  it('is aimed at the union that its holder is a member of, where the text speaks of it', () => {
    const text = 'Ukraine will get a loan for Ukraine from the EU.';
    assert.deepEqual(aims(`${text} Hungary opposes the plan.`), ['HU>EU implied']);
    assert.deepEqual(
      aims('Ukraina saa EU:lta lainan, ja Ukraina maksaa sen myöhemmin takaisin. Unkari vastustaa suunnitelmaa.', 'fi'),
      ['HU>EU implied'],
    );
  });

  it('is aimed at the party that the text is about where its holder is no member, or the text names no union', () => {
    assert.deepEqual(aims('Ukraine will get a loan for Ukraine from the EU. Serbia opposes the plan.'), [
      'RS>UA implied',
    ]);
    assert.deepEqual(aims('Ukraine will get a loan from Norway. Hungary opposes the plan.'), ['HU>UA implied']);
  });

  it('keeps a target that its sentence names', () => {
    assert.deepEqual(aims('The EU will lend money. Hungary condemned Ukraine for the pipeline.'), ['HU>UA stated']);
  });
});
