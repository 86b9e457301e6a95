// When a claim happened: which of the dates near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first: the dates of its sentence and of the two before, the date that the draft before it has, none. A date that
// may be past or still to come ("in April") is what the claim's modality and the tense over it make of it.
import type { WhenSlot } from '../../claim.ts';
import { citingVerbs } from '../../discourse/attribution.ts';
import type { Draft, SentenceView } from '../../frames/frame.ts';
import type { DateMention } from '../../mentions/mention.ts';
import { lexiconOf } from '../../predication/lexicon.ts';
import { childrenBy, isVerbal, lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { comesSoon, isToldAhead } from '../../slots/ahead.ts';
import { isBegun, openedAt } from '../../slots/begun.ts';
import { dateBehind } from '../../slots/circumstance.ts';
import { type Feature, kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import { type Choice, EMPTY } from './chooser.ts';
import { once, type Standing, tenseOf } from './standing.ts';

const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
const place = of('place');
const modality = of('modality');
const NONE = place('none');
const one = stepsOf(0, 1);
const few = stepsOf(0, 1, 2);
const reaches = stepsOf(2, 5, 10, 18);

export function whenChoices(s: Standing): readonly Choice<WhenSlot | null>[] {
  const { draft, dates, datesBefore } = s;
  const own = draft.when;
  if (isOfNumber(s)) return [own === null ? EMPTY : { none: false, value: () => own, tell: () => {} }];
  const carried = s.last?.when ?? null;
  if (own === null && carried === null && dates.length === 0 && datesBefore.length === 0) return [EMPTY];
  const choices: (Choice<WhenSlot | null> & { readonly start: number | null | undefined })[] = [];
  const opened = begun(s) ? openedAt : (when: WhenSlot): WhenSlot => when;
  const add = (m: DateMention, v: SentenceView): void => {
    const here = v === s.view;
    choices.push({
      start: m.start,
      none: false,
      value: () => opened(slotOf(m, here ? isComing(s, m) : isAhead(draft), here)),
      tell: (found) => tellDate(found, s, m, v),
    });
  };
  for (const m of dates) add(m, s.view);
  for (const { m, v } of datesBefore) add(m, v);
  if (carried && !choices.some((c) => c.start === carried.start))
    choices.push({
      start: carried.start,
      none: false,
      value: () => ({ ...carried, known: 'implied' }),
      tell: (found) => tellCarried(found, s),
    });
  const none = { none: true, value: () => null, tell: (found: Sheet) => tellNone(found, s) };
  if (own === null) return [none, ...choices];
  const ours = choices.find((c) => c.start === own.start) ?? {
    none: false,
    value: () => own,
    tell: (found) => tellElsewhere(found, s),
  };
  return [ours, ...choices.filter((c) => c !== ours), none];
}

/** "…, and 1.3 million so far this year": a number without its verb whose own date, known or not, stands right behind it. */
function isOfNumber({ draft, view, at, main }: Standing): boolean {
  const quantity = view.mentions.quantities.find((q) => q.start === draft.quantity?.start);
  if (draft.frame !== 'transfer' || !quantity || !main || main.trigger > quantity.first) return false;
  if ((view.tree.tokens[main.trigger]?.start ?? 0) >= draft.quote.start) return false;
  const behind = dateBehind(view, { last: Math.max(quantity.last, at + 1), quantity });
  return behind !== null && (draft.when?.start ?? behind.start) === behind.start;
}

/** Whether the draft tells of what begins, and goes on. */
const begun = ({ draft, view, main, passage }: Standing): boolean =>
  main !== null &&
  (draft.frame === 'transfer' || draft.frame === 'deployment') &&
  isBegun(view, main, lexiconOf(passage.language));

/** What holds of every date. */
function tellCommon(found: Sheet, s: Standing): void {
  tell(found, modality(s.draft.modality));
}

const ELSEWHERE = place('elsewhere');
const rule = of('rule');
const AS_RULED = rule(true);
const NOT_RULED = rule(false);
const noneBasis = of('none:basis');
const noneModality = of('none:modality');
const noneTrigger = of('none:trigger');
const noneTense = of('none:tense');

function tellNone(found: Sheet, s: Standing): void {
  tell(found, NONE);
  tell(found, noneBasis(s.draft.quantity?.basis ?? 'none', Math.min(3, s.dates.length)));
  tell(found, noneModality(s.draft.modality));
  tell(found, noneTrigger(s.main?.sense ?? ''));
  tell(found, noneTense(tenseOf(s)));
}

/** A date of the rules that is none of the others. */
function tellElsewhere(found: Sheet, s: Standing): void {
  tell(found, ELSEWHERE);
  tell(found, AS_RULED);
  tellCommon(found, s);
}

const CARRIED = place('carried');
const carriedFrom = of('carried:from');
const carriedAway = of('carried:away');

function tellCarried(found: Sheet, s: Standing): void {
  tell(found, CARRIED);
  tell(found, carriedFrom(s.last?.frame === s.draft.frame, s.sameBefore));
  tell(found, carriedAway(few(s.view.index - s.lastSentence)));
  tell(found, NOT_RULED);
  tellCommon(found, s);
}

/** A date as a slot; `coming`: as what is still to come. */
function slotOf(m: DateMention, coming: boolean, stated: boolean): WhenSlot {
  const edtf = (coming ? (m.next ?? m.edtf) : m.edtf) ?? '';
  return { edtf, text: m.text, start: m.start, end: m.end, known: stated ? 'stated' : 'implied' };
}

/** The date that the draft has, as its modality has it by now: "in April" of a plan is the next one. */
export function meantDate(s: Standing): WhenSlot | null {
  const { when } = s.draft;
  const m = when?.known === 'stated' ? s.dates.find((d) => d.start === when.start && d.end === when.end) : undefined;
  return m == null || m.next === null || when?.edtf === undefined ? when : slotOf(m, isComing(s, m), true);
}

/** Whether what the draft tells may still be to come. */
const isAhead = ({ modality: told }: Draft): boolean => told === 'planned' || told === 'hypothetical';

/** Whether a date is one to come: of what is planned or may be, unless the verb over the date tells of the past. */
function isComing(s: Standing, m: DateMention): boolean {
  const { view, draft } = s;
  const governor = governorOf(view, m.headToken);
  if (!isAhead(draft)) {
    if (draft.frame === 'statistic' || cites(s, governor)) return false;
    const soon = comesSoon(m, s.passage.document.published) && !(governor !== -1 && isPast(view.tree, governor));
    return soon || isToldAhead(view.tree, m.headToken);
  }
  if (s.main && m.edtf?.startsWith('..') && isPast(view.tree, s.main.trigger)) return false;
  return governor === -1 || (!isPast(view.tree, governor) && !cites(s, governor));
}

/** Whether a verb says who tells something. */
const cites = ({ passage, view }: Standing, verb: number): boolean => citingVerbs(passage, view).includes(verb);

/** Auxiliaries of a perfect. */
const PERFECT: ReadonlySet<string> = new Set(['have', 'olla']);

/** Whether a verb tells of what has been: a past tense, a perfect, a past participle without an auxiliary. */
function isPast(tree: Tree, verb: number): boolean {
  const finite = childrenBy(tree, verb, 'aux').find((c) => tree.tokens[c]?.feats.VerbForm === 'Fin');
  const tense = (i: number): string | undefined => tree.tokens[i]?.feats.Tense ?? tree.tokens[i]?.feats.PartForm;
  if (finite === undefined) return tense(verb) === 'Past';
  return tense(finite) === 'Past' || (PERFECT.has(lemmaOf(tree, finite)) && tense(verb) === 'Past');
}

function shapeOf(edtf: string): string {
  if (edtf.startsWith('..')) return 'until';
  if (edtf.endsWith('..')) return 'since';
  return edtf.includes('/') ? 'span' : String(edtf.replace(/[~?%]/gu, '').length);
}

const shape = of('shape');
const lastDate = of('last');
const lastFrame = of('last:frame');
const begins = of('begins');
const shapeModality = of('shape:modality');

/** Features of a date of the draft's sentence (`here`) or of one before. */
function tellDate(found: Sheet, s: Standing, m: DateMention, v: SentenceView): void {
  const { draft, last } = s;
  const here = v === s.view;
  tellCommon(found, s);
  tellAll(found, here ? ofDateHere(s, m) : ofDateBefore(s, m));
  if (here) addSameSentence(found, s, m);
  else addEarlier(found, s, m, v);
  const where = here ? 'same' : 'before';
  const own = draft.when?.start === m.start;
  const form = shapeOf(m.edtf ?? '');
  const isLast = last?.when?.start === m.start;
  tell(found, rule(own));
  tell(found, lastDate(where, isLast, last ? s.view.index - s.lastSentence : ''));
  tell(found, lastFrame(where, isLast, last?.frame === draft.frame));
  tell(found, begins(where, s.begins));
  tell(found, shapeModality(form, draft.modality));
}

const ofDateHere = (s: Standing, m: DateMention): readonly Feature[] =>
  once(s.told.here, m, () => [
    place('same'),
    shape(shapeOf(m.edtf ?? '')),
    used(few(s.usedBy(m.start))),
    word(lemmaOf(s.view.tree, m.first)),
    wordBefore(lemmaOf(s.view.tree, m.first - 1)),
  ]);

const ofDateBefore = (s: Standing, m: DateMention): readonly Feature[] =>
  once(s.told.after, m, () => [place('before'), shape(shapeOf(m.edtf ?? ''))]);

/** The nearest predicate above a token; -1 where there is none. */
function governorOf({ tree, predications }: SentenceView, token: number): number {
  let at = tree.heads[token] ?? -1;
  while (at !== -1 && !isVerbal(tree.tokens[at]) && !predications.some((p) => p.trigger === at))
    at = tree.heads[at] ?? -1;
  return at;
}

function isBelow(tree: Tree, token: number, above: number): boolean {
  let at = tree.heads[token] ?? -1;
  while (at !== -1 && at !== above) at = tree.heads[at] ?? -1;
  return at !== -1;
}

const how = of('how');
const side = of('side');
const between = of('between');
const quoted = of('quoted');
const as = of('as');
const basis = of('basis');
const used = of('used');
const word = of('word');
const wordBefore = of('word-before');

function addSameSentence(found: Sheet, s: Standing, m: DateMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const trigger = main?.trigger ?? at;
  const governor = governorOf(view, m.headToken);
  const stands = standsTo(s, governor, trigger);
  const after = m.first >= trigger;
  const [verbs, breaks] = after ? betweenOf(tree, trigger + 1, m.first) : betweenOf(tree, m.last, trigger);
  tell(found, how(stands));
  tell(found, side(after, reaches(Math.abs(m.headToken - trigger))));
  tell(found, between(one(verbs), breaks));
  tell(found, quoted(m.start >= s.draft.quote.start && m.end <= s.draft.quote.end));
  tell(found, as(relationOf(tree, m.headToken), stands));
  tell(found, basis(shapeOf(m.edtf ?? ''), s.draft.quantity?.basis ?? 'none', stands));
}

/** How the predicate over a date stands to the draft's. */
function standsTo({ view, main }: Standing, governor: number, trigger: number): string {
  if (governor === trigger) return 'own';
  if (main?.containers.includes(governor)) return 'above';
  if (governor === -1) return 'root';
  return isBelow(view.tree, governor, trigger) ? 'below' : 'beside';
}

const BREAK = /^[;:()–—]$/u;

/** How many verbs stand in a range of tokens, and what parts it. */
function betweenOf({ tokens }: Tree, from: number, to: number): readonly [verbs: number, breaks: string] {
  let [verbs, breaks] = [0, 'none'];
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.upos === 'VERB') verbs += 1;
    if (token && token.text.length === 1 && BREAK.test(token.text)) breaks = 'break';
    else if (token?.text === ',' && breaks === 'none') breaks = 'comma';
  }
  return [verbs, breaks];
}

const earlierPlace = of('earlier');
const earlierFrame = of('earlier:frame');
const earlierLead = of('earlier:lead');
const earlierShape = of('earlier:shape');
const earlierTells = of('earlier:tells');
const earlierTense = of('earlier:tense');
const earlierUsed = of('earlier:used');

/** How a date of a sentence before may still be meant: how far, of what, and whether others take it. */
function addEarlier(found: Sheet, s: Standing, m: DateMention, v: SentenceView): void {
  const away = Math.min(5, s.view.index - v.index);
  const governor = governorOf(v, m.headToken);
  const told = governor === -1 ? 'root' : citingVerbs(s.passage, v).includes(governor) ? 'cites' : 'does';
  const isOwn = s.view.mentions.dates.length > 0;
  tell(found, earlierPlace(away, isOwn, s.sameParagraph));
  tell(found, earlierFrame(away, s.sameBefore));
  tell(found, earlierLead(v.index === 0, away, isOwn));
  tell(found, earlierShape(shapeOf(m.edtf ?? ''), away, isOwn));
  tell(found, earlierTells(told, away));
  tell(found, earlierTense(tenseOf(s), s.draft.modality));
  tell(found, earlierUsed(few(s.usedBy(m.start)), away));
}
