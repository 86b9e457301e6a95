// Reads passages of a corpus and hands claims and gold to the scorer beside the checkout (../shared/tools/score.mjs).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDocument } from '../src/document/document.ts';
import { openLanguage } from '../src/language/languages.ts';
import type { Claim } from '../src/reading/claim.ts';
import { readDocument } from '../src/reading/read.ts';
import { type CorpusPassage, readSet, type SetName, SHARED } from './corpora.ts';

export const SCORER = join(SHARED, 'tools', 'score.mjs');

/** Which part of which corpus, and how it is read; all languages and frames where none is named. */
export type Asked = {
  readonly set: SetName;
  readonly lang?: string | undefined;
  /** The seed has no folds and is always read whole. */
  readonly folds: readonly number[];
  readonly frame?: string | undefined;
  readonly rules?: boolean;
};

export type ReadPassage = { readonly id: string; readonly passage: CorpusPassage; readonly claims: readonly Claim[] };

/** The passages asked for with what is read of them; gold and claims of one frame where one is asked for. */
export function readAsked({ set, lang, folds, frame, rules = false }: Asked): readonly ReadPassage[] {
  const isAsked = (claim: { readonly frame: string }): boolean => frame === undefined || claim.frame === frame;
  return readSet(set)
    .filter((p) => (lang === undefined || p.lang === lang) && (p.fold === undefined || folds.includes(p.fold)))
    .map((p) => {
      const document = createDocument(p.text, { language: p.lang, published: p.published });
      const { claims } = readDocument(document, openLanguage(p.lang), rules ? null : undefined);
      return { id: p.id, passage: { ...p, gold: p.gold.filter(isAsked) }, claims: claims.filter(isAsked) };
    });
}

/** Writes rows as NDJSON. */
export const writeRows = (file: string, rows: readonly unknown[]): void =>
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** What the scorer prints of the claims. Throws Error with the scorer's own words where it fails. */
export function scorerOutput(read: readonly ReadPassage[], options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-corpus-'));
  const file = (name: string, rows: readonly unknown[]): string => {
    writeRows(join(folder, name), rows);
    return join(folder, name);
  };
  const passages = file(
    'passages.jsonl',
    read.map(({ passage: { gold: _, ...rest } }) => rest),
  );
  const gold = file(
    'gold.jsonl',
    read.map(({ id, passage }) => ({ id, claims: passage.gold })),
  );
  const claims = file(
    'read.ndjson',
    read.map(({ id, claims }) => ({ id, claims })),
  );
  const args = [SCORER, '--passages', passages, '--gold', gold, '--read', claims, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error(`the scorer failed:\n${stderr}`);
  return stdout;
}
