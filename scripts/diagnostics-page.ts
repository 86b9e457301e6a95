// Writes docs/reference/diagnostics.md from data/diagnostics.tsv.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataTable, type Row } from '../src/base/data.ts';

export const PAGE = join(import.meta.dirname, '..', 'docs', 'reference', 'diagnostics.md');

const GROUPS: readonly (readonly [string, string])[] = [
  ['T1', 'Documents, input and commands'],
  ['T2', 'Language and reading'],
  ['T3', 'Ledger and import'],
  ['T4', 'Store'],
  ['T5', 'Export and serving'],
];

const cell = (text: string | undefined): string => (text ?? '').replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The reference page of the codes. */
export function diagnosticsPage(rows: readonly Row[]): string {
  const tables = GROUPS.map(([prefix, title]) => {
    const lines = rows
      .filter(({ code }) => code?.startsWith(prefix))
      .map(({ code, severity, title: what, hint }) => `| ${code} | ${severity} | ${cell(what)} | ${cell(hint)} |`);
    return [`## ${title}`, '| Code | Severity | What | What to do |', '|---|---|---|---|', ...lines].join('\n');
  });
  const head =
    'What Tosite says about data that is not as it should be. An error means that the document, row or request was not taken; a warning, that it was taken and should be looked at; an info, that something is good to know. Made from `data/diagnostics.tsv` by `node scripts/diagnostics-page.ts`.';
  return `# Diagnostics\n${head}\n\n${tables.join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(PAGE, diagnosticsPage(dataTable('diagnostics.tsv')));
