// What opens, closes, joins and blurs resolved dates: "since", "by", "between … and …", "early", "at the end of".
import { isEdtf } from '../../base/edtf.ts';
import type { Resolved } from './date-resolve.ts';

/** The same date, said to be approximate: "early", "late", "about". */
export function about(resolved: Resolved): Resolved {
  const blur = (edtf: string): string =>
    edtf.includes('~')
      ? edtf
      : edtf
          .split('/')
          .map((end) => (end === '..' ? end : `${end}~`))
          .join('/');
  return {
    ...resolved,
    edtf: resolved.edtf === null ? null : blur(resolved.edtf),
    ...(resolved.next ? { next: blur(resolved.next) } : {}),
  };
}

const firstEnd = (edtf: string): string => edtf.split('/')[0] ?? edtf;

const lastEnd = (edtf: string): string => edtf.split('/').at(-1) ?? edtf;

/** The end of a year or month: a year's last month about, a month about. */
export function endOf(resolved: Resolved): Resolved {
  const close = (edtf: string): string => (/^\d{4}$/.test(edtf) ? `${edtf}-12` : edtf);
  if (resolved.edtf === null) return resolved;
  return about({ edtf: close(resolved.edtf), ...(resolved.next ? { next: close(resolved.next) } : {}) });
}

/** "since X": open to the right. */
export const since = (resolved: Resolved): Resolved =>
  resolved.edtf === null
    ? resolved
    : { edtf: `${firstEnd(resolved.edtf)}/..`, ...(resolved.next ? { next: `${firstEnd(resolved.next)}/..` } : {}) };

/**
 * "until X" and "by X": open to the left. `coming` says that the clause speaks of what is to come, so that a date without a year
 * is the next one.
 */
export function until(resolved: Resolved, coming: boolean): Resolved {
  if (resolved.edtf === null) return resolved;
  if (coming) return { edtf: `../${lastEnd(resolved.next ?? resolved.edtf)}` };
  const next = resolved.next ? { next: `../${lastEnd(resolved.next)}` } : {};
  return { edtf: `../${lastEnd(resolved.edtf)}`, ...next };
}

/** "between X and Y": null where the ends stand the wrong way round. */
export function between(from: Resolved, to: Resolved): Resolved {
  if (from.edtf === null) return from;
  if (to.edtf === null) return to;
  const edtf = `${firstEnd(from.edtf)}/${lastEnd(to.edtf)}`;
  return isEdtf(edtf) ? { edtf } : { edtf: null, why: 'its ends stand the wrong way round' };
}

/** The earlier end of a span takes the later one's year where it has none of its own: "between August and March 2024". */
export function aligned(a: Resolved, b: Resolved): Resolved {
  if (!a.edtf || !b.edtf || !a.next || a.edtf <= b.edtf) return a;
  const year = Number(b.edtf.slice(0, 4));
  const moved = (shift: number): string => `${year + shift}${a.edtf!.slice(4)}`;
  return { edtf: moved(0) <= b.edtf ? moved(0) : moved(-1) };
}
