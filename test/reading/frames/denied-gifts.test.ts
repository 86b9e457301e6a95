// What a bare denial denies, and what is no confirmation.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const draftsIn = (text: string) =>
  draftsOf(passageOf(createDocument(text, { language: 'en', published: '2025-06-01' }), openLanguage('en')).passage)
    .drafts;

const denied = (text: string) =>
  draftsIn(text)
    .filter((d) => d.rule === 'transfer.deny')
    .map((d) => `${d.from?.id}→${d.to?.id} ${d.item?.code}`);

const gifts = 'Iran has delivered missiles to Russia. Russia paid Iran 1.7 billion dollars.';

it('who is said to have given denies the gift, not what was paid for it', () => {
  assert.deepEqual(denied(`${gifts} Tehran denied the reports.`), ['IR→RU missile']);
  assert.deepEqual(denied(`${gifts} Moscow denied the reports.`), ['RU→IR money']);
});

it('a bare noun of giving denies what was told of, once', () => {
  const text = `Russia sent Iran jets. ${gifts} Tehran denies the deliveries.`;
  const all = draftsIn(text).filter((d) => d.modality === 'denied' && d.frame === 'transfer');
  assert.deepEqual(
    all.map((d) => `${d.rule} ${d.from?.id}→${d.to?.id} ${d.item?.code}`),
    ['transfer.deny IR→RU missile'],
  );
});

it('who denies is the source of it, not who is cited before', () => {
  const source = (text: string) => draftsIn(text).find((d) => d.rule === 'transfer.deny')?.source?.origin;
  assert.equal(source('North Korea sent Russia shells, Seoul said, but Moscow denied it.'), 'Russia');
  assert.equal(source('North Korea sent Russia shells, Seoul said. Pyongyang denied the reports.'), 'North Korea');
});

it('no confirmation admits nothing', () => {
  const rules = (text: string) =>
    draftsIn(text)
      .filter((d) => d.rule === 'position.admit' || d.rule === 'position.silence')
      .map((d) => d.rule);
  const told = 'Reuters said that Iran had provided Russia with missiles';
  assert.deepEqual(rules(`${told}, but Kyiv said it had no confirmation.`), ['position.silence']);
  assert.deepEqual(rules(`${told}, and Kyiv said it had confirmation.`), ['position.admit']);
});
