// Which documents are versions of one another: other texts at one URL. Pure.
//
// The later published is the newer, the later added where they were published at the same time; an undated one counts from the
// day on which it was added, and a date of a month or a year comes after its days. Texts that one run brought in with one URL
// and one date are parts of a page and no versions.

export type Placed = {
  readonly id: string;
  readonly seq: number;
  readonly published: string | null;
  readonly added: string;
  readonly run: string | null;
};

export type Neighbours = { readonly id: string; readonly newer: string | null; readonly older: string | null };

/** "2024-12" sorts after "2024-12-31". */
const dayKey = ({ published, added }: Placed): string => {
  const date = published ?? added.slice(0, 10);
  return `${date}-99-99`.slice(0, Math.max(10, date.length));
};

const isPart = (a: Placed, b: Placed): boolean => a.run !== null && a.run === b.run && a.published === b.published;

/** The next newer and the next older version of each document of one URL. */
export function versionsOf(documents: readonly Placed[]): readonly Neighbours[] {
  const keyed = documents.map((document) => ({ document, key: dayKey(document) }));
  const ordered = keyed
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.document.seq - b.document.seq))
    .map(({ document }) => document);
  return ordered.map((document, i) => {
    const isOther = (one: Placed): boolean => !isPart(one, document);
    return {
      id: document.id,
      newer: ordered.slice(i + 1).find(isOther)?.id ?? null,
      older: ordered.slice(0, i).findLast(isOther)?.id ?? null,
    };
  });
}
