import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UserError } from '../../src/base/diagnostic.ts';
import { identifyLanguage } from '../../src/language/identify.ts';
import { isLanguageCode, isSkeleton, LANGUAGES, openLanguage, SKELETONS } from '../../src/language/languages.ts';

describe('languages', () => {
  test('Finnish and English are registered; an analyser is opened once', () => {
    assert.deepEqual(LANGUAGES.map(({ code }) => code).sort(), ['en', 'fi']);
    assert.equal(openLanguage('en'), openLanguage('en'));
    assert.equal(openLanguage('en').language, 'en');
  });

  test('a language that is not registered is a diagnostic that names the ones that are', () => {
    assert.throws(
      () => openLanguage('xx'),
      (error: unknown) =>
        error instanceof UserError && error.diagnostic.code === 'T2101' && /en.*fi|fi.*en/u.test(error.diagnostic.hint),
    );
  });

  test('a skeleton is opened where it is asked for, and stands among the languages that are read nowhere', () => {
    for (const { code } of SKELETONS) {
      assert.equal(openLanguage(code).language, code);
      assert.deepEqual([isSkeleton(code), isLanguageCode(code)], [true, false]);
    }
    assert.ok(SKELETONS.length > 0);
    assert.ok(!LANGUAGES.some(({ code }) => isSkeleton(code)));
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
      assert.match(diagnostic?.hint ?? '', /^Give a text in [^;]* or [^;]*; /u);
    }
  });

  test('no letters, no language: a diagnostic', () => {
    for (const text of ['', '  \n', '123 456', '😀', '\u202e'])
      assert.equal(identifyLanguage(text).diagnostic?.code, 'T2103');
  });
});
