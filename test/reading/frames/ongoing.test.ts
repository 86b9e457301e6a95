// Things that a sentence gives without naming them, and who does what verbs of speech govern: as the rules alone draft them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

function drafted(language: 'en' | 'fi', text: string): readonly string[] {
  const document = createDocument(text, { language, published: '2025-06-18' });
  const { passage } = passageOf(document, openLanguage(language));
  return draftsOf(passage)
    .drafts.filter((d) => d.frame === 'transfer' || d.frame === 'deployment')
    .map((d) => {
      const number = d.quantity?.low ?? '';
      return `${d.from?.id ?? ''}>${d.to?.id ?? ''} ${d.item?.code} ${number} ${d.modality}`.replace('  ', ' ');
    });
}

describe('words that go on with the things named last', () => {
  for (const [language, text, expected] of [
    ['en', 'Norway has given Ukraine drones. Denmark could send more.', 'DK>UA drone hypothetical'],
    ['en', 'Norway has promised Ukraine drones. The rest will arrive in 2026.', 'NO>UA drone planned'],
    ['en', 'Norway has promised Ukraine drones. Nothing has been shipped so far.', 'NO>UA drone denied'],
    ['en', 'Norway has promised Ukraine drones. The first arrived in May.', 'NO>UA drone asserted'],
    ['fi', 'Norja on antanut Ukrainalle drooneja. Tanska voisi lähettää lisää.', 'DK>UA drone hypothetical'],
    ['fi', 'Norja on luvannut Ukrainalle drooneja. Loput saapuvat ensi vuonna.', 'NO>UA drone planned'],
    ['fi', 'Norja on luvannut Ukrainalle drooneja. Mitään ei ole toimitettu.', 'NO>UA drone denied'],
  ] as const)
    it(text, () => assert.ok(drafted(language, text).includes(expected), drafted(language, text).join('\n')));

  for (const [language, text] of [
    ['en', 'Norway has given Ukraine drones. The rest of the day was quiet.'],
    ['en', 'Norway has given Ukraine drones. Denmark could do more.'],
    ['fi', 'Norja on antanut Ukrainalle drooneja. Loput päivästä sujui rauhassa.'],
  ] as const)
    it(text, () => assert.equal(drafted(language, text).length, 1, drafted(language, text).join('\n')));
});

describe('who speaks of his own act does it', () => {
  for (const [language, text, expected] of [
    ['en', 'Abu Dhabi denies sending weapons to the RSF.', 'AE>RSF weapon denied'],
    ['en', 'Kigali responded by sending troops to Mozambique.', 'RW>MZ personnel.soldier asserted'],
    ['fi', 'Egypti vastasi Turkille viemällä Eritreaan drooneja.', 'EG>ER drone asserted'],
  ] as const)
    it(text, () => assert.ok(drafted(language, text).includes(expected), drafted(language, text).join('\n')));

  it('who reports what another does does not', () => {
    const read = drafted('en', 'Kyiv responded that Iran was sending drones to Russia.');
    assert.ok(
      read.some((r) => r.startsWith('IR>RU drone')),
      read.join('\n'),
    );
  });
});

describe('who has made a thing', () => {
  it('modifies it with its number', () => {
    const read = drafted('en', 'Iraq will buy 24 Turkish-made attack helicopters.');
    assert.deepEqual(read, ['TR>IQ weapon.helicopter 24 planned']);
  });
  it('is a people where nothing is made', () => {
    const read = drafted('en', 'Some 24 Turkish soldiers went to Iraq.');
    assert.ok(read.includes('TR>IQ personnel.soldier 24 asserted'), read.join('\n'));
  });
});

describe('who leaves and who stays', () => {
  it('are told apart', () => {
    const read = drafted(
      'en',
      'Turkey is withdrawing its troops from Iraq, where some 2,000 soldiers have been based.',
    );
    assert.deepEqual(read, ['TR>IQ personnel.soldier asserted', 'TR>IQ personnel.soldier 2000 asserted']);
  });
});

describe('loads and rebuffs', () => {
  it('a load of missiles is missiles', () => {
    const read = drafted('fi', 'Iran toimitti huthiliikkeelle kolme ohjuslastia.');
    assert.ok(read.includes('IR>HOUTHI missile 3 asserted'), read.join('\n'));
  });
  it('missiles that are shot down are refused to nobody', () =>
    assert.deepEqual(drafted('fi', 'Saudi-Arabia torjui huthiliikkeen ohjuksia.'), []));
});

describe('defence that two promise each other', () => {
  const signed = { en: 'Russia and North Korea signed a treaty.', fi: 'Venäjä ja Pohjois-Korea solmivat sopimuksen.' };
  for (const [language, text, modality] of [
    ['en', 'It obliges the parties to defend one another.', 'asserted'],
    ['en', 'Under it an attack on either is an attack on both.', 'asserted'],
    ['en', 'It does not oblige them to defend one another.', 'denied'],
    ['fi', 'Maat sitoutuivat puolustamaan toisiaan.', 'asserted'],
    ['fi', 'Se velvoittaa osapuolet auttamaan toisiaan hyökkäyksen sattuessa.', 'asserted'],
  ] as const)
    it(text, () => {
      const read = drafted(language, `${signed[language]} ${text}`);
      for (const pair of ['RU>KP', 'KP>RU'])
        assert.ok(read.includes(`${pair} assurance.security ${modality}`), read.join('\n'));
    });

  for (const [language, text] of [
    ['en', 'The two helped each other to coffee.'],
    ['en', 'Either may end it after an attack of nerves.'],
    ['fi', 'Maat tapasivat toisiaan.'],
  ] as const)
    it(text, () => {
      const read = drafted(language, `${signed[language]} ${text}`);
      assert.deepEqual(
        read.filter((r) => r.includes('assurance')),
        [],
      );
    });
});
