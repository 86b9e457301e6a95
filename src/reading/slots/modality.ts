// The modality of a predication by its cues, in the order that binds every reader: denied, hypothetical, planned,
// estimated, claimed, reported, asserted. What is still to come after publication is planned.
import type { Modality } from '../claim.ts';
import type { Attribution } from '../discourse/attribution.ts';
import type { Cue, CueKind, Predication } from '../predication/predication.ts';
import { childrenBy, type Tree } from '../predication/tree.ts';

const DENIALS: readonly CueKind[] = ['deny', 'refuse', 'stop', 'doubt'];
const SPEECH: readonly CueKind[] = ['said', 'claimed', 'reported', 'hypothetical', 'ongoing'];

export type ModalityContext = {
  readonly attribution?: Attribution | null;
  readonly when?: string | null;
  readonly published?: string | null;
  /** The party that the claim is about: what one side of the war says of the other is claimed. */
  readonly about?: string | null;
  /** The party that gets what the claim is about. */
  readonly aboutTo?: string | null;
  /** Whether its verb stands in the present: what is given in the present is still to come. */
  readonly present?: boolean;
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
  if (
    has('planned') ||
    (context.present === true && !has('ongoing')) ||
    isFuture(context.when ?? null, context.published ?? null)
  )
    return 'planned';
  const { attribution = null } = context;
  const said = attribution ? saidOf(attribution, context) : 'asserted';
  if (has('estimated') || said === 'estimated') return 'estimated';
  if (has('claimed') || said === 'claimed') return 'claimed';
  if (said === 'reported' || (attribution === null && has('reported'))) return 'reported';
  return 'asserted';
}

/** Sides of the war in Ukraine: what the one says of the other is a claim. */
const SIDES: readonly ReadonlySet<string>[] = [new Set(['UA']), new Set(['RU', 'KP', 'BY', 'WAGNER'])];

/** Whether two parties stand on the two sides of the war. */
export const areOpposed = (a: string | null, b: string | null): boolean => {
  const side = (id: string): number => SIDES.findIndex((s) => s.has(id));
  return a !== null && b !== null && side(a) !== -1 && side(b) !== -1 && side(a) !== side(b);
};

/** Kinds of sources whose word is a report: outlets, institutes, monitors, unnamed sources, papers; officials and states assert. */
const REPORTERS = /outlet|institute|researcher|sources|document|body|monitor|organisation|NGO|company|media/iu;

export const isReporter = (kind: string): boolean => REPORTERS.test(kind);

const saidOf = (attribution: Attribution, { about = null, aboutTo = null }: ModalityContext): Modality =>
  areOpposed(attribution.by.state, aboutTo) && attribution.by.state !== about
    ? saidAs(attribution, aboutTo)
    : saidAs(attribution, about);

/** What a source makes of what it is cited for. */
export function saidAs(attribution: Attribution, about: string | null): Modality {
  const { cue, manner, by } = attribution;
  if (cue === 'estimated') return 'estimated';
  if (cue === 'claimed' || areOpposed(by.state, about)) return 'claimed';
  if (manner === 'according' || manner === 'noun' || manner === 'running' || REPORTERS.test(by.kind)) return 'reported';
  return 'asserted';
}

/** Senses of one act: in the present they tell of what is to come; flows, training, costs, habits and states are going on. */
const ACTS: ReadonlySet<string> = new Set(['give', 'equip', 'pay', 'receive']);

/** A language of cases, such as Finnish, has no future tense: its present is one. */
const hasCases = (tree: Tree): boolean =>
  tree.tokens.some((t) => t.feats.Case === 'Par' || t.feats.Case === 'All' || t.feats.Case === 'Ill');

/** Senses of people going: in a progressive present they are on their way, in a simple one they are to go. */
const MOVES: ReadonlySet<string> = new Set(['move', 'withdraw', 'recruit']);

/** Whether people are to go: the present of a language without a future. */
export const isToGo = (tree: Tree, p: Predication): boolean =>
  (MOVES.has(p.sense) || ACTS.has(p.sense)) &&
  p.form === 'finite' &&
  p.entry.wordClass === 'V' &&
  tree.tokens[p.trigger]?.feats.VerbForm === 'Fin' &&
  isPresent(tree, p.trigger);

/** Whether a predication is an act in the present tense ("lähettää", "is sending"), neither past nor perfect. */
export const isPresentAct = (tree: Tree, p: Predication): boolean =>
  ACTS.has(p.sense) && p.form === 'finite' && p.entry.wordClass === 'V' && isPresent(tree, p.trigger);

/** Whether a verb stands in a present that tells of what is to come: a simple one without a future, or a progressive one. */
function isPresent(tree: Tree, verb: number): boolean {
  const tense = (i: number): string | undefined => tree.tokens[i]?.feats.Tense;
  const aux = childrenBy(tree, verb, 'aux');
  if (tree.tokens[verb]?.feats.VerbForm === 'Fin') return tense(verb) === 'Pres' && aux.length === 0 && hasCases(tree);
  const progressive = tense(verb) === 'Pres' || tree.tokens[verb]?.feats.VerbForm === 'Ger';
  return progressive && aux.some((a) => tree.tokens[a]?.lemma === 'be' && tense(a) === 'Pres');
}

/** The modality of what stands beside a predication, or without one. */
export const modalityBeside = (p: Predication | null, context: ModalityContext): Modality =>
  p ? modalityOf(p, context) : context.attribution ? saidOf(context.attribution, context) : 'asserted';

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
