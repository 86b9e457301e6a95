import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UserError } from '../../src/base/diagnostic.ts';
import { identifyLanguage } from '../../src/language/identify.ts';
import { LANGUAGES, openLanguage } from '../../src/language/languages.ts';

describe('languages', () => {
  test('Finnish and English are registered; an analyser is opened once', () => {
    assert.deepEqual(LANGUAGES.map(({ code }) => code).sort(), ['en', 'fi']);
    assert.equal(openLanguage('en'), openLanguage('en'));
    assert.equal(openLanguage('en').language, 'en');
  });

  test('a language that is not registered is a diagnostic that names the ones that are', () => {
    assert.throws(
      () => openLanguage('sv'),
      (error: unknown) =>
        error instanceof UserError && error.diagnostic.code === 'T2101' && /en.*fi|fi.*en/u.test(error.diagnostic.hint),
    );
  });

  test('a readable language is identified, also from a short text', () => {
    assert.equal(identifyLanguage('The ministry said that the shells had arrived.').language, 'en');
    assert.equal(identifyLanguage('Ministeriö kertoi, että ammukset olivat saapuneet.').language, 'fi');
    assert.equal(identifyLanguage('Ammuksia luvattiin').language, 'fi');
    assert.equal(identifyLanguage('shells promised').language, 'en');
  });

  test('another language is named, not forced into one that can be read', () => {
    for (const [code, text] of [
      ['sv', 'Ministeriet meddelade på måndagen att granaterna hade kommit fram till hamnen.'],
      ['ru', 'Министерство сообщило, что снаряды прибыли в порт в понедельник.'],
      ['et', 'Ministeerium teatas esmaspäeval, et mürsud olid sadamasse jõudnud.'],
    ] as const) {
      const { language, detected, diagnostic } = identifyLanguage(text);
      assert.deepEqual([language, detected, diagnostic?.code], [null, code, 'T2102']);
    }
  });

  test('no letters, no language: a diagnostic', () => {
    for (const text of ['', '  \n', '123 456', '😀', '\u202e'])
      assert.equal(identifyLanguage(text).diagnostic?.code, 'T2103');
  });
});
