// The modality of a predication by its cues, in the order that binds every reader: denied, hypothetical, planned,
// estimated, claimed, reported, asserted.
import type { Modality } from '../claim.ts';
import type { Cue, CueKind, Predication } from '../predication/predication.ts';

const DENIALS: readonly CueKind[] = ['deny', 'refuse', 'stop', 'doubt'];

/** Modality of the claim that a predication makes; `attributed` is true where a source is cited for it. */
export function modalityOf(p: Predication, attributed = false): Modality {
  const cues: readonly Cue[] =
    p.entry.cue === null ? p.cues : [{ kind: p.entry.cue, token: p.trigger, negated: false }, ...p.cues];
  const has = (kind: CueKind): boolean => cues.some((c) => c.kind === kind && !c.negated);
  const denials =
    cues.filter((c) => DENIALS.includes(c.kind) && !c.negated).length +
    cues.filter(
      (c) =>
        !DENIALS.includes(c.kind) && !['said', 'claimed', 'reported', 'hypothetical'].includes(c.kind) && c.negated,
    ).length;
  if (p.negated ? denials === 0 : denials > 0) return 'denied';
  if (has('hypothetical')) return 'hypothetical';
  if (has('planned')) return 'planned';
  if (has('estimated')) return 'estimated';
  if (has('claimed')) return 'claimed';
  if (has('reported')) return 'reported';
  return attributed && cues.some((c) => c.kind === 'reported') ? 'reported' : 'asserted';
}
