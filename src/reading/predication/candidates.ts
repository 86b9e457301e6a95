// Candidates for a trigger's arguments: its own dependents, and what fills the places that relations leave open (the
// antecedent of a relative clause or participle, the subject of the verb above, what coordinated verbs share, the subject
// of a light verb over a noun). What leaves: heads with the relation and markers they would have in a plain active clause.

import type { Token } from '../../language/language.ts';
import { askedTo } from './asked.ts';
import { holds, isTemporal, PASSIVE } from './facts.ts';
import type { Found } from './predication.ts';
import { bitOf, bitsOf } from './relations.ts';
import { childBy, childrenBy, childrenOf, isVerbal, lemmaOf, relationOf, type Tree } from './tree.ts';

export type Candidate = {
  readonly head: number;
  readonly relation: string;
  /** Lemmas of its adpositions and its case; a pattern's marker must be among them. */
  readonly markers: readonly string[];
  readonly found: Found;
};

const ARGUMENTS = bitsOf(
  'nsubj',
  'csubj',
  'obj',
  'iobj',
  'obl',
  'nmod',
  'compound',
  'amod',
  'appos',
  'xcomp',
  'ccomp',
  'advmod',
  'det',
  'acl',
  'nummod',
);

/** Adposition lemmas and case of a phrase by its head token; of a name the case of its last part. */
export function markersOf(tree: Tree, head: number): readonly string[] {
  const known = tree.markers[head];
  if (known) return known;
  const found = findMarkers(tree, head);
  tree.markers[head] = found;
  return found;
}

const NO_MARKERS: readonly string[] = [];
const ADJOINED = bitsOf('case', 'mark');
const FLAT = bitOf('flat');

function findMarkers(tree: Tree, head: number): readonly string[] {
  let markers: string[] | null = null;
  const add = (marker: string): void => {
    if (markers === null) markers = [marker];
    else markers.push(marker);
  };
  let last = -1;
  for (const c of childrenOf(tree, head)) {
    const bit = tree.bits[c] as number;
    if ((bit & ADJOINED) !== 0) add(lemmaOf(tree, c));
    else if (bit === FLAT) last = c;
  }
  const token = tree.tokens[head];
  if (token?.deprel === 'nmod:poss') add('poss');
  const grammatical = token?.feats.Case ?? (last > head ? tree.tokens[last]?.feats.Case : undefined);
  if (grammatical) add(grammatical);
  return markers ?? NO_MARKERS;
}

export const isRelative = (token: Token | undefined): boolean =>
  token?.feats.PronType?.includes('Rel') === true ||
  (token?.upos === 'PRON' && RELATIVE.has(token.lemma.toLowerCase()));

const RELATIVE = new Set(['joka', 'which', 'who', 'whom', 'that']);

/** Whether the trigger's subject is what is acted upon. */
export const isPassive = (tree: Tree, trigger: number): boolean => holds(tree, trigger, PASSIVE);

/** The genitive phrase right before a clause of time is its subject, whatever the parser hangs it on. */
function subjectBefore(tree: Tree, trigger: number): Candidate[] {
  const last = tree.tokens[trigger - 1];
  if (last?.feats.Case !== 'Gen' && last?.upos !== 'PROPN') return [];
  let at = trigger - 1;
  for (let steps = 0; steps < 3 && /^(?:flat|compound|name)$/u.test(relationOf(tree, at)); steps += 1) {
    const head = tree.heads[at] ?? -1;
    if (head === -1 || head >= trigger) break;
    at = head;
  }
  return [{ head: at, relation: 'nsubj', markers: [], found: 'relation' }];
}

/** Relations of verbs that stand under another whose subject they may share. */
const CONTROLLED = bitsOf('xcomp', 'ccomp', 'advcl', 'conj');

/** All candidates of a verbal trigger. */
export function verbCandidates(tree: Tree, trigger: number): readonly Candidate[] {
  const relation = relationOf(tree, trigger);
  if (relation === 'cop') return copulaCandidates(tree, tree.heads[trigger] ?? -1);
  const passive = isPassive(tree, trigger);
  const list = ownCandidates(tree, trigger, passive, 'relation');
  for (let i = 0; i < list.length; i += 1) list[i] = throughPronoun(tree, trigger, list[i] as Candidate);
  const has = (other: string): boolean => list.some((c) => c.relation === other);
  const head = tree.heads[trigger] ?? -1;
  if (isTemporal(tree.tokens[trigger] as Token) && !has('nsubj')) list.push(...subjectBefore(tree, trigger));
  if (head !== -1) {
    if (relation === 'acl' || relation === 'amod')
      list.push(
        ...(agrees(tree, trigger, head) ? antecedent(tree, trigger, head, passive, has) : misplaced(tree, head)),
      );
    if (relation === 'conj') list.push(...shared(tree, head, has, passive));
    if (!passive && ((tree.bits[trigger] ?? 0) & CONTROLLED) !== 0 && !has('nsubj'))
      list.push(...controlled(tree, trigger, head, has));
    if (passive && tree.tokens[trigger]?.deprel === 'xcomp' && !has('iobj'))
      list.push(...raised(tree, head, has('obj') ? 'iobj' : 'obj'));
  }
  addSharedBelow(tree, trigger, list);
  return list;
}

/** A participle that modifies a noun has its case; one that does not is a clause of its own ("arvioi Iranin myyneen"). */
function agrees(tree: Tree, participle: number, noun: number): boolean {
  const own = tree.tokens[participle]?.feats.Case;
  const other = tree.tokens[noun]?.feats.Case;
  return own === undefined || other === undefined || own === other || tree.tokens[participle]?.deprel === 'acl:relcl';
}

/** What a participle of another case seems to modify is an argument beside it. */
const misplaced = (tree: Tree, noun: number): readonly Candidate[] => [
  { head: noun, relation: 'obl', markers: markersOf(tree, noun), found: 'shared' },
];

/** "the troops are in Kursk": the copula's clause is that of its predicate, which is a place where it has a marker. */
function copulaCandidates(tree: Tree, predicate: number): readonly Candidate[] {
  if (predicate === -1) return [];
  const all = ownCandidates(tree, predicate, false, 'relation').map((c) => throughPronoun(tree, predicate, c));
  const own = all.filter((c) => c.relation === 'nsubj' || c.relation === 'obl');
  return [...own, { head: predicate, relation: 'obl', markers: markersOf(tree, predicate), found: 'relation' }];
}

function ownCandidates(tree: Tree, trigger: number, passive: boolean, found: Found): Candidate[] {
  const list: Candidate[] = [];
  for (const c of childrenOf(tree, trigger)) {
    if (((tree.bits[c] as number) & ARGUMENTS) === 0) continue;
    const relation = relationOf(tree, c);
    const markers = markersOf(tree, c);
    if (isGenitiveSubject(tree, trigger, c)) list.push({ head: c, relation: 'nsubj', markers: [], found });
    else if (passive && relation === 'nsubj' && !(tree.tokens[trigger]?.feats.PartForm === 'Agt'))
      list.push({ head: c, relation: 'obj', markers, found });
    else if (passive && relation === 'obl' && (markers.includes('by') || markers.includes('toimesta')))
      list.push({ head: c, relation: 'nsubj', markers: [], found });
    else list.push({ head: c, relation, markers, found });
  }
  return list;
}

/** The subject of a participle or infinitive stands in the genitive ("Iranin myyneen", "Iranin myymät"). */
function isGenitiveSubject(tree: Tree, trigger: number, child: number): boolean {
  const verb = tree.tokens[trigger];
  return (
    tree.tokens[child]?.deprel === 'nmod:poss' &&
    tree.tokens[child]?.feats.Case === 'Gen' &&
    verb?.upos === 'VERB' &&
    verb.feats.VerbForm !== 'Fin'
  );
}

/** "What Beijing gives is money", "se, mitä tuli, on rahaa": the predicate that says what the pronoun of a free clause is; -1 where none is. */
function predicateOf(tree: Tree, trigger: number, pronoun: number): number {
  if (pronoun > trigger || !FREE.has(lemmaOf(tree, pronoun))) return -1;
  const above = tree.heads[trigger] ?? -1;
  const isPredicate = (i: number): boolean =>
    i > trigger && tree.tokens[i]?.upos === 'NOUN' && childBy(tree, i, 'cop') > trigger;
  if (above !== -1 && isPredicate(above)) return above;
  return childrenOf(tree, trigger).find(isPredicate) ?? -1;
}

/** Pronouns of free relative clauses. */
const FREE = new Set(['what', 'mikä']);

/** "shells which were sent": the pronoun's place is the antecedent's. */
function throughPronoun(tree: Tree, trigger: number, c: Candidate): Candidate {
  const said = predicateOf(tree, trigger, c.head);
  if (said !== -1) return { ...c, head: said, found: 'antecedent' };
  if (!isRelative(tree.tokens[c.head])) return c;
  const clause = clauseNoun(tree, trigger);
  const noun = clause === -1 ? nounBefore(tree, c.head) : clause;
  return noun === -1 || noun === c.head ? c : { ...c, head: noun, found: 'antecedent' };
}

/** The noun right before a relative pronoun, where the parser hangs its clause elsewhere. */
function nounBefore(tree: Tree, pronoun: number): number {
  for (let i = pronoun - 1; i >= Math.max(0, pronoun - 3); i -= 1) {
    const upos = tree.tokens[i]?.upos;
    if (upos === 'NOUN' || upos === 'PROPN') return i;
    if (upos !== 'PUNCT' && upos !== 'ADP') return -1;
  }
  return -1;
}

const CHAINED = new Set(['conj', 'xcomp', 'ccomp']);

/** The noun that the clause of the token depends on (through auxiliaries and coordination), or -1. */
function clauseNoun(tree: Tree, trigger: number): number {
  let at = trigger;
  for (let steps = 0; steps < 6; steps += 1) {
    const head = tree.heads[at] ?? -1;
    if (head === -1) return -1;
    if (relationOf(tree, at) === 'acl') return head;
    if (!CHAINED.has(relationOf(tree, at))) return -1;
    at = head;
  }
  return -1;
}

/** A participle or reduced relative clause: the noun fills the gap that the voice leaves. */
function antecedent(
  tree: Tree,
  trigger: number,
  head: number,
  passive: boolean,
  has: (r: string) => boolean,
): Candidate[] {
  const token = tree.tokens[trigger];
  if (!token || (token.upos === 'AUX' && token.feats.VerbForm === 'Fin')) return [];
  const pronoun = childrenOf(tree, trigger).some((c) => isRelative(tree.tokens[c]));
  if (pronoun) return [];
  const fills = gapOf(token, passive, has);
  if (fills) return [{ head, relation: fills, markers: [], found: 'antecedent' }];
  // "Ten leaders promised Kyiv a floor": the noun that a sentence without a verb of its own seems to be is the subject.
  const whole = (tree.heads[head] ?? -1) === -1 && tree.tokens[head]?.upos !== 'VERB' && head < trigger;
  return whole && !passive && (has('obj') || has('iobj')) && !has('nsubj')
    ? [{ head, relation: 'nsubj', markers: [], found: 'antecedent' }]
    : [];
}

function gapOf(token: Token, passive: boolean, has: (r: string) => boolean): string | null {
  const { feats } = token;
  if (feats.PartForm === 'Agt') return 'obj';
  if (feats.VerbForm === 'Part' || feats.VerbForm === 'Ger') {
    const acted = passive || (feats.Tense === 'Past' && feats.Voice !== 'Act' && feats.Case === undefined);
    if (acted) return has('obj') ? null : 'obj';
    return has('nsubj') ? (has('obj') ? null : 'obj') : 'nsubj';
  }
  if (feats.VerbForm === 'Inf') return has('obj') ? null : 'obj';
  return has('nsubj') ? (has('obj') ? null : 'obj') : 'nsubj';
}

/** "bought and sent": what the first verb has and this one lacks. */
function shared(tree: Tree, head: number, has: (r: string) => boolean, passive: boolean): Candidate[] {
  if (!isVerbal(tree.tokens[head])) return [];
  const above = ownCandidates(tree, head, isPassive(tree, head), 'shared').map((c) => throughPronoun(tree, head, c));
  return above
    .filter((c) => c.relation === 'nsubj' && !has('nsubj') && !passive)
    .map((c) => ({ ...c, found: 'shared' as const }));
}

/** "sent and will send shells": what only the coordinated verb has. */
function addSharedBelow(tree: Tree, trigger: number, list: Candidate[]): void {
  const own = list.length;
  for (const c of childrenOf(tree, trigger)) {
    if (relationOf(tree, c) !== 'conj' || !isVerbal(tree.tokens[c]) || childBy(tree, c, 'nsubj') !== -1) continue;
    for (let i = 0; i < own; i += 1) if (list[i]?.relation === 'obj') return;
    for (const below of ownCandidates(tree, c, isPassive(tree, c), 'shared'))
      if (below.relation === 'obj') list.push(below);
  }
}

/** "keeps being supplied", "is to be given guns": the subject of the verb above is what is acted upon, or whom it is done for. */
const raised = (tree: Tree, head: number, relation: string): readonly Candidate[] =>
  childrenBy(tree, head, 'nsubj')
    .slice(0, 1)
    .map((c) => throughPronoun(tree, head, { head: c, relation, markers: markersOf(tree, c), found: 'control' }));

/**
 * The subject of a verb below another; "shells that Egypt wanted to ship": where the object above is the relative pronoun and
 * the infinitive has none, the noun is the infinitive's object, and the subject is that of the verb above.
 */
function controlled(tree: Tree, trigger: number, head: number, has: (r: string) => boolean): readonly Candidate[] {
  const pronoun = childrenBy(tree, head, 'obj').find(
    (c) => THINGS.has(tree.texts[c] ?? '') && isRelative(tree.tokens[c]),
  );
  const subject = childrenBy(tree, head, 'nsubj')[0];
  const apart = tree.tokens.slice(head, trigger).some((t) => t.upos === 'PUNCT');
  if (relationOf(tree, trigger) !== 'xcomp' || apart || pronoun === undefined || subject === undefined || has('obj'))
    return controller(tree, trigger, head);
  const object = throughPronoun(tree, head, { head: pronoun, relation: 'obj', markers: [], found: 'antecedent' });
  return [{ head: subject, relation: 'nsubj', markers: markersOf(tree, subject), found: 'control' }, object];
}

/** Relative pronouns of things: "whom" is who is made to act. */
const THINGS = new Set(['that', 'which', 'jotka', 'jonka', 'joita', 'jota']);

/** The subject of an infinitive is the object of the verb above ("asked Russia to send") or its subject ("plans to send"). */
function controller(tree: Tree, trigger: number, head: number): Candidate[] {
  let [at, below] = [head, trigger];
  for (let steps = 0; steps < 5 && at !== -1; steps += 1) {
    const asked = askedTo(tree, below);
    if (asked !== -1) return [{ head: asked, relation: 'nsubj', markers: [], found: 'control' }];
    const ofObject = relationOf(tree, trigger) === 'xcomp' || isOfObject(tree, trigger);
    const object = ofObject ? childrenBy(tree, at, 'obj', 'iobj')[0] : undefined;
    const chosen = object ?? childrenBy(tree, at, 'nsubj')[0];
    if (chosen !== undefined) {
      const found = throughPronoun(tree, at, {
        head: chosen,
        relation: 'nsubj',
        markers: markersOf(tree, chosen),
        found: 'control',
      });
      return [{ ...found, found: 'control' }];
    }
    if (relationOf(tree, at) === 'acl')
      return [{ head: tree.heads[at] ?? at, relation: 'nsubj', markers: [], found: 'control' }];
    if (((tree.bits[at] ?? 0) & CONTROLLED) === 0) return [];
    [at, below] = [tree.heads[at] ?? -1, at];
  }
  return [];
}

/** "accused Oman of sending", "warned it against selling", "blames it for arming": what somebody is held to do, or from doing. */
function isOfObject(tree: Tree, act: number): boolean {
  if (relationOf(tree, act) !== 'advcl' || !/ing$/u.test(tree.texts[act] ?? '')) return false;
  const mark = childrenBy(tree, act, 'mark', 'case').map((c) => lemmaOf(tree, c))[0] ?? '';
  const verb = tree.heads[act] ?? -1;
  if (mark === 'for') return JUDGING.has(lemmaOf(tree, verb));
  // "kept Oman from sending", not "earned a lot from selling".
  const whom = tree.tokens[childrenBy(tree, verb, 'obj', 'iobj')[0] ?? -1]?.upos;
  return mark === 'of' || mark === 'against' || (mark === 'from' && (whom === 'PROPN' || whom === 'PRON'));
}

/** Verbs of praise and blame, whose object did what they are for. */
const JUDGING = new Set(
  'blame thank praise criticise criticize condemn punish sanction reproach rebuke fault commend credit denounce censure attack'.split(
    ' ',
  ),
);

/** All candidates of a noun trigger: its own modifiers, and the subject and obliques of the verb that it is an object of. */
export function nounCandidates(tree: Tree, trigger: number): readonly Candidate[] {
  const list: Candidate[] = ownCandidates(tree, trigger, false, 'relation');
  const head = tree.heads[trigger] ?? -1;
  const relation = relationOf(tree, trigger);
  if (head === -1 || !isVerbal(tree.tokens[head])) return list;
  const subject = relation === 'nsubj';
  const isObject =
    relation === 'obj' || (subject && (tree.tokens[trigger]?.deprel === 'nsubj:pass' || isPassive(tree, head)));
  if (isObject || relation === 'obl') {
    for (const c of verbCandidates(tree, head))
      if (c.relation === 'nsubj' && c.head !== trigger) list.push({ ...c, relation: 'lightsubj', found: 'control' });
  }
  if (isObject || subject) {
    for (const c of childrenBy(tree, head, 'obl', 'iobj'))
      if (c !== trigger)
        list.push({
          head: c,
          relation: relationOf(tree, c) === 'iobj' ? 'iobj' : 'nmod',
          markers: markersOf(tree, c),
          found: 'shared',
        });
  }
  return list;
}
