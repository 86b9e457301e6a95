// What speaks for a source that a text names and does not cite: in the draft's own sentence, or in one before ("The institute's new
// tally holds a surprise. Germany gave …"). What enters: a mention, a draft where it stands. What leaves: features on a sheet.
import { citationsIn } from '../../discourse/attribution.ts';
import type { Draft } from '../../frames/frame.ts';
import type { SourceMention } from '../../mentions/mention.ts';
import { lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { type Feature, kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import { type NamedBefore, once, type Standing, tenseOf } from './standing.ts';

/** Features of the source slot by their template. */
export const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
export const place = of('place');
export const ruleGave = of('rule-gave');
export const reaches = stepsOf(3, 8, 16);
const NAMED = place('named');

/** Whose side the one that is cited is on. */
export function sideOf({ draft }: Standing, state: string | null): string {
  if (state === null) return 'none';
  return state === draft.from?.id ? 'from' : state === draft.to?.id ? 'to' : 'other';
}

const namedWhose = of('named:whose');
const namedSense = of('named:sense');
const namedLemma = of('named:lemma');
const namedModality = of('named:modality');
const namedCue = of('named:cue');

/** Which of the draft's parties a mention is, by its words. */
export function partyAt({ draft }: Standing, m: SourceMention): string {
  const at = (p: Draft['from']): boolean => p?.start != null && p.end != null && p.start < m.end && m.start < p.end;
  return at(draft.from) ? 'from' : at(draft.to) ? 'to' : 'none';
}

const namedKind = of('named:kind');
const namedAs = of('named:as');
const namedAsKind = of('named:as:kind');
const namedSide = of('named:side');
const namedQuoted = of('named:quoted');
const namedHead = of('named:head');

/** Writes down what speaks for one that the draft's sentence names. */
export function tellNamed(found: Sheet, s: Standing, m: SourceMention): void {
  const { tree } = s.view;
  const { quote, modality } = s.draft;
  const whose = sideOf(s, m.state);
  const trigger = s.main?.trigger ?? s.at;
  tellAll(
    found,
    once(s.told.here, m, () => ofNamed(tree, m)),
  );
  tell(found, ruleGave(s.draft.source !== null));
  tell(found, namedSide(m.first >= trigger, reaches(Math.abs(m.headToken - trigger))));
  tell(found, namedQuoted(m.start >= quote.start && m.end <= quote.end));
  tell(found, namedWhose(whose, partyAt(s, m)));
  tell(found, namedSense(whose, s.main?.sense ?? ''));
  tell(found, namedLemma(whose, lemmaOf(tree, trigger)));
  tell(found, namedModality(whose, modality, relationOf(tree, m.headToken)));
  for (const c of s.main?.cues ?? []) if (!c.negated) tell(found, namedCue(whose, c.kind));
}

const past = of('past');
const PAST = place('past');
const pastOnly = of('past:only');
const pastOf = of('past:of');
const pastAway = of('past:away');
const pastOwn = of('past:own');
const pastQuiet = of('past:quiet');
const pastKind = of('past:kind');
const pastAs = of('past:as');
const pastHead = of('past:head');
const pastWhose = of('past:whose');
const pastSense = of('past:sense');
const pastBegins = of('past:begins');
const pastTense = of('past:tense');
const pastModality = of('past:modality');

/** Writes down what speaks for one that a sentence before names. */
export function tellPast(found: Sheet, s: Standing, { m, v }: NamedBefore): void {
  const { view, passage, draft } = s;
  const relation = relationOf(v.tree, m.headToken);
  const head = v.tree.heads[m.headToken] ?? -1;
  const back = Math.min(5, view.index - v.index);
  const same = !passage.document.text.slice(v.sentence.end, view.sentence.start).includes('\n');
  const between = passage.sentences.slice(v.index, view.index);
  const quiet = between.every((x) => citationsIn(passage, x).length === 0);
  const whose = sideOf(s, m.state);
  tell(found, PAST);
  tell(found, past(s.citations.length > 0, v.index === 0, draft.source !== null));
  tell(found, pastOnly(s.namedBefore.length, s.citationsBefore.length > 0));
  tell(found, pastOf(m.kind, relation, lemmaOf(v.tree, head)));
  tell(found, pastAway(back, same));
  tell(found, pastOwn(Math.min(back, 2), s.citations.length > 0, s.citationsBefore.length > 0));
  tell(found, pastQuiet(quiet, same));
  tell(found, pastKind(m.kind, quiet));
  tell(found, pastAs(relation, m.kind));
  tell(found, pastHead(lemmaOf(v.tree, head)));
  tell(found, pastWhose(whose, relation));
  tell(found, pastSense(whose, s.main?.sense ?? ''));
  tell(found, pastBegins(s.begins, m.kind));
  tell(found, pastTense(tenseOf(s)));
  tell(found, pastModality(draft.modality, whose));
}

function ofNamed(tree: Tree, m: SourceMention): readonly Feature[] {
  const relation = relationOf(tree, m.headToken);
  const head = namedHead(lemmaOf(tree, tree.heads[m.headToken] ?? -1));
  return [NAMED, namedKind(m.kind), namedAs(relation), namedAsKind(relation, m.kind), head];
}
