// What speaks for how a claim is put (told as a fact, planned, denied, …) and for what its number is of. What enters: a draft where
// it stands, its other slots decided. What leaves: features on a sheet: what the rules made of it, the tense and the predicates
// over it, its words, whom the text cites for it, when it is, the drafts beside it, and what stands around its number.
import type { Citation } from '../../discourse/citation.ts';
import type { Cited } from '../../discourse/memory.ts';
import type { Draft, SentenceView } from '../../frames/frame.ts';
import type { QuantityMention } from '../../mentions/mention.ts';
import { childrenBy, isVerbal, lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { areOpposed, isReporter } from '../../slots/modality.ts';
import { classOf } from '../anchor.ts';
import { featureNamed, kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell, tellOnce } from '../sheet.ts';
import { type Standing, tenseOf } from './standing.ts';

const of = (kind: string): ReturnType<typeof kindOf> => kindOf(kind, '=');
const BIAS = featureNamed('bias');
const rule = of('rule');
const modality = of('modality');
const basis = of('basis');

/** Writes down what speaks for a claim's modality. */
export function tellManner(found: Sheet, s: Standing): void {
  tellCommon(found, s);
  tellSource(found, s);
  tellNeighbours(found, s);
}

function tellCommon(found: Sheet, s: Standing): void {
  const { draft } = s;
  tell(found, BIAS);
  tell(found, rule(draft.rule));
  tell(found, modality(draft.modality));
  tell(found, basis(draft.quantity?.basis ?? 'none'));
  tellVerb(found, s);
  tellForms(found, s);
  tellWords(found, s);
  tellDate(found, s);
  tellThing(found, draft);
}

const form = of('form');
const tense = of('tense');
const sense = of('sense');
const under = of('under');
const trigger = of('trigger');
const over = of('over');
const above = of('above');
const top = of('top');
const cue = of('cue');
const cueWord = of('cue-word');
const cueModality = of('cue:modality');
const tenseModality = of('tense:modality');
const NEGATED = featureNamed('negated');

/** The predicate that tells it, and those above it. */
function tellVerb(found: Sheet, s: Standing): void {
  const { view, main, at, draft } = s;
  const { tree } = view;
  const token = main?.trigger ?? at;
  const told = tenseOf(s);
  tell(found, tense(told));
  tell(found, tenseModality(told, draft.modality));
  tell(found, under(relationOf(tree, token)));
  tell(found, trigger(lemmaOf(tree, token)));
  tell(found, over(lemmaOf(tree, tree.heads[token] ?? -1)));
  tell(
    found,
    top(
      tenseAt(
        tree,
        tree.tokens.findIndex((_, i) => tree.heads[i] === -1),
      ),
    ),
  );
  if (main === null) return;
  tell(found, form(main.form, main.voice));
  tell(found, sense(main.sense, main.form, told));
  if (main.negated) tell(found, NEGATED);
  for (const c of main.containers.slice(0, 3)) tellOnce(found, above(lemmaOf(tree, c)));
  for (const c of main.cues) {
    tellOnce(found, cue(c.kind, c.negated));
    tellOnce(found, cueModality(c.kind, c.negated, draft.modality));
    tellOnce(found, cueWord(lemmaOf(tree, c.token)));
  }
}

/** The auxiliaries and the tense of a verb. */
function tenseAt(tree: Tree, verb: number): string {
  const aux = childrenBy(tree, verb, 'aux', 'cop').map((c) => lemmaOf(tree, c));
  const { VerbForm, Tense } = tree.tokens[verb]?.feats ?? {};
  return `${aux.join('+')}:${Tense ?? VerbForm ?? ''}`;
}

const verbForm = of('verb-form');
const marked = of('marked');
const hangs = of('hangs');
const chain = of('chain');
const beforeThat = of('cited-before');

/** The form of the verb, what marks it, and what hangs on the thing and stands above it. */
function tellForms(found: Sheet, { view, main, at }: Standing): void {
  const { tree } = view;
  const token = main?.trigger ?? at;
  const { VerbForm, InfForm, PartForm, Case, Mood, Tense } = tree.tokens[token]?.feats ?? {};
  tell(found, verbForm(VerbForm ?? '', InfForm ?? PartForm ?? Tense ?? '', Case ?? '', Mood ?? ''));
  for (const c of childrenBy(tree, token, 'mark')) tellOnce(found, marked(lemmaOf(tree, c)));
  for (const c of childrenBy(tree, at, 'amod', 'acl', 'acl:relcl', 'nmod', 'det'))
    tellOnce(found, hangs(lemmaOf(tree, c)));
  for (const i of chainOf(view, at)) tellOnce(found, chain(lemmaOf(tree, i), tree.tokens[i]?.feats.Number ?? ''));
}

const clauseWord = of('clause');
const sentenceWord = of('sentence');
const before = of('before');
const after = of('after');
const head = of('head');
const begins = of('begins');
const QUESTION = featureNamed('question');
const LISTED = featureNamed('listed');
const WORDS: ReadonlySet<string> = new Set([
  'VERB',
  'AUX',
  'ADV',
  'ADJ',
  'NOUN',
  'PART',
  'SCONJ',
  'ADP',
  'DET',
  'PRON',
]);
const LONGEST = 40;

/** The words of its clause and, apart, of its sentence. */
function tellWords(found: Sheet, { view, main, at, begins: first, passage }: Standing): void {
  const { tree } = view;
  const clause = main?.clause ?? { first: at, last: at + 1 };
  const begun = found.count;
  for (let i = 0; i < tree.tokens.length; i += 1) {
    const lemma = lemmaOf(tree, i);
    if (lemma.length > LONGEST || !WORDS.has(tree.tokens[i]?.upos ?? '')) continue;
    tellOnce(found, i >= clause.first && i < clause.last ? clauseWord(lemma) : sentenceWord(lemma), begun);
  }
  tell(found, before(lemmaOf(tree, at - 1)));
  tell(found, after(lemmaOf(tree, at + 1)));
  tell(found, head(lemmaOf(tree, tree.heads[at] ?? -1)));
  tell(found, begins(first));
  if (tree.tokens.at(-1)?.text === '?') tell(found, QUESTION);
  if (/[•*–-]\s*$/u.test(passage.document.text.slice(Math.max(0, view.sentence.start - 3), view.sentence.start)))
    tell(found, LISTED);
}

const when = of('when');
const whenModality = of('when:modality');
const whenBasis = of('when:basis');

/** When it is: against the day on which it was published, and whether it is a point, a span or an open one. */
function tellDate(found: Sheet, { draft, passage, main }: Standing): void {
  const edtf = draft.when?.edtf ?? null;
  const [shape, turn] = [shapeOf(edtf), turnOf(edtf, passage.document.published)];
  tell(found, when(shape, turn));
  tell(found, when(shape, turn, main?.form ?? ''));
  tell(found, whenModality(turn, draft.modality));
  tell(found, whenBasis(shape, draft.quantity?.basis ?? 'none'));
}

function shapeOf(edtf: string | null): string {
  if (edtf === null) return 'none';
  if (edtf.startsWith('..')) return 'until';
  if (edtf.endsWith('..')) return 'since';
  return edtf.includes('/') ? 'span' : String(edtf.replace(/[~?%]/gu, '').length);
}

function turnOf(edtf: string | null, published: string | null): string {
  if (edtf === null || published === null) return 'none';
  const [from = '', to = ''] = edtf.split('/');
  const date = (from === '..' || from === '' ? to : from).replace(/[~?%]/gu, '');
  const length = Math.min(date.length, published.length);
  const order = date.slice(0, length).localeCompare(published.slice(0, length));
  return order > 0 ? 'to-come' : order < 0 ? 'past' : 'now';
}

const thing = of('thing');
const number = of('number');

function tellThing(found: Sheet, draft: Draft): void {
  const { quantity: q } = draft;
  tell(found, thing(classOf(draft) ?? 'none', q === null ? 'bare' : 'counted'));
  if (q) tell(found, number(unitOf(q.unit), q.approx, q.low === null, q.high === null));
}

const unitOf = (unit: string): string =>
  unit === 'count' || unit === 'percent' ? unit : /^[A-Z]{3}$/u.test(unit) ? 'money' : 'measure';

const source = of('source');
const sourceModality = of('source:modality');
const sourceFoe = of('source:foe');
const sourceSide = of('source:side');
const cited = of('cited');
const citedKind = of('cited:kind');

/** Whom the text cites for it, by what words, and on whose side that one is. */
function tellSource(found: Sheet, s: Standing): void {
  const { draft, citations, main, at } = s;
  const by = draft.source?.chain[0];
  const kind = by?.kind ?? 'none';
  const known = draft.source?.known ?? 'stated';
  tell(found, source(kind, draft.source ? known : 'none'));
  tell(found, sourceModality(isReporter(kind), draft.modality, draft.source ? known : 'none'));
  const state = citedBy(s)?.state ?? null;
  tell(found, sourceFoe(isByFoe(s), draft.modality));
  tell(
    found,
    sourceSide(state === null ? 'none' : state === draft.from?.id ? 'from' : state === draft.to?.id ? 'to' : 'other'),
  );
  const token = main?.trigger ?? at;
  for (const c of citations)
    if (c.covers(token)) {
      tellOnce(found, cited(c.manner, c.cue));
      tellOnce(found, citedKind(c.manner, c.by.kind));
    }
  const last = s.citationsBefore.findLast((x) => x.at === 'before');
  tell(found, beforeThat(last?.c.by.kind ?? 'none', last?.c.manner ?? '', draft.source === null));
}

/** The one that the draft's source is, among those that are cited here and before. */
function citedBy({ draft, citations, citationsBefore }: Standing): Cited | null {
  const isIt = (c: Citation): boolean => c.by.name === draft.source?.origin;
  return (citations.find(isIt) ?? citationsBefore.findLast(({ c }) => isIt(c))?.c)?.by ?? null;
}

/** Whether the one that is cited speaks for a party that fights one of the draft's. */
export function isByFoe(s: Standing): boolean {
  const state = citedBy(s)?.state ?? null;
  return areOpposed(state, s.draft.from?.id ?? null) || areOpposed(state, s.draft.to?.id ?? null);
}

const beside = of('beside');
const besideRule = of('beside:rule');

/** What the drafts before and after it are told as. */
function tellNeighbours(found: Sheet, { draft, previous, next }: Standing): void {
  for (const [name, other] of [
    ['previous', previous],
    ['next', next],
  ] as const) {
    const same = other?.draft.frame === draft.frame;
    tell(found, beside(name, other?.here ?? false, other && same ? other.draft.modality : 'none'));
    if (other?.here && other.draft.rule === draft.rule) tell(found, besideRule(name, other.draft.modality));
  }
}

const own = of('own');
const ownWhen = of('own:when');
const near = of('near');
const nearAfter = of('near-after');
const counted = of('counted');
const subject = of('subject');
const as = of('as');
const settled = of('settled');
const numberChain = of('number-chain');
const besideBasis = of('beside:basis');
const away = of('away');
const reaches = stepsOf(1, 3, 6, 12);

/** Writes down what speaks for what a claim's number is of. */
export function tellNumber(found: Sheet, s: Standing, mention: QuantityMention | null): void {
  const { draft, view, main } = s;
  const { tree } = view;
  tellCommon(found, s);
  tell(found, own(draft.quantity?.basis ?? 'none', draft.quantity?.per ?? ''));
  tell(found, ownWhen(draft.quantity?.basis ?? 'none', shapeOf(draft.when?.edtf ?? null), draft.modality));
  for (const [name, other] of [
    ['previous', s.previous],
    ['next', s.next],
  ] as const)
    tell(found, besideBasis(name, other?.here ?? false, other?.draft.quantity?.basis ?? 'none'));
  if (mention === null) return;
  tell(found, settled(mention.basis ?? 'open', mention.per ?? ''));
  const begun = found.count;
  for (let i = 1; i <= 3; i += 1) {
    tellOnce(found, near(lemmaOf(tree, mention.first - i)), begun);
    tellOnce(found, nearAfter(lemmaOf(tree, mention.last - 1 + i)), begun);
  }
  tell(found, near(1, lemmaOf(tree, mention.first - 1)));
  if (mention.counted !== null) tell(found, counted(lemmaOf(tree, mention.counted)));
  tell(found, as(relationOf(tree, mention.headToken)));
  if (main) tell(found, away(main.trigger < mention.first, reaches(Math.abs(main.trigger - mention.first))));
  for (const i of chainOf(view, mention.headToken)) {
    tellOnce(found, numberChain(lemmaOf(tree, i), tree.tokens[i]?.feats.Number ?? ''));
    for (const c of childrenBy(tree, i, 'nsubj')) tellOnce(found, subject(lemmaOf(tree, c)));
  }
}

/** The words from one up to its verb, that one too; four at most. */
function chainOf({ tree }: SentenceView, from: number): readonly number[] {
  const list: number[] = [];
  for (let at = from; at !== -1 && list.length < 4; at = tree.heads[at] ?? -1) {
    list.push(at);
    if (isVerbal(tree.tokens[at])) break;
  }
  return list;
}
