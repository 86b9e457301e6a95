// The corpora that judge reading: passages with gold claims. `shared` and `seed` stand beside the checkout (../shared),
// `own` in bench/corpus/, written for this project by people who had not seen the rules. What leaves: passages with their
// gold, as the files have them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SETS = ['shared', 'own', 'seed'] as const;
export type SetName = (typeof SETS)[number];

export type GoldClaim = {
  readonly frame: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
  readonly quantity: {
    readonly low: number | null;
    readonly high: number | null;
    readonly unit: string;
    readonly basis: string;
  } | null;
  /** EDTF. */
  readonly when: string | null;
  readonly where: string | null;
  readonly source: string | null;
  readonly modality: string;
  readonly quote: string;
};
export type CorpusPassage = {
  readonly id: string;
  readonly lang: 'fi' | 'en';
  /** EDTF. */
  readonly published: string;
  readonly text: string;
  /** 0 and 1 are for developing, 2 for looking at now and then; the seed has none. */
  readonly fold?: number;
  readonly gold: readonly GoldClaim[];
};

export const SHARED = join(import.meta.dirname, '..', '..', 'shared');
const OWN = join(import.meta.dirname, 'corpus');

/** Pairs of files, passages and gold; none where the set is not there. */
function filesOf(set: SetName): readonly (readonly [passages: string, gold: string])[] {
  if (set === 'own')
    return readdirSync(OWN)
      .filter((name) => name.endsWith('.passages.jsonl'))
      .sort()
      .map((name) => [join(OWN, name), join(OWN, name.replace('.passages.', '.gold.'))]);
  const folder = join(SHARED, set === 'seed' ? 'seed' : 'corpus');
  return existsSync(folder) ? [[join(folder, 'passages.jsonl'), join(folder, 'gold.jsonl')]] : [];
}

/** Whether a set is there at all. */
export const hasSet = (set: SetName): boolean => filesOf(set).length > 0;

const lines = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** All passages of a set with their gold, in the order of the files. Empty where the set is not there. */
export function readSet(set: SetName): readonly CorpusPassage[] {
  return filesOf(set).flatMap(([passages, gold]) => {
    const claims = new Map(
      lines(gold).map((line) => {
        const { id, claims } = JSON.parse(line) as { id: string; claims: readonly GoldClaim[] };
        return [id, claims] as const;
      }),
    );
    return lines(passages).map((line) => {
      const passage = JSON.parse(line) as Omit<CorpusPassage, 'gold'>;
      return { ...passage, gold: claims.get(passage.id) ?? [] };
    });
  });
}
