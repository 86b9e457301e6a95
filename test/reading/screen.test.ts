// The screen: what it leaves out must never cost a claim. Each text is read with the screen and whole.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDocument, type Document } from '../../src/document/document.ts';
import { openText } from '../../src/document/open-document.ts';
import type { LanguageCode } from '../../src/language/language.ts';
import { isLanguageCode, openLanguage } from '../../src/language/languages.ts';
import { FRAMES_READ } from '../../src/reading/frames/frames.ts';
import { namesParty } from '../../src/reading/mentions/party-named.ts';
import { passageOf } from '../../src/reading/passage.ts';
import { screen } from '../../src/reading/screen.ts';

const root = join(import.meta.dirname, '..', '..');
const corpus = join(root, '..', 'shared', 'corpus', 'passages.jsonl');

const everything: typeof screen = (text, segment) => segment(text);

const draftsOf = (document: Document, kept: typeof screen): readonly string[] => {
  const { passage } = passageOf(document, openLanguage(document.language ?? ''), kept);
  return FRAMES_READ.flatMap((frame) => frame.read(passage)).map((draft) => JSON.stringify(draft));
};

const keptOf = (text: string, language: LanguageCode): readonly string[] =>
  screen(text, openLanguage(language).segment, language).map((s) => text.slice(s.start, s.end));

const never = (): never => assert.fail('a text that names no party was cut into sentences');

test('texts that name no party are not even cut into sentences', () => {
  const texts: readonly (readonly [LanguageCode, string])[] = [
    ['en', 'The team hopes to send 3,000 shells back to the House by ship. They met the group in the country.'],
    ['fi', 'Ryhmä aikoo lähettää 3 000 ammusta. Järjestely tuotiin maahan talvella, ja puolustajat tapasivat.'],
  ];
  for (const [language, text] of texts) assert.deepEqual(screen(text, never, language), []);
});

test('one name in any form is enough', () => {
  const named: readonly (readonly [LanguageCode, string])[] = [
    ['en', 'a shipment for Pyongyang’s generals'],
    ['en', 'the RUSSIAN army'],
    ['en', 'said the White House'],
    ['fi', 'Pohjois-Korealle luvattiin viljaa'],
    ['fi', 'ukrainalaisjoukkojen asema'],
    ['fi', 'Valkoisen talon mukaan'],
  ];
  for (const [language, text] of named) assert.equal(namesParty(text, language), true, text);
  const unnamed: readonly (readonly [LanguageCode, string])[] = [
    ['en', 'the house was white, the back door open'],
    ['fi', 'talo oli valkoinen ja ryhmä järjestäytyi'],
  ];
  for (const [language, text] of unnamed) assert.equal(namesParty(text, language), false, text);
});

test('a name is found at either end of a long text', () => {
  const filler = 'The baker sold bread to the children of the street. '.repeat(200);
  assert.equal(namesParty(`Russia. ${filler}`, 'en'), true);
  assert.equal(namesParty(`${filler}It was for North Korea`, 'en'), true);
  assert.equal(namesParty(filler, 'en'), false);
});

test('sentences without party, thing, event or number are left out', () => {
  const kept = keptOf('Russia sent 40 trucks to Belarus. Bakers sing. Four-fifths came. They were returned.', 'en');
  assert.deepEqual(kept, ['Russia sent 40 trucks to Belarus.', 'Four-fifths came.', 'They were returned.']);
});

test('what stands far from every party is left out, what stands near is not', () => {
  const filler = 'The baker sold bread for 3 euros. ';
  const kept = keptOf(`${filler.repeat(40)}Russia sent 40 trucks. ${filler.repeat(40)}`, 'en');
  assert.equal(kept.length, 25);
  assert.equal(kept[12], 'Russia sent 40 trucks.');
  const two = keptOf(`Russia sent 40 trucks. ${filler.repeat(20)}They reached Belarus.`, 'en');
  assert.equal(two.length, 22);
});

test('own articles give the same drafts with and without the screen', () => {
  const files = globSync('examples/{fi,en}-*.md', { cwd: root });
  assert.ok(files.length > 0);
  for (const file of files) {
    const { document } = openText(readFileSync(join(root, file), 'utf8'), {}, 'markdown');
    const language = file.replace(/^.*[/\\]/u, '').slice(0, 2);
    assert.ok(document !== null && isLanguageCode(language), file);
    const known = { ...document, language };
    assert.deepEqual(draftsOf(known, screen), draftsOf(known, everything), file);
  }
});

test('passages that name a party give the same drafts with and without the screen', (t) => {
  if (!existsSync(corpus)) return t.skip('no corpus beside the checkout');
  const passages = readFileSync(corpus, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { id: string; lang: string; published: string; text: string });
  for (const p of passages) {
    if (!isLanguageCode(p.lang) || !namesParty(p.text, p.lang)) continue;
    const document = createDocument(p.text, { language: p.lang, published: p.published });
    assert.deepEqual(draftsOf(document, screen), draftsOf(document, everything), p.id);
  }
});
