// "the US mission to the United Nations": the organisation at which somebody is posted is no side and no source.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const claimsOf = (text: string) =>
  readDocument(createDocument(text, { language: 'en', published: '2025-04-17' }), openLanguage('en')).claims.filter(
    ({ frame }) => frame === 'transfer',
  );

it('takes no post for a receiver or a source', () => {
  const [claim] = claimsOf(
    'The US mission to the United Nations said in January that Pyongyang had provided Russia with 20,000 containers.',
  );
  assert.equal(claim?.from?.id, 'KP');
  assert.equal(claim?.to?.id, 'RU');
  assert.doesNotMatch(claim?.source?.origin ?? '', /^United Nations/u);
});

it('still reads an organisation that receives', () => {
  const [claim] = claimsOf('Norway gave the United Nations 20 armoured vehicles.');
  assert.equal(claim?.from?.id, 'NO');
  assert.equal(claim?.to?.id, 'UN');
});

it('takes the one whose post it is for the holder of a stance', () => {
  const holderOf = (text: string, language: 'en' | 'fi') =>
    readDocument(createDocument(text, { language, published: '2025-04-17' }), openLanguage(language)).claims.find(
      ({ frame }) => frame === 'position',
    )?.from?.id;
  assert.equal(holderOf('Venäjän YK-lähettiläs tuomitsi Ukrainan iskun kovin sanoin.', 'fi'), 'RU');
  assert.equal(holderOf('Venäjän pysyvä YK-edustaja tuomitsi Ukrainan iskun.', 'fi'), 'RU');
  assert.equal(holderOf('YK tuomitsi Venäjän iskun Ukrainaan.', 'fi'), 'UN');
  assert.equal(holderOf("Russia's UN ambassador condemned the Ukrainian strike.", 'en'), 'RU');
});
