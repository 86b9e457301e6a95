// Passages written for this project in many registers, with the claims that a careful reader takes from them. What holds:
// at least the floor of the expected claims is read, with parties, item and number, and not many more are read than expected.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { type Claim, Frame } from '../../src/reading/claim.ts';
import { readDocument } from '../../src/reading/read.ts';

const FLOOR = { en: 0.51, fi: 0.68 } as const;
/** Claims read to one that is expected. */
const CEILING = 1.15;

const Expected = z.object({
  frame: Frame,
  from: z.string().nullable(),
  to: z.string().nullable(),
  item: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const Passage = z.object({
  id: z.string(),
  lang: z.enum(['en', 'fi']),
  published: z.string(),
  text: z.string(),
  expect: z.array(Expected),
});
type Expected = z.infer<typeof Expected>;

const passages = readFileSync(new URL('own-passages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Passage.parse(JSON.parse(line)));

const bound = (value: string | null | undefined): number | null => (value == null ? null : Number(value));

/** Whether a claim says what is expected; a slot that is expected to be null is judged in the number only. */
function says(claim: Claim, wanted: Expected): boolean {
  const { from, to, item } = wanted;
  const parties = (a: string | null, b: string | null) =>
    (a === null || claim.from?.id === a) && (b === null || claim.to?.id === b);
  const either = claim.frame === 'meeting' || claim.frame === 'agreement';
  return (
    claim.frame === wanted.frame &&
    (parties(from, to) || (either && parties(to, from))) &&
    (item === null || (claim.item?.code.startsWith(item) ?? false)) &&
    bound(claim.quantity?.low) === wanted.low &&
    bound(claim.quantity?.high) === wanted.high
  );
}

/** How many of the expected claims are read; each claim answers one at most. */
function foundOf(claims: readonly Claim[], expected: readonly Expected[]): number {
  const left = [...claims];
  return expected.filter((wanted) => {
    const at = left.findIndex((claim) => says(claim, wanted));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

for (const lang of ['en', 'fi'] as const)
  describe(`own passages, ${lang}`, () => {
    const own = passages.filter((p) => p.lang === lang);
    const readings = own.map((p) => {
      const document = createDocument(p.text, { language: lang, published: p.published });
      return readDocument(document, openLanguage(lang)).claims;
    });
    const expected = own.reduce((sum, p) => sum + p.expect.length, 0);

    it('reads the expected claims', () => {
      const found = own.reduce((sum, p, i) => sum + foundOf(readings[i] ?? [], p.expect), 0);
      assert.ok(found / expected >= FLOOR[lang], `${found} of ${expected} read`);
    });

    it('reads little beyond them', () => {
      const read = readings.reduce((sum, claims) => sum + claims.length, 0);
      assert.ok(read / expected <= CEILING, `${read} read, ${expected} expected`);
    });
  });
