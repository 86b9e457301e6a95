// The modality of a predication by its cues, in the order that binds every reader: denied, hypothetical, planned,
// estimated, claimed, reported, asserted. What is still to come after publication is planned.
import type { Modality } from '../claim.ts';
import type { Attribution } from '../discourse/attribution.ts';
import type { Cue, CueKind, Predication } from '../predication/predication.ts';

const DENIALS: readonly CueKind[] = ['deny', 'refuse', 'stop', 'doubt'];
const SPEECH: readonly CueKind[] = ['said', 'claimed', 'reported', 'hypothetical'];

export type ModalityContext = {
  readonly attribution?: Attribution | null;
  readonly when?: string | null;
  readonly published?: string | null;
};

/** Modality of the claim that a predication makes. */
export function modalityOf(p: Predication, context: ModalityContext = {}): Modality {
  const cues: readonly Cue[] =
    p.entry.cue === null ? p.cues : [{ kind: p.entry.cue, token: p.trigger, negated: false }, ...p.cues];
  const has = (kind: CueKind): boolean => cues.some((c) => c.kind === kind && !c.negated);
  const denying = cues.filter((c) => DENIALS.includes(c.kind) && !c.negated).length;
  const undone = cues.filter((c) => !DENIALS.includes(c.kind) && !SPEECH.includes(c.kind) && c.negated).length;
  if (p.negated ? denying + undone === 0 : denying + undone > 0) return 'denied';
  if (has('hypothetical')) return 'hypothetical';
  if (has('planned') || isFuture(context.when ?? null, context.published ?? null)) return 'planned';
  const said = context.attribution?.cue;
  if (has('estimated') || said === 'estimated') return 'estimated';
  if (has('claimed') || said === 'claimed') return 'claimed';
  if (has('reported') || said === 'reported') return 'reported';
  return 'asserted';
}

/** Whether a date begins, or an open one ends, after publication. Both EDTF; compared as far as both are precise. */
function isFuture(when: string | null, published: string | null): boolean {
  if (when === null || published === null) return false;
  const [from = '', to = ''] = when.split('/');
  const date = (from === '..' || from === '' ? to : from).replace(/[~?%]/gu, '');
  if (!/^\d{4}(?:-\d{2}){0,2}$/u.test(date) || /^\d{4}-(?:2[1-4]|[3-9]\d)/u.test(date))
    return date.slice(0, 4) > published.slice(0, 4);
  const length = Math.min(date.length, published.length);
  return date.slice(0, length) > published.slice(0, length);
}
