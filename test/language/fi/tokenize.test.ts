import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { tokenize, wholeForm } from '../../../src/language/fi/tokenize.ts';

function words(text: string): string[] {
  const bounds = tokenize(text, { start: 0, end: text.length });
  return bounds.flatMap((start, i) => (i % 2 === 0 ? [text.slice(start, bounds[i + 1])] : []));
}

const is = (text: string, wanted: string): void => assert.equal(words(text).join(' | '), wanted);

describe('Finnish tokens', () => {
  test('numbers keep their spaces, ranges, endings', () => {
    is('noin 10 000–12 000 miestä', 'noin | 10 000–12 000 | miestä');
    is('yli 1\u00a0250\u202f000 tonnia', 'yli | 1\u00a0250\u202f000 | tonnia');
    is('12 000:sta 1 100:aan', '12 000:sta | 1 100:aan');
    is('3,5 miljoonaa (20 %)', '3,5 | miljoonaa | ( | 20 | % | )');
    is('vuonna 2023 315 laivaa', 'vuonna | 2023 | 315 | laivaa');
    is('-5 astetta', '-5 | astetta');
  });

  test('dates, times, ordinals', () => {
    is('24.2.2022 klo 19.42.', '24.2.2022 | klo | 19.42 | .');
    is('8.–13. lokakuuta ja 3. kerta', '8.–13. | lokakuuta | ja | 3. | kerta');
    is('Se alkoi 15.8. ja loppui 2024.', 'Se | alkoi | 15.8. | ja | loppui | 2024 | .');
  });

  test('abbreviations and initials take their stop', () => {
    is('n. 500 eli mm. prof. J. K. Virta ym.', 'n. | 500 | eli | mm. | prof. | J. | K. | Virta | ym.');
    is('Laiva lähti.', 'Laiva | lähti | .');
  });

  test('endings behind colons, hyphens at either side', () => {
    is('NIS:n ja H&M:n', 'NIS:n | ja | H&M:n');
    is('Uusi Päivä -lehden talous- ja KN-23-ohjus', 'Uusi | Päivä | -lehden | talous- | ja | KN-23-ohjus');
    is('152-millimetrinen F-16:n 1980-luku', '152-millimetrinen | F-16:n | 1980-luku');
    is('Lähde:STT', 'Lähde | : | STT');
  });

  test('a negation grown onto a conjunction is a token of its own', () => {
    is('Hän sanoi, ettei tule.', 'Hän | sanoi | , | ett | ei | tule | .');
    is('Elleivät he tule', 'Ell | eivät | he | tule');
    assert.equal(wholeForm('Ett'), 'Että');
    assert.equal(wholeForm('ell'), 'jos');
    is('eivät ja etten ja sitten', 'eivät | ja | ett | en | ja | sitten');
  });

  test('quotations, links, emoji', () => {
    is('”Ei!” hän sanoi…', '” | Ei | ! | ” | hän | sanoi | …');
    is('ks. https://example.org/a?b=c.', 'ks. | https://example.org/a?b=c | .');
    is('Hei 🇫🇮👍🏽!', 'Hei | 🇫🇮 | 👍🏽 | !');
    is('km/h ja/tai', 'km/h | ja/tai');
  });

  test('decomposed letters and soft hyphens stay in their word', () => {
    is('pa\u0308iva\u0308 tyk\u00adki', 'pa\u0308iva\u0308 | tyk\u00adki');
  });

  test('only white space is left out, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        assert.equal(words(text).join(''), text.replace(/\s/gu, ''));
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
