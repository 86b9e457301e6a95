// Positions that a whole clause takes: a clause whose subject is a state, or somebody who speaks for one. What enters: a
// sentence in its passage. What leaves: drafts of the frame `position`, with rules named by the build of the clause. They
// stand where no verb or phrase of stance does; few are claims, so that the judgement admits them one by one.
import type { PartySlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { subjectOf } from '../discourse/speech.ts';
import { isPassive } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf, TRIGGER } from '../predication/lexicon.ts';
import type { CueKind, Predication } from '../predication/predication.ts';
import { punctuationOf, QUOTE, signAt } from '../predication/punctuation.ts';
import {
  childBy,
  childrenBy,
  childrenOf,
  conjunctsOf,
  isUnder,
  isVerbal,
  lemmaOf,
  marksIn,
  relationOf,
  type Tree,
} from '../predication/tree.ts';
import { whenOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Lower } from '../spelling.ts';
import { bareClause } from './bare-clause.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { actorSlot, aimedAt, holderSource, labelOf, personMeant, stateSlot } from './position-slots.ts';
import { clauseStretch } from './stretch.ts';

/** Drafts of the clauses of a sentence. */
export function clausesOf(passage: Passage, view: SentenceView): readonly Draft[] {
  if (view.mentions.parties.length === 0 && view.mentions.sources.length === 0) return [];
  const lexicon = lexiconOf(passage.language);
  const { tree } = view;
  const below = clauseSigns(tree);
  const drafts: Draft[] = [];
  for (let i = 0; i < below.length; i += 1)
    if (isPredicate(tree, i, below[i] ?? 0) && !isAboutThings(view, i, lexicon))
      for (const holder of holdersOf(passage, view, i)) drafts.push(...draftOf(passage, view, i, holder, lexicon));
  return drafts;
}

/** Who may take the stance of a predicate's clause. */
function holdersOf(passage: Passage, view: SentenceView, verb: number): readonly PartySlot[] {
  const actor = actorSlot(passage, view, verb);
  if (actor) return [actor];
  const subject = subjectFor(view, verb);
  if (subject === -1) return [];
  const first = FIRST_PERSON.has(lemmaOf(view.tree, subject));
  const quoted = first ? stateSlot(attributionAt(passage, view, verb)?.by ?? null) : null;
  return quoted ? [quoted] : holdersAt(passage, view, subject);
}

const FIRST_PERSON = new Set(['we', 'i', 'me', 'minä']);

const COPULA = 1;
const SUBJECT = 2;

/** What hangs on each token that makes a clause of it: a copula; an auxiliary or a subject. */
function clauseSigns({ heads, relations }: Tree): Uint8Array {
  const below = new Uint8Array(heads.length);
  for (let i = 0; i < below.length; i += 1) {
    const head = heads[i] as number;
    if (head === -1) continue;
    const relation = relations[i];
    if (relation === 'cop') below[head] = (below[head] ?? 0) | COPULA;
    else if (relation === 'aux' || relation === 'nsubj') below[head] = (below[head] ?? 0) | SUBJECT;
  }
  return below;
}

/** A verb of a clause of its own, or what a copula joins to a subject. */
function isPredicate(tree: Tree, i: number, below: number): boolean {
  if ((below & COPULA) !== 0) return true;
  const token = tree.tokens[i];
  if (token?.upos !== 'VERB') return false;
  const relation = relationOf(tree, i);
  return (
    CLAUSES.has(relation) &&
    (below !== 0 || relation === 'advcl' || relation === 'conj' || token.feats.VerbForm === 'Fin')
  );
}

const CLAUSES = new Set(['root', 'conj', 'parataxis', 'ccomp', 'advcl', 'acl', 'csubj', 'dep', 'appos']);

/** The subject of a clause: its own, that of the clause that it is joined to, the noun of a relative clause. */
function subjectFor(view: SentenceView, verb: number): number {
  const { tree } = view;
  let at = verb;
  for (let steps = 0; steps < 4 && at !== -1; steps += 1) {
    if (childBy(tree, at, 'aux') !== -1 && isPassive(tree, at)) return agentOf(tree, at);
    const own = subjectOf(tree, at);
    if (own !== -1) return own;
    if (!SHARING.has(relationOf(tree, at))) return -1;
    at = tree.heads[at] ?? -1;
  }
  return -1;
}

/** Relations of a clause that may have its subject from the one that it hangs on. */
const SHARING: ReadonlySet<string> = new Set(['conj', 'advcl', 'xcomp']);

/** "was received with scorn by X": the one behind "by". */
function agentOf(tree: Tree, verb: number): number {
  for (const o of childrenOf(tree, verb))
    if (relationOf(tree, o) === 'obl')
      for (const c of childrenOf(tree, o))
        if (relationOf(tree, c) === 'case' && (lemmaOf(tree, c) === 'by' || lemmaOf(tree, c) === 'toimesta')) return o;
  return -1;
}

/** The states of a subject's words, and of those coordinated with it; things and people of a state are no holders. */
function holdersAt(passage: Passage, view: SentenceView, subject: number): readonly PartySlot[] {
  const found = conjunctsOf(view.tree, subject).flatMap((i): readonly PartySlot[] => {
    const party = view.mentions.parties.find((m) => i >= m.first && i < m.last);
    const named = personMeant(passage, view, party ? partySlot(fillOf(passage.discourse, party)) : null);
    if (named) return [named];
    const source = view.mentions.sources.find((m) => i >= m.first && i < m.last);
    const spoken = stateSlot(source ?? null);
    return spoken ? [spoken] : [];
  });
  return found.filter((h, i) => found.findIndex((o) => o.id === h.id) === i);
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  verb: number,
  from: PartySlot,
  lexicon: Lexicon,
): readonly Draft[] {
  const p = bareClause(view, verb, lexicon);
  const build = buildOf(view, verb, p, lexicon);
  if (build === null) return [];
  const { first, last } = clauseStretch(view.tree, verb);
  const target = aimedAt(passage, view, { sense: 'statement', holder: from.id, first: verb + 1, last });
  const modality = modalityOf({
    ...p,
    negated: false,
    cues: p.cues.filter((c) => c.token === verb || isNear(view, verb, c.token)),
  });
  return [
    {
      frame: 'position',
      rule: `position.${build}`,
      from,
      to: partySlot(target),
      item: { code: labelOf('stance'), text: null, start: null, end: null },
      quantity: null,
      when: whenOf(view, p, citingVerbs(passage, view)),
      where: null,
      source: attributionAt(passage, view, verb)?.slot ?? holderSource(passage, view, from),
      modality: modality === 'hypothetical' || modality === 'planned' ? modality : 'asserted',
      quote: quoteOf(view, Math.max(first, heldFrom(view, from, first)), last),
    },
  ];
}

/** Of several holders each has the words from its own name on. */
const heldFrom = (view: SentenceView, from: PartySlot, first: number): number => {
  const own = view.mentions.parties.find((m) => m.start === from.start);
  return own && relationOf(view.tree, own.headToken) === 'conj' ? own.first : first;
};

const isNear = (view: SentenceView, verb: number, token: number): boolean => view.tree.heads[token] === verb;

/** A verb of an event with a thing or a number in its clause is another frame's. */
export function isAboutThings(view: SentenceView, verb: number, lexicon: Lexicon): boolean {
  const { items, quantities } = view.mentions;
  if (items.length + quantities.length === 0 || !isEvent(view, verb, lexicon)) return false;
  const own = (c: number): boolean => !OTHER_CLAUSE.has(relationOf(view.tree, c));
  const inside = (m: { readonly headToken: number }): boolean => isUnder(view.tree, m.headToken, verb, own);
  return items.some(inside) || quantities.some((q) => inside(q) && !q.measureOnly);
}

const OTHER_CLAUSE = new Set(['ccomp', 'advcl', 'parataxis']);

const isEvent = ({ tree }: SentenceView, verb: number, lexicon: Lexicon): boolean =>
  ((marksIn(tree, lexicon)[verb] ?? 0) & TRIGGER) !== 0 &&
  lexicon.startsOf(tree.bases[verb] as Lower).entries?.some((e) => e.wordClass === 'V' && EVENTS.has(e.family)) ===
    true;

const EVENTS = new Set(['transfer', 'deployment', 'casualties', 'statistic', 'meeting', 'agreement', 'effect']);

/**
 * How the clause is built: the end of its rule's id; null where clauses built so are no stances. (Of clauses that say what
 * somebody is or is not, begins to do or holds to be so, and of other frames' events, one in ten is a stance, and
 * nothing in their build tells which.)
 */
function buildOf(view: SentenceView, verb: number, p: Predication, lexicon: Lexicon): string | null {
  const { tree } = view;
  const has = (relation: string): boolean => childBy(tree, verb, relation) !== -1;
  if (speaks(tree, verb, lexicon)) return has('ccomp') ? 'clause-says' : null;
  if (isQuotedFor(view, verb)) return 'clause-quoted';
  if (has('cop') || has('ccomp') || isEvent(view, verb, lexicon)) return null;
  if (p.negated) return 'clause-not';
  if (childrenBy(tree, verb, 'xcomp').some((c) => isVerbal(tree.tokens[c]))) return null;
  return p.cues.some((c) => c.kind === 'planned' && isNear(view, verb, c.token)) ? 'clause-will' : 'clause-act';
}

/** 'X is "strongly dissatisfied"', 'X saw "no reason"': a clause of no things some of whose words its subject is quoted for. */
function isQuotedFor({ tree, mentions }: SentenceView, verb: number): boolean {
  const signs = punctuationOf(tree);
  const { first, last } = clauseStretch(tree, verb);
  const end = Math.min(last, signs.at.length - 1);
  if ([...mentions.items, ...mentions.quantities].some((m) => m.first >= first && m.last <= last)) return false;
  for (let k = Math.max(verb - 1, first); k <= end; k += 1) if ((signAt(signs, k) & QUOTE) !== 0) return true;
  return false;
}

const speaks = (tree: Tree, verb: number, lexicon: Lexicon): boolean =>
  lexicon.cuesOf(tree.bases[verb] as Lower).some((c) => c.as === 'V' && SPEECH.has(c.kind));

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'claimed', 'estimated', 'deny', 'doubt', 'reported']);
