// Judges who gives and who receives by events that were written without sight of the rules, each told in several manners and
// once with the roles exchanged. A flow read the wrong way round is the worst of the reader's faults: it is counted apart.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readText } from '../../src/app/read-text.ts';
import { UserError } from '../../src/base/diagnostic.ts';
import { openLanguage } from '../../src/language/languages.ts';

const SWAPPED_CEILING = 0.02;
/** Five points below what was measured when the corpora were written (measured: fi 0.940, en 0.931). */
const FOUND_FLOOR = { fi: 0.89, en: 0.88 } as const;
const COLUMNS = ['event', 'text', 'from', 'to', 'manner'] as const;
const MANNERS = ['active', 'passive', 'noun-phrase', 'relative', 'participle', 'reversed'];

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;
type Roles = { readonly from: string | null; readonly to: string | null };

function rowsOf(language: 'fi' | 'en'): readonly Row[] {
  const lines = readFileSync(new URL(`roles/${language}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  assert.equal(lines[0], COLUMNS.join('\t'));
  return lines.slice(1).map((line, index) => {
    const cells = line.split('\t');
    assert.equal(cells.length, COLUMNS.length, `roles/${language}.tsv, line ${index + 2}`);
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
    const rows = rowsOf(language);

    it('tells enough events, each in all manners and once reversed', () => {
      const events = Map.groupBy(rows, ({ event }) => event);
      assert.ok(events.size >= 45);
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
      const found = new Map<string, number>();
      let swapped = 0;
      for (const row of rows) {
        const flows = await flowsOf(row.text, language);
        const wrongWay = isSwapped(row, flows);
        if (isFound(row, flows)) found.set(row.manner, (found.get(row.manner) ?? 0) + 1);
        if (wrongWay) swapped += 1;
        if (wrongWay || !isFound(row, flows)) {
          const mark = wrongWay ? 'SWAPPED' : 'missed';
          t.diagnostic(`${mark} [${row.manner}] ${row.text} | expected ${shown([row])} | read ${shown(flows)}`);
        }
      }
      for (const [manner, told] of Map.groupBy(rows, (row) => row.manner)) {
        t.diagnostic(`${manner}: ${found.get(manner) ?? 0} of ${told.length}`);
      }
      const all = [...found.values()].reduce((sum, count) => sum + count, 0);
      t.diagnostic(`found ${all} of ${rows.length}, swapped ${swapped}`);
      assert.ok(swapped / rows.length <= SWAPPED_CEILING, `${swapped} of ${rows.length} swapped`);
      assert.ok(all / rows.length >= FOUND_FLOOR[language], `${all} of ${rows.length} found`);
    });
  });
}
