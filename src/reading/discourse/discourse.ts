// What a passage is about and whom its pronouns mean. What enters: the analysed sentences with their mentions. What
// leaves: the passage's parties by salience, and for each pronoun or description ("it", "maa", "the country") the state
// that it stands for, or nothing where no antecedent is near. Pure.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { emptyNotes } from '../notes.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';
import { bearersOf } from './bearers.ts';
import { counterpartOf, standingOf } from './counterparts.ts';
import { isSpeaker } from './speakers.ts';

export type Discourse = {
  /** Party ids by salience, the most salient first. */
  readonly topic: readonly string[];
  /** How salient a party is: its mentions, those as mere speaker left out. */
  readonly weightOf: (id: string) => number;
  /** Id of a mention: its own, or its antecedent's; null where it has none. */
  readonly idOf: (mention: PartyMention) => string | null;
  /** What is found of the passage once (notes.ts). */
  readonly notes: unknown[];
};

/** Titles and first sentences weigh more: they say what the passage is about. */
const FIRST = 2;

let byPlaces: ReadonlySet<string> | undefined;

/** Whether texts name a party by its places ("aid through Rafah"), so that a place of it makes it one of theirs. */
function isNamedByPlaces(id: string): boolean {
  byPlaces ??= new Set(dataTable('named-by-places.tsv').map((row) => row.id ?? ''));
  return byPlaces.has(id);
}

/** Reads the discourse of a passage. */
export function discourseOf(views: readonly SentenceView[], lexicon: Lexicon): Discourse {
  const weights = new Map<string, number>();
  const order: string[] = [];
  views.forEach((view, i) => {
    for (const mention of view.mentions.parties) {
      const { id } = mention;
      if (id === null) continue;
      if (!weights.has(id)) order.push(id);
      const weight = isSpeaker(view, lexicon, mention)
        ? 0
        : mention.id === null || mention.manner === 'person'
          ? 0.5
          : i === 0
            ? FIRST
            : 1;
      weights.set(id, (weights.get(id) ?? 0) + weight);
    }
    for (const { state } of view.mentions.places) {
      if (state === null || !isNamedByPlaces(state)) continue;
      if (!weights.has(state)) order.push(state);
      weights.set(state, (weights.get(state) ?? 0) + 1);
    }
  });
  const topic = [...order].sort(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || order.indexOf(a) - order.indexOf(b),
  );
  const antecedents = resolve(views, lexicon.language, weights, topic);
  return {
    topic,
    weightOf: (id) => weights.get(id) ?? 0,
    idOf: (mention) => mention.id ?? antecedents.get(mention) ?? null,
    notes: emptyNotes(),
  };
}

type Seen = {
  /** A genitive or a complement of an adposition: what is spoken of beside something else. */
  readonly owner: boolean;
  readonly id: string;
  readonly subject: boolean;
  readonly person: boolean;
  readonly sentence: number;
  readonly at: number;
};

/** How far back an antecedent may stand. */
const REACH = 3;
/** How much the passage's first party is nearer to a description ("the country", "maa") than one that is hardly named. */
const DESCRIBED = 4;
/** The same where the words can mean few of the parties. */
const FAR = 12;

function resolve(
  views: readonly SentenceView[],
  language: LanguageCode,
  weights: ReadonlyMap<string, number>,
  topic: readonly string[],
): ReadonlyMap<PartyMention, string> {
  const most = Math.max(1, ...weights.values());
  const salience = (id: string): number => (weights.get(id) ?? 0) / most;
  const found = new Map<PartyMention, string>();
  let seen: Seen[] = [];
  views.forEach((view, s) => {
    seen = seen.filter((x) => s - x.sentence <= FAR);
    for (const mention of view.mentions.parties) {
      const id = mention.id ?? meantBy(view, mention, { seen, found, sentence: s, topic }, language, salience);
      if (id === null) continue;
      if (mention.id === null) found.set(mention, id);
      seen.push({
        id,
        subject: isSubject(view, mention),
        owner: view.tree.tokens[mention.headToken]?.feats.Case === 'Gen',
        person: mention.manner === 'person' || mention.manner === 'leader',
        sentence: s,
        at: mention.start,
      });
    }
  });
  return found;
}

/** What stands before a mention: parties, whom pronouns mean. */
type Before = {
  readonly seen: readonly Seen[];
  readonly found: ReadonlyMap<PartyMention, string>;
  readonly sentence: number;
  /** The passage's parties, also those that only later sentences name. */
  readonly topic: readonly string[];
};

/** Whom a pronoun or description means: its antecedent, or, where it says so ("its ally"), the party beside that. */
function meantBy(
  view: SentenceView,
  mention: PartyMention,
  { seen, found, sentence, topic }: Before,
  language: LanguageCode,
  salience: (id: string) => number,
): string | null {
  const before = view.mentions.parties[view.mentions.parties.indexOf(mention) - 1];
  if (before?.last === mention.first && standingOf(view, before, language) !== null) return found.get(before) ?? null;
  const standing = standingOf(view, mention, language);
  const isOwn = view.tree.tokens[mention.headToken]?.feats['Person[psor]'] === '3';
  const owner = standing === null && !isOwn ? null : ownerOf(view, mention, seen);
  const meant = owner ?? antecedentOf(view, mention, seen, sentence, language, salience);
  if (standing === null || meant === null) return meant;
  const last = new Map(seen.map((x) => [x.id, sentence - x.sentence]));
  const others = topic.map((id) => ({ id, salience: salience(id), away: last.get(id) ?? REACH }));
  return counterpartOf(meant, standing, others);
}

/** Whose the suffix of a description is: the subject of its verb ("liittolaiselleen", "armeijalleen"). */
function ownerOf(view: SentenceView, mention: PartyMention, seen: readonly Seen[]): string | null {
  const subject = mention.manner === 'description' ? subjectBeside(view, mention) : null;
  return seen.find((x) => x.at === subject)?.id ?? null;
}

/** A nominative or unmarked subject; a genitive in it only owns it. */
const isSubject = (view: SentenceView, mention: PartyMention): boolean =>
  relationOf(view.tree, mention.headToken) === 'nsubj' &&
  !['Gen', 'Ela', 'Ine'].includes(view.tree.tokens[mention.headToken]?.feats.Case ?? '');

/** Where the other parties of a pronoun's own verb begin: it is none of them. */
function besideIn(view: SentenceView, mention: PartyMention): readonly number[] {
  const relation = relationOf(view.tree, mention.headToken);
  if (mention.manner === 'pronoun' && relation === 'nsubj') return objectsBeside(view, mention);
  const isBeside = mention.manner === 'pronoun' ? /^(?:obj|iobj|obl)$/u.test(relation) : isDealtWith(view, mention);
  const subject = isBeside ? subjectBeside(view, mention) : null;
  return subject === null ? [] : [subject];
}

/** Whether a description is what its verb is done to, or for: a mere place ("across the country") may be its subject's own. */
function isDealtWith({ tree }: SentenceView, { headToken, manner }: PartyMention): boolean {
  const relation = relationOf(tree, headToken);
  if (manner !== 'description' || relation === 'obj' || relation === 'iobj') return manner === 'description';
  return relation === 'obl' && markersOf(tree, headToken).some((m) => m === 'to' || m === 'All' || m === 'against');
}

/** Where the subject of a pronoun's own verb begins, through infinitives: it is another party than its object. */
function subjectBeside({ tree, mentions }: SentenceView, mention: PartyMention): number | null {
  let verb = tree.heads[mention.headToken] ?? -1;
  for (let steps = 0; steps < 3 && verb !== -1; steps += 1) {
    const subject = childrenBy(tree, verb, 'nsubj')[0];
    if (subject !== undefined) {
      const named = mentions.parties.find((m) => subject >= m.first && subject < m.last);
      const owner =
        mention.manner === 'description'
          ? childrenBy(tree, subject, 'nmod').filter((c) => tree.tokens[c]?.deprel === 'nmod:poss')
          : [];
      return (named ?? mentions.parties.find((m) => owner.includes(m.headToken)))?.start ?? null;
    }
    if (relationOf(tree, verb) !== 'xcomp' && relationOf(tree, verb) !== 'conj') return null;
    verb = tree.heads[verb] ?? -1;
  }
  return null;
}

/**
 * Where the parties begin that stand before a subject as what its verb is about ("from Beijing he wished"), and, of a subject
 * in the genitive ("sen salakuljettavan"), the subject of the verb above: were it meant, the verb would bear its suffix.
 */
function objectsBeside({ tree, mentions }: SentenceView, { headToken, start }: PartyMention): readonly number[] {
  const verb = tree.heads[headToken] ?? -1;
  const above = verb === -1 ? -1 : (tree.heads[verb] ?? -1);
  const isGenitive = tree.tokens[headToken]?.feats.Case === 'Gen';
  const isOther = (at: number): boolean => {
    const [head, relation] = [tree.heads[at] ?? -1, relationOf(tree, at)];
    if (head === verb) return /^(?:obj|iobj|obl)$/u.test(relation);
    return isGenitive && above !== -1 && head === above && relation === 'nsubj';
  };
  return mentions.parties.filter((m) => m.start < start && isOther(m.headToken)).map((m) => m.start);
}

/** Parties that the subject's own verb names as whom it is done to or for ("the regime has given Moscow cover"): it is none of them. */
function partnersOf({ tree, mentions }: SentenceView, { headToken }: PartyMention): readonly string[] {
  if (relationOf(tree, headToken) !== 'nsubj') return NO_PARTNERS;
  const verb = tree.heads[headToken] ?? -1;
  const isPartner = (at: number): boolean => {
    if (tree.heads[at] !== verb) return false;
    const relation = relationOf(tree, at);
    return /^i?obj$/u.test(relation) || (relation === 'obl' && markersOf(tree, at).some((m) => PARTNERED.has(m)));
  };
  return mentions.parties.flatMap((m) => (m.id !== null && isPartner(m.headToken) ? [m.id] : []));
}

const NO_PARTNERS: readonly string[] = [];

/** Markers of whom something goes to or comes from. */
const PARTNERED: ReadonlySet<string> = new Set(['to', 'from', 'with', 'against', 'All', 'Abl', 'kanssa', 'vastaan']);

/** Words for whoever holds an office: they mean a person whom the text has named. */
const isOffice = ({ manner, text }: PartyMention, lemma: string): boolean =>
  manner === 'description' &&
  (/^(?:presidentti|johtaja|diktaattori|itsevaltias)$/u.test(lemma.toLowerCase()) ||
    /^(?:the (?:president|leader|ruler|dictator|despot)|his country|her country)$/iu.test(text));

/** The party that a pronoun or description stands for, of those `seen` within reach. */
function antecedentOf(
  view: SentenceView,
  mention: PartyMention,
  seen: readonly Seen[],
  sentence: number,
  language: LanguageCode,
  salience: (id: string) => number,
): string | null {
  const token = view.tree.tokens[mention.headToken];
  if (/^(?:they|he)$/u.test(token?.lemma.toLowerCase() ?? '') && token?.feats.Number === 'Plur') return null;
  const personal =
    /^(?:he|she|his|her|him|hän)$/u.test(token?.lemma.toLowerCase() ?? '') ||
    (isOffice(mention, token?.lemma ?? '') && seen.some((x) => x.person));
  const others = besideIn(view, mention);
  const apart = partnersOf(view, mention);
  const bearers = bearersOf(view, mention, language);
  const pool = seen.filter(
    (x) =>
      (!personal || x.person) &&
      !others.includes(x.at) &&
      !apart.includes(x.id) &&
      (bearers === null ? sentence - x.sentence <= REACH : bearers(x.id)),
  );
  const described = mention.manner === 'description' ? DESCRIBED : 0;
  const rank = (x: Seen): number =>
    (x.owner ? 1 : 0) -
    described * salience(x.id) +
    (sentence - x.sentence) * 4 +
    (x.subject ? 0 : 2) +
    (x.sentence === sentence && isSubject(view, mention) && !x.subject ? 2 : 0);
  let best: Seen | null = null;
  for (const x of pool) if (best === null || rank(x) <= rank(best)) best = x;
  return best?.id ?? null;
}
