// The modality of a predication by its cues, in the order that binds every reader: denied, hypothetical, planned,
// estimated, claimed, reported, asserted. What is still to come after publication is planned.
import { dataTable } from '../../base/data.ts';
import type { Modality } from '../claim.ts';
import type { Attribution } from '../discourse/attribution.ts';
import type { Cue, CueKind, Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, type Tree, textOf } from '../predication/tree.ts';

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
  // "ei aio lopettaa ostoja", "kieltäytyy lopettamasta": what is not meant to be stopped goes on.
  const stops = cues.some((c) => c.kind === 'stop' && !c.negated) || p.entry.cue === 'refuse';
  const spared = p.cues.some((c) => (c.kind === 'refuse' || c.kind === 'deny') && !c.negated);
  const unmade = cues.some((c) => DENIALS.includes(c.kind) && c.negated);
  const cancelled = !p.negated && (undone > 0 ? denying > 0 || unmade : denying > 0 && stops && spared);
  if (p.negated ? denying + undone === 0 : denying + undone > 0 && !cancelled) return 'denied';
  // "ei sulje pois": what is neither refused nor ruled out may be yet; what is not stopped goes on.
  const open = p.cues.some((c) => c.kind === 'refuse' && c.negated) || (p.negated && p.entry.cue === 'deny');
  if (has('hypothetical') || open) return 'hypothetical';
  if (
    has('planned') ||
    (context.present === true &&
      !has('ongoing') &&
      !has('claimed') &&
      !isPast(context.when ?? null, context.published ?? null)) ||
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

/** The wars that parties fight in and their sides there, by party (data/war-sides.tsv). */
let sides: ReadonlyMap<string, readonly (readonly [war: string, side: string])[]> | undefined;

const sidesOf = (id: string): readonly (readonly [war: string, side: string])[] => {
  sides ??= new Map(
    [...Map.groupBy(dataTable('war-sides.tsv'), (row) => row.id ?? '')].map(([party, rows]) => [
      party,
      rows.map((row) => [row.war ?? '', row.side ?? ''] as const),
    ]),
  );
  return sides.get(id) ?? [];
};

/** Whether two parties stand on opposite sides of a war. */
export const areOpposed = (a: string | null, b: string | null): boolean =>
  a !== null &&
  b !== null &&
  a !== b &&
  sidesOf(a).some(([war, side]) => sidesOf(b).some(([other, its]) => other === war && its !== side));

/** Kinds of sources whose word is a report: outlets, institutes, monitors, unnamed sources, papers; officials and states assert. */
const REPORTERS = /outlet|institute|researcher|sources|document|monitor|organisation|NGO|company|media/iu;

export const isReporter = (kind: string): boolean => REPORTERS.test(kind);

const saidOf = (attribution: Attribution, { about = null, aboutTo = null }: ModalityContext): Modality =>
  areOpposed(attribution.by.state, aboutTo) && attribution.by.state !== about
    ? saidAs(attribution, aboutTo)
    : saidAs(attribution, about);

/** What a source makes of what it is cited for. */
export function saidAs(attribution: Attribution, about: string | null): Modality {
  const { cue, manner, by } = attribution;
  if (cue === 'estimated') return 'estimated';
  if (cue === 'claimed' || areOpposed(by.state, about) || isFoe(by, about)) return 'claimed';
  if (manner === 'according' || manner === 'noun' || manner === 'running' || REPORTERS.test(by.kind)) return 'reported';
  return 'asserted';
}

/** What an armed group says of others is its claim. */
const isFoe = ({ kind, state }: Attribution['by'], about: string | null): boolean =>
  kind === 'armed group' && about !== null && about !== state;

/** What a party at war says to have shot down or destroyed is its claim; what others tell of it stands. */
export const boasted = (told: Modality, { by, manner }: Attribution): Modality =>
  told === 'asserted' && manner === 'verb' && by.state !== null && sidesOf(by.state).length > 0 ? 'claimed' : told;

/** Senses of one act: in the present they tell of what is to come; flows, training, costs, habits and states are going on. */
const ACTS: ReadonlySet<string> = new Set(['give', 'equip', 'receive']);

/** A language whose nouns have cases, such as Finnish, has no future tense: its present is one. */
const hasCases = (tree: Tree): boolean =>
  tree.tokens.some((t) => (t.upos === 'NOUN' || t.upos === 'PROPN') && t.feats.Case !== undefined);

/** Senses of people going: in a progressive present they are on their way, in a simple one they are to go. */
const MOVES: ReadonlySet<string> = new Set(['move', 'withdraw', 'recruit']);

/** Senses of meetings and pacts that a language without a future tells in the present before they take place. */
const APPOINTMENTS: ReadonlySet<string> = new Set([
  'visit',
  'travel',
  'meet',
  'host',
  'sign',
  'ratify',
  'terminate',
  'begin',
  'conclude',
]);

/** Whether people are to go: the present of a language without a future, of the verb or of the one whose purpose it is. */
export const isToGo = (view: Clauses, p: Predication): boolean =>
  isToCome(view.tree, p, MOVES) || isToCome(view.tree, p, ACTS) || isPurposeToCome(view, p);

/** Whether a meeting or a pact is told in the present of a language without a future: "matkustaa", "irtisanovat". */
export const isAppointed = (tree: Tree, p: Predication): boolean => isToCome(tree, p, APPOINTMENTS);

const isToCome = (tree: Tree, p: Predication, senses: ReadonlySet<string>): boolean =>
  senses.has(p.sense) && p.form === 'finite' && p.entry.wordClass === 'V' && isSimplePresent(tree, p.trigger);

type Clauses = { readonly tree: Tree; readonly predications: readonly Predication[] };

/** "lähettää tuhat pioneeria raivaamaan": what people are sent for is still to come as they are. */
function isPurposeToCome({ tree, predications }: Clauses, p: Predication): boolean {
  if (p.form !== 'nonfinite' || tree.tokens[p.trigger]?.feats.VerbForm !== 'Inf') return false;
  const [verb] = p.containers;
  return predications.some((q) => q.trigger === verb && (isToCome(tree, q, MOVES) || isToCome(tree, q, ACTS)));
}

/** Whether a predication is an act in the present tense ("lähettää", "is sending"), neither past nor perfect. */
export const isPresentAct = (tree: Tree, p: Predication): boolean =>
  ACTS.has(p.sense) &&
  p.entry.wordClass === 'V' &&
  (p.form === 'finite' ? isPresent(tree, p.trigger) : p.form === 'nonfinite' && isToldToCome(tree, p.trigger));

/**
 * "ostaa öljyä Venäjältä": what a finite verb says of a mass, with neither number nor date, goes on; of things that can be counted
 * it is still to come ("luovuttaa hävittäjiä").
 */
export function isGoingOn(tree: Tree, p: Predication, thing: number): boolean {
  const { Case, Number: number } = tree.tokens[thing]?.feats ?? {};
  return p.form === 'finite' && Case === 'Par' && number === 'Sing';
}

/** "kertoi Yhdysvaltain luovuttavan": what is told in a present participle is still to come. */
function isToldToCome(tree: Tree, verb: number): boolean {
  const { VerbForm, PartForm, Case } = tree.tokens[verb]?.feats ?? {};
  return VerbForm === 'Part' && PartForm === 'Pres' && Case === 'Gen';
}

/** Whether a verb stands in a present that tells of what is to come: a simple one without a future, or a progressive one. */
function isPresent(tree: Tree, verb: number): boolean {
  if (isSimplePresent(tree, verb) || isInTheAct(tree, verb)) return true;
  const { VerbForm, Tense } = tree.tokens[verb]?.feats ?? {};
  if (VerbForm === 'Fin' || (Tense !== 'Pres' && VerbForm !== 'Ger')) return false;
  return childrenBy(tree, verb, 'aux').some(
    (a) => tree.tokens[a]?.lemma === 'be' && tree.tokens[a]?.feats.Tense === 'Pres',
  );
}

/** "on luovuttamassa": the inessive of the third infinitive with a present auxiliary. */
const isInTheAct = (tree: Tree, verb: number): boolean => {
  const { InfForm, Case } = tree.tokens[verb]?.feats ?? {};
  if (InfForm !== '3' || Case !== 'Ine') return false;
  return childrenBy(tree, verb, 'aux', 'cop').some((a) => tree.tokens[a]?.feats.Tense === 'Pres');
};

/** A present of a language without a future; its third person may look like the infinitive ("toimittaa"), and be taken for it. */
function isSimplePresent(tree: Tree, verb: number): boolean {
  const { VerbForm, Tense } = tree.tokens[verb]?.feats ?? {};
  const isAlike = VerbForm === 'Inf' && lemmaOf(tree, verb) === textOf(tree, verb);
  return (
    ((VerbForm === 'Fin' && Tense === 'Pres') || isAlike) &&
    childrenBy(tree, verb, 'aux').length === 0 &&
    hasCases(tree)
  );
}

/** The modality of what stands beside a predication, or without one. */
export const modalityBeside = (p: Predication | null, context: ModalityContext): Modality =>
  p ? modalityOf(p, context) : context.attribution ? saidOf(context.attribution, context) : 'asserted';

/** Whether a date begins, or an open one ends, after publication. Both EDTF; compared as far as both are precise. */
const isFuture = (when: string | null, published: string | null): boolean => compared(when, published) > 0;

/** Whether it does so before publication. */
const isPast = (when: string | null, published: string | null): boolean => compared(when, published) < 0;

/** Above 0 where the date is after publication, below where before; 0 where both are the same as far as both are precise, or unknown. */
function compared(when: string | null, published: string | null): number {
  if (when === null || published === null) return 0;
  const [from = '', to = ''] = when.split('/');
  const date = (from === '..' || from === '' ? to : from).replace(/[~?%]/gu, '');
  const isPlain = /^\d{4}(?:-\d{2}){0,2}$/u.test(date) && !/^\d{4}-(?:2[1-4]|[3-9]\d)/u.test(date);
  const length = isPlain ? Math.min(date.length, published.length) : 4;
  return date.slice(0, length).localeCompare(published.slice(0, length));
}
