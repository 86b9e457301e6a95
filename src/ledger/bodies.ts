// Bodies: the organisations and states that origins speak for, and who depends on whom: in body (one feeds another) and in
// evidence (one rests on another's count). Declared, with the reason, in data/origins.tsv; nothing here is guessed.
import type { Row } from '../base/data.ts';

export type Bodies = {
  /** Why two bodies are not independent, or null where nothing declares it. */
  readonly dependence: (a: string, b: string) => string | null;
  /** True for a body that some declaration names. */
  readonly isDeclaredDependent: (body: string) => boolean;
  /** What feeds a body, directly, and whose counts it rests on, with the reason; for showing. */
  readonly declared: (body: string) => Declared | null;
};

export type Declared = {
  readonly fedBy: readonly string[];
  readonly evidenceOf: readonly string[];
  readonly reason: string;
};

type Body = { readonly feeds: ReadonlySet<string>; readonly evidence: ReadonlySet<string>; readonly reason: string };

/** A cell's entries. */
export const list = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Everything that feeds a body, directly or through others. */
function allFeeders(body: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(direct.get(body) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(direct.get(next) ?? []));
  }
  return found;
}

function collect(rows: readonly Row[], column: 'fed_by' | 'evidence_of'): ReadonlyMap<string, readonly string[]> {
  const collected = new Map<string, readonly string[]>();
  for (const row of rows) {
    const body = row.body ?? '';
    collected.set(body, [...new Set([...(collected.get(body) ?? []), ...list(row[column])])]);
  }
  return collected;
}

/** Bodies from the rows of a table such as data/origins.tsv. */
export function bodiesFrom(rows: readonly Row[]): Bodies {
  const [feeders, evidence] = [collect(rows, 'fed_by'), collect(rows, 'evidence_of')];
  const reasons = new Map<string, string>();
  for (const row of rows)
    if ((row.fed_by || row.evidence_of) && !reasons.has(row.body ?? '')) reasons.set(row.body ?? '', row.reason ?? '');
  const bodies = new Map(
    [...feeders.keys()].map((body): readonly [string, Body] => [
      body,
      {
        feeds: allFeeders(body, feeders),
        evidence: new Set([body, ...(evidence.get(body) ?? [])]),
        reason: reasons.get(body) ?? '',
      },
    ]),
  );
  const named = new Set(
    [...feeders, ...evidence].flatMap(([body, others]) => (others.length > 0 ? [body, ...others] : [])),
  );
  return {
    dependence: (a, b) => dependence(bodies, a, b),
    isDeclaredDependent: (body) => named.has(body),
    declared: (body) => {
      const reason = reasons.get(body);
      if (reason === undefined) return null;
      return { fedBy: feeders.get(body) ?? [], evidenceOf: evidence.get(body) ?? [], reason };
    },
  };
}

function dependence(bodies: ReadonlyMap<string, Body>, a: string, b: string): string | null {
  if (a === b) return `both speak for ${a}`;
  const [x, y] = [bodies.get(a), bodies.get(b)];
  if (!x && !y) return null;
  if (x?.feeds.has(b)) return `${b} feeds ${a}: ${x.reason}`;
  if (y?.feeds.has(a)) return `${a} feeds ${b}: ${y.reason}`;
  const shared = [...(x?.evidence ?? [a])].find((body) => (y?.evidence ?? new Set([b])).has(body));
  if (shared === undefined) return null;
  return `${a} and ${b} rest on the evidence of ${shared}: ${(shared === a ? y : x)?.reason ?? ''}`;
}
