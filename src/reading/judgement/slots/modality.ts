// How a claim is put: asserted, told by another, planned, hypothetical, denied. What enters: a draft where it stands, its
// source decided. What leaves: its classes, and what is told of it.

import type { Modality } from '../../claim.ts';
import { citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { SentenceView } from '../../frames/frame.ts';
import { createOwnNote } from '../../notes.ts';
import { containersOf } from '../../predication/cues.ts';
import type { Predication } from '../../predication/predication.ts';
import { childrenOf, lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { areOpposed } from '../../slots/modality.ts';
import { type Feature, kindOf } from '../feature.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import type { Classed } from './classes.ts';
import type { Standing } from './standing.ts';

/** What only others say, whether reported, claimed or estimated, is one class. */
export const classOf = (m: Modality): Class => (m === 'reported' || m === 'claimed' || m === 'estimated' ? 'told' : m);

type Class = (typeof CLASSES)[number];
const CLASSES = ['asserted', 'told', 'planned', 'hypothetical', 'denied'] as const;

/** How a claim is put, by class. */
export const MODALITY: Classed<Modality> = {
  classes: CLASSES,
  own: (s) => classOf(s.draft.modality),
  as: (s, name) => (name === classOf(s.draft.modality) ? s.draft.modality : putAs(s, name as Class)),
  tell: tellFacts,
};

const putAs = (s: Standing, name: Class): Modality => (name === 'told' ? toldAs(s) : name);

/** Whether what is told is estimated, claimed or reported: by the word of saying, and by whose word it is. */
function toldAs(s: Standing): Modality {
  const cited = citationOf(s);
  const kinds = s.main?.cues.filter((c) => !c.negated).map((c) => c.kind) ?? [];
  if (cited?.c.cue === 'estimated' || kinds.includes('estimated')) return 'estimated';
  const { from, to } = s.draft;
  const by = cited?.c.by.state ?? null;
  if (
    cited?.c.cue === 'claimed' ||
    kinds.includes('claimed') ||
    areOpposed(by, from?.id ?? null) ||
    areOpposed(by, to?.id ?? null)
  )
    return 'claimed';
  return 'reported';
}

/** The citation that a draft's source was read from, and whether it stands in its sentence; null where there is none. */
function citationOf({ passage, view, before, draft: { source } }: Standing): { c: Citation; here: boolean } | null {
  if (source === null) return null;
  const cited = (v: SentenceView): Citation | undefined =>
    citationsIn(passage, v).find((c) => c.by.name === source.origin);
  let c = cited(view);
  if (c) return { c, here: true };
  for (let i = before.length - 1; i >= 0 && !c; i -= 1) c = cited(before[i] as SentenceView);
  return c ? { c, here: false } : null;
}

const ANY = kindOf('any')('');
const own = kindOf('own');
const ownRule = kindOf('own:rule');
const ownSource = kindOf('own:source');
const sourced = kindOf('source');
const chained = kindOf('length');
const begins = kindOf('begins');
const rule = kindOf('rule');
const before = kindOf('before');
const after = kindOf('after');
const citing = kindOf('cited');
const citedKind = kindOf('cited:kind');
const covers = kindOf('covers');
const side = kindOf('side');
const sideOutcome = kindOf('side:outcome');
const negated = kindOf('negated');
const dated = kindOf('when');
const basis = kindOf('basis');
const item = kindOf('item');

function tellFacts(found: Sheet, s: Standing): void {
  const { draft, main, view } = s;
  const { modality, source } = draft;
  const trigger = main?.trigger ?? s.at;
  tell(found, ANY);
  tell(found, own(modality));
  tell(found, ownRule(modality, draft.rule));
  tell(found, ownSource(modality, source?.known ?? 'none'));
  tell(found, source ? sourced(source.chain[0]?.kind ?? '', source.known) : sourced('none'));
  tell(found, chained(source?.chain.length ?? 0));
  tell(found, begins(s.begins));
  tell(found, rule(draft.rule));
  tellAll(found, main ? predicationFacts(view.tree, main) : wordFacts(view.tree, trigger, null));
  tellBeside(found, s);
  tellCited(found, s, trigger);
  tell(found, negated(main?.negated ?? false));
  tell(found, datedFrom(draft.when?.edtf ?? null, s.passage.document.published));
  tell(found, basis(draft.quantity?.basis ?? 'none'));
  tell(found, item(draft.item?.code ?? ''));
  tellQuoted(found, s);
}

/** The drafts beside it in its sentence, and the one before those. */
function tellBeside(found: Sheet, { draft: { frame }, previous, next }: Standing): void {
  if (previous) tell(found, before(previous.here, previous.draft.modality, previous.draft.frame === frame));
  else tell(found, before('none'));
  if (next?.here) tell(found, after(next.draft.modality, next.draft.frame === frame));
}

/** The citation of its source: how it is made, whether it answers for the trigger, on whose side it is. */
function tellCited(found: Sheet, s: Standing, trigger: number): void {
  const cited = citationOf(s);
  if (!cited) return;
  const { c, here } = cited;
  const { frame, from, to } = s.draft;
  const by = c.by.state;
  const whose = by === null ? 'none' : by === from?.id ? 'from' : by === to?.id ? 'to' : 'other';
  tell(found, citing(c.manner, c.cue, here));
  tell(found, citedKind(c.manner, c.by.kind, here));
  tell(found, covers(here && c.covers(trigger), c.manner));
  tell(found, side(whose));
  tell(found, sideOutcome(whose, frame, areOpposed(by, from?.id ?? null), areOpposed(by, to?.id ?? null)));
}

/** The content words of the quote. */
function tellQuoted(found: Sheet, { view: { tree }, contents, draft: { quote } }: Standing): void {
  const { tokens } = tree;
  for (let i = 0; i < tokens.length; i += 1) {
    const t = tokens[i];
    if (t && t.start >= quote.start && t.end <= quote.end && contents[i]) tell(found, contents[i] ?? 0);
  }
}

/** Whether a date is before, in or after the time of publication. */
function datedFrom(when: string | null, published: string | null): Feature {
  if (when === null || published === null) return dated(when === null ? 'none' : 'unknown');
  const [from = '', to = ''] = when.split('/');
  const date = (from === '..' || from === '' ? to : from).replace(/[~?%]/gu, '').slice(0, 7);
  const day = published.slice(0, date.length);
  return dated(date < day ? 'before' : date > day ? 'after' : 'same', when.includes('/') ? 'span' : date.length);
}

/** Predicates above the trigger whose words are told. */
const ABOVE = 4;

const notes = createOwnNote<Map<Predication, readonly Feature[]>>();

/** Facts of the words around a predication's trigger and of its cues; found once. */
function predicationFacts(tree: Tree, main: Predication): readonly Feature[] {
  const known = notes.of(tree) ?? notes.keep(tree, new Map());
  let facts = known.get(main);
  if (!facts) {
    facts = wordFacts(tree, main.trigger, main);
    known.set(main, facts);
  }
  return facts;
}

const lemma = kindOf('lemma');
const sense = kindOf('sense');
const tense = kindOf('tense');
const aux = kindOf('aux');
const form = kindOf('form');
const relation = kindOf('relation');
const above = kindOf('above');
const over = kindOf('over');
const cue = kindOf('cue');
const cueKinds = kindOf('cues');

function wordFacts(tree: Tree, trigger: number, main: Predication | null): readonly Feature[] {
  const { VerbForm = '', Tense = '', Mood = '' } = tree.tokens[trigger]?.feats ?? {};
  const auxiliaries = childrenOf(tree, trigger)
    .filter((c) => relationOf(tree, c) === 'aux' || relationOf(tree, c) === 'cop')
    .map((c) => `${lemmaOf(tree, c)}:${tree.tokens[c]?.feats.Tense ?? ''}`);
  const cues = [...new Set((main?.cues ?? []).map((c) => `${c.kind}:${c.negated}`))];
  const lemmas = containersOf(tree, trigger)
    .slice(0, ABOVE)
    .map((c) => lemmaOf(tree, c));
  return [
    lemma(lemmaOf(tree, trigger)),
    sense(main?.sense ?? ''),
    form(main?.form ?? 'none', main?.voice ?? ''),
    relation(relationOf(tree, trigger)),
    tense(auxiliaries.join('+'), VerbForm, Tense, Mood),
    ...auxiliaries.map((a) => aux(a)),
    ...lemmas.map((word) => above(word)),
    ...lemmas.slice(0, 1).map((word) => over(word, relationOf(tree, trigger))),
    ...cues.map((c) => cue(c)),
    cueKinds(cues.sort().join('+')),
  ];
}
