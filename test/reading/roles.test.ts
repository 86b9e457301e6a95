// Judges who gives and who receives by events that were written without sight of the rules, each told in several manners and
// once with the roles exchanged. A flow read the wrong way round is the worst of the reader's faults: it is counted apart.
// The second half, the files `unseen-…`, was written later by another hand; its first figures stand in roles/README.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readText } from '../../src/app/read-text.ts';
import { UserError } from '../../src/base/diagnostic.ts';
import { openLanguage } from '../../src/language/languages.ts';

const SWAPPED_CEILING = 0.01;
/** Some points below what was measured last (fi 0.937, en 0.931). */
const FOUND_FLOOR = { fi: 0.89, en: 0.88 } as const;
const COLUMNS = ['event', 'text', 'from', 'to', 'manner'] as const;
const MANNERS = ['active', 'passive', 'noun-phrase', 'relative', 'participle', 'reversed'];

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;
type File = 'fi' | 'en' | 'unseen-fi' | 'unseen-en';
type Roles = { readonly from: string | null; readonly to: string | null };

function rowsOf(file: File): readonly Row[] {
  const lines = readFileSync(new URL(`roles/${file}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  assert.equal(lines[0], COLUMNS.join('\t'));
  return lines.slice(1).map((line, index) => {
    const cells = line.split('\t');
    assert.equal(cells.length, COLUMNS.length, `roles/${file}.tsv, line ${index + 2}`);
    const [event = '', text = '', from = '', to = '', manner = ''] = cells;
    return { event, text, from, to, manner };
  });
}

/** Why the language cannot be read here, or false. */
function whyNot(language: 'fi' | 'en'): string | false {
  try {
    openLanguage(language);
    return false;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function flowsOf(text: string, language: 'fi' | 'en'): Promise<readonly Roles[]> {
  const { claims } = await readText(text, { language, published: '2025-06-15' });
  return claims
    .filter(({ frame }) => frame === 'transfer' || frame === 'deployment')
    .map(({ from, to }) => ({ from: from?.id ?? null, to: to?.id ?? null }));
}

const isFound = (row: Row, flows: readonly Roles[]): boolean =>
  flows.some(({ from, to }) => from === row.from && to === row.to);

const isSwapped = (row: Row, flows: readonly Roles[]): boolean =>
  flows.some(({ from, to }) => from === row.to && to === row.from);

const shown = (flows: readonly Roles[]): string =>
  flows.map(({ from, to }) => `${from ?? '?'}→${to ?? '?'}`).join(', ') || 'nothing';

for (const language of ['fi', 'en'] as const) {
  describe(`roles, ${language}`, { skip: whyNot(language) }, () => {
    const unseen = rowsOf(`unseen-${language}`);
    const rows = [...rowsOf(language), ...unseen];

    it('tells enough events, each in all manners and once reversed', () => {
      const events = Map.groupBy(rows, ({ event }) => event);
      assert.ok(events.size >= 120);
      for (const [event, told] of events) {
        for (const manner of MANNERS)
          assert.ok(
            told.some((row) => row.manner === manner),
            `${event}: ${manner}`,
          );
        const [first] = told;
        const [reversed] = told.filter(({ manner }) => manner === 'reversed');
        assert.deepEqual([reversed?.from, reversed?.to], [first?.to, first?.from], event);
      }
      assert.equal(new Set(rows.map(({ text }) => text)).size, rows.length);
    });

    it('finds the giver and the receiver, and hardly ever exchanges them', async (t) => {
      const found = new Set<Row>();
      const swapped = new Set<Row>();
      for (const row of rows) {
        const flows = await flowsOf(row.text, language);
        if (isFound(row, flows)) found.add(row);
        if (isSwapped(row, flows)) swapped.add(row);
        if (swapped.has(row) || !found.has(row)) {
          const mark = swapped.has(row) ? 'SWAPPED' : 'missed';
          t.diagnostic(`${mark} [${row.manner}] ${row.text} | expected ${shown([row])} | read ${shown(flows)}`);
        }
      }
      const count = (told: readonly Row[], marked: ReadonlySet<Row>): number =>
        told.filter((row) => marked.has(row)).length;
      for (const [manner, told] of Map.groupBy(rows, (row) => row.manner)) {
        t.diagnostic(`${manner}: ${count(told, found)} of ${told.length}`);
      }
      t.diagnostic(`unseen: found ${count(unseen, found)} of ${unseen.length}, swapped ${count(unseen, swapped)}`);
      t.diagnostic(`found ${found.size} of ${rows.length}, swapped ${swapped.size}`);
      assert.ok(swapped.size / rows.length <= SWAPPED_CEILING, `${swapped.size} of ${rows.length} swapped`);
      assert.ok(found.size / rows.length >= FOUND_FLOOR[language], `${found.size} of ${rows.length} found`);
    });
  });
}
