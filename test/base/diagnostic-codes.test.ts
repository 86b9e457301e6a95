// Every diagnostic code stands in data/diagnostics.tsv, once, with the severity that the code gives it, and nothing else does.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { diagnosticsPage, PAGE } from '../../scripts/diagnostics-page.ts';
import { dataTable } from '../../src/base/data.ts';

const root = join(import.meta.dirname, '..', '..');
const rows = dataTable('diagnostics.tsv');

type Use = { readonly code: string; readonly severity: string | null; readonly file: string };

const uses: readonly Use[] = globSync('src/**/*.{ts,tsx}', { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/'(T[1-5]\d{3})'(?:,\s*severity: '([a-z]+)')?/g)].map((match) => ({
    code: match[1] ?? '',
    severity: match[2] ?? null,
    file,
  }));
});

describe('diagnostic codes', () => {
  it('are found in the sources', () => assert.ok(uses.length > 40, `only ${uses.length} uses were seen`));

  it('stand in the catalogue, each once', () => {
    const known = rows.map(({ code }) => code);
    assert.equal(new Set(known).size, known.length, 'a code stands twice');
    assert.deepEqual(known, [...known].sort(), 'the catalogue is in the order of the codes');
    const missing = uses.filter(({ code }) => !known.includes(code));
    assert.deepEqual(missing, [], 'add these to data/diagnostics.tsv, then run: node scripts/diagnostics-page.ts');
  });

  it('of the catalogue are used', () => {
    const used = new Set(uses.map(({ code }) => code));
    assert.deepEqual(
      rows.filter(({ code }) => !used.has(code ?? '')).map(({ code }) => code),
      [],
    );
  });

  it('have the severity of the catalogue', () => {
    const severities = new Map(rows.map(({ code, severity }) => [code, severity]));
    for (const { code, severity, file } of uses)
      if (severity !== null) assert.equal(severity, severities.get(code), `${code} in ${file}`);
  });

  it('each say what it is, what to do, and where it comes from', () => {
    for (const row of rows)
      for (const cell of ['title', 'hint', 'source']) assert.ok(row[cell], `${row.code}: ${cell}`);
  });

  it('stand on the reference page', () => {
    assert.equal(readFileSync(PAGE, 'utf8'), diagnosticsPage(rows), 'run: node scripts/diagnostics-page.ts');
  });
});
