// The corpus tables of docs/benchmarks.md: found and core by set, language and fold, the slots of what is found, the frames,
// how far certainty can be trusted, and the ten largest causes of error.
import { matchesOf } from '../scripts/judgement/corpus.ts';
import { calibration } from '../scripts/judgement/report.ts';
import { FRAMES } from '../src/reading/claim.ts';
import { type ReadPassage, readAsked, scorerOutput } from './corpus-score.ts';
import { writeSection } from './page.ts';

type Share = { readonly right: number; readonly of: number };
type Score = {
  readonly gold: number;
  readonly read: number;
  readonly empty: number;
  readonly false_on_empty: number;
  readonly found_f1: { readonly f1: number };
  readonly core_f1: { readonly f1: number };
  readonly slots: Readonly<Record<string, Share>>;
  readonly byFrame: Readonly<Record<string, { readonly gold: number; readonly found: number; readonly core: number }>>;
};
type Part = { readonly name: string; readonly read: readonly ReadPassage[]; readonly score: Score };

/** Scores every set and writes the tables; prints them too. */
export function writeCorpusPage(): void {
  const parts = (['shared', 'own'] as const).flatMap((set) =>
    (['en', 'fi'] as const).flatMap((lang) =>
      [[0, 1], [2]].map((folds) => partOf(`${set}, ${lang}, fold ${folds.join('+')}`, { set, lang, folds })),
    ),
  );
  const seed = partOf('seed', { set: 'seed', folds: [] });
  const unseen = parts.filter((p) => p.name.endsWith('fold 2')).flatMap((p) => p.read);
  const tables = [
    overview([...parts, seed]),
    slotTable([...parts, seed]),
    frameTable(parts),
    certaintyTable(unseen),
    causesOf(parts.filter((p) => !p.name.endsWith('fold 2')).flatMap((p) => p.read)),
  ].join('\n\n');
  writeSection('bench:corpus', 'Reading', [tables]);
  console.log(tables);
}

function partOf(name: string, asked: Parameters<typeof readAsked>[0]): Part {
  const read = readAsked(asked);
  return { name, read, score: JSON.parse(scorerOutput(read, ['--json'])) as Score };
}

const percent = (x: number): string => (Number.isFinite(x) ? (100 * x).toFixed(1) : '–');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

const overview = (parts: readonly Part[]): string =>
  table(
    ['Corpus', 'gold', 'read', 'found F1', 'core F1', 'read where nothing is to claim'],
    parts.map(({ name, score }) => [
      name,
      String(score.gold),
      String(score.read),
      percent(score.found_f1.f1),
      percent(score.core_f1.f1),
      score.empty === 0 ? '–' : `${score.false_on_empty} in ${score.empty} passages`,
    ]),
  );

function slotTable(parts: readonly Part[]): string {
  const slots = Object.keys(parts[0]?.score.slots ?? {});
  return `Slots of the found, where given, right in per cent:\n\n${table(
    ['Corpus', ...slots],
    parts.map(({ name, score }) => [
      name,
      ...slots.map((slot) => {
        const { right = 0, of = 0 } = score.slots[slot] ?? {};
        return of === 0 ? '–' : `${percent(right / of)} of ${of}`;
      }),
    ]),
  )}`;
}

const frameTable = (parts: readonly Part[]): string =>
  `Frames, core / found / gold:\n\n${table(
    ['Corpus', ...FRAMES],
    parts.map(({ name, score }) => [
      name,
      ...FRAMES.map((frame) => {
        const { core = 0, found = 0, gold = 0 } = score.byFrame[frame] ?? {};
        return `${core} / ${found} / ${gold}`;
      }),
    ]),
  )}`;

/** Matches of a passage by the rule of the scorer. */
const matchesIn = ({ passage, claims }: ReadPassage): ReturnType<typeof matchesOf> =>
  matchesOf({ text: passage, gold: passage.gold, drafts: claims });

function certaintyTable(read: readonly ReadPassage[]): string {
  const pairs = read.flatMap((p) => {
    const right = new Set(matchesIn(p).flatMap((m) => (m.core ? [m.draft] : [])));
    return p.claims.map((claim, i) => ({ p: claim.certainty ?? 0, right: right.has(i) }));
  });
  const { error, lines } = calibration(pairs);
  return `Certainty on fold 2 of both corpora, expected calibration error ${error.toFixed(3)}:\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

/** The ten largest causes of error on folds 0 and 1, by count. */
function causesOf(read: readonly ReadPassage[]): string {
  const counts = new Map<string, number>();
  const add = (cause: string): void => void counts.set(cause, (counts.get(cause) ?? 0) + 1);
  for (const p of read) {
    const matches = matchesIn(p);
    const found = new Set(matches.map((m) => m.gold));
    const used = new Set(matches.map((m) => m.draft));
    for (const gold of p.passage.gold) if (!found.has(gold)) add(`${gold.frame}: not read`);
    p.claims.forEach((claim, i) => {
      if (!used.has(i)) add(`${claim.frame}: read where gold has none`);
    });
    for (const { draft, gold } of matches) {
      const claim = p.claims[draft];
      if (!claim) continue;
      for (const side of ['from', 'to'] as const)
        if (gold[side] !== null && (claim[side]?.id ?? null) !== gold[side])
          add(
            `${gold.frame}: ${side === 'from' ? 'giver or holder' : 'receiver or target'} wrong (${claim[side]?.known ?? 'open'})`,
          );
      if (Number(claim.quantity?.low ?? Number.NaN) !== Number(gold.quantity?.low ?? Number.NaN))
        if ((claim.quantity?.low ?? null) !== null || (gold.quantity?.low ?? null) !== null)
          add(`${gold.frame}: number wrong`);
    }
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
  return `The ten largest causes of error on folds 0 and 1:\n\n${table(
    ['Cause', 'count'],
    rows.map(([cause, n]) => [cause, String(n)]),
  )}`;
}
