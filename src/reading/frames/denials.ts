// Denials of what the passage has told: "the embassy rejected the claim as baseless". What enters: a passage and its drafts of
// transfers or of deployments. What leaves: for each verb that denies, with a claim or a pronoun as what is denied and a party
// of one told shortly before as who denies, that one again, denied. A denial that names what it denies is read as any verb.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { attributionAt, chainSlot } from '../discourse/attribution.ts';
import { citedOf } from '../discourse/memory.ts';
import { childrenBy, isVerbal, lemmaOf, subtreeOf } from '../predication/tree.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { slotOf } from './position-slots.ts';
import { clauseStretch } from './stretch.ts';

/** Sentences between a denial and what is denied, at most. */
export const REACH = 4;
/** Tokens of a verb's neighbourhood in which what it denies stands. */
const BESIDE = 7;

/** Whether one denial has been read twice, as of a transfer and as of people sent: only what was told last is what is denied. */
export function withoutDoubleDenials(drafts: readonly Draft[]): readonly Draft[] {
  const denials = drafts.filter((d) => d.rule === 'transfer.deny' || d.rule === 'deployment.deny');
  if (denials.length < 2) return drafts;
  const told = (d: Draft): number =>
    Math.max(
      ...drafts
        .filter((o) => o.frame === d.frame && o.modality !== 'denied' && o.item?.code === d.item?.code)
        .map((o) => (o.quote.start < d.quote.start ? o.quote.start : -1)),
    );
  const isOlder = (d: Draft): boolean =>
    denials.some((o) => o.frame !== d.frame && o.quote.start === d.quote.start && told(o) > told(d));
  return drafts.filter((d) => !(denials.includes(d) && isOlder(d)));
}

type Kind = 'verb' | 'judge' | 'claim' | 'false' | 'true' | 'refuse' | 'reject' | 'agree' | 'request';
export type DenialWords = ReadonlyMap<string, ReadonlySet<Kind>>;
const tables = new Map<LanguageCode, DenialWords>();

export function denialWords(language: LanguageCode): DenialWords {
  let table = tables.get(language);
  if (!table) {
    const found = new Map<string, Set<Kind>>();
    for (const { word = '', kind } of dataTable(`lexica/${language}/denials.tsv`))
      found.set(word, (found.get(word) ?? new Set()).add(kind as Kind));
    table = found;
    tables.set(language, table);
  }
  return table;
}

/** The denials of a passage. */
export function denialsIn(passage: Passage, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0) return [];
  const words = denialWords(passage.language);
  const denials: Draft[] = [];
  for (const view of passage.sentences) {
    const { tokens } = view.tree;
    for (let verb = 0; verb < tokens.length; verb += 1) {
      const kinds = isVerbal(tokens[verb]) ? words.get(lemmaOf(view.tree, verb)) : undefined;
      if (kinds?.has('judge') || (kinds?.has('verb') && !isNegated(view, verb)))
        denials.push(...deniedAt(passage, view, verb, kinds.has('verb'), drafts, words));
    }
  }
  return denials;
}

function deniedAt(
  passage: Passage,
  view: SentenceView,
  verb: number,
  alone: boolean,
  drafts: readonly Draft[],
  words: DenialWords,
): readonly Draft[] {
  const has = (i: number, kind: Kind): boolean => words.get(lemmaOf(view.tree, i))?.has(kind) === true;
  const around = Array.from({ length: 2 * BESIDE + 1 }, (_, i) => verb - BESIDE + i).filter((i) => i !== verb);
  const end = endOfClause(view, verb);
  const behind = around.filter((i) => i > verb && i < end);
  const negated = childrenBy(view.tree, verb, 'aux').some((i) => view.tree.tokens[i]?.feats.Polarity === 'Neg');
  const isUntrue = (i: number): boolean => has(i, 'true') && (negated || isNone(view, i));
  const untrue = behind.some(isUntrue);
  const called = untrue || (!negated && behind.some((i) => has(i, 'false')));
  const object =
    behind.some((i) => has(i, 'claim')) ||
    (called && around.some((i) => i < verb && has(i, 'claim'))) ||
    relativeBefore(view, verb, (i) => has(i, 'claim')) ||
    endsAt(view, verb);
  if (!object || !(alone || called)) return [];
  const who = denierOf(passage, view, verb);
  if (!who) return [];
  const at = view.tree.tokens[verb]?.start ?? 0;
  const first = passage.sentences[Math.max(0, view.index - REACH)]?.sentence.start ?? 0;
  const told = drafts.filter(
    (d) =>
      d.quote.start >= first &&
      d.quote.start < at &&
      d.modality !== 'denied' &&
      [d.from?.id, d.to?.id].includes(who.id),
  );
  // One is accused of what one gives, sooner than of what one is paid.
  const own = told.filter((d) => d.frame !== 'transfer' || d.from?.id === who.id);
  const accused = own.length > 0 ? own : told;
  const last = accused.findLast((d) => d.from?.known === 'stated' && d.to?.known === 'stated') ?? accused.at(-1);
  const inside = view.mentions.items.some((m) => m.first > verb && m.first < Math.min(end, verb + BESIDE + 1));
  if (!last || inside) return [];
  const denied = accused.find((d) => sentenceOf(passage, d) === sentenceOf(passage, last) && !isWeak(d)) ?? last;
  const stretch = clauseStretch(view.tree, verb);
  return [
    {
      ...denied,
      rule: `${denied.frame}.deny`,
      quantity: null,
      when: null,
      where: null,
      source: who.source,
      modality: 'denied',
      quote: quoteOf(view, stretch.first, stretch.last),
    },
  ];
}

/** "will neither confirm nor deny", "ei kiistä": no denial. */
export const isNegated = ({ tree }: SentenceView, verb: number): boolean =>
  tree.tokens
    .slice(Math.max(0, verb - 2), verb)
    .some((t) => t.feats.Polarity === 'Neg' || /^(?:nor|eikä)$/u.test(t.text.toLowerCase()));

const isWeak = (d: Draft): boolean => d.from?.known !== 'stated' && d.to?.known !== 'stated';

const sentenceOf = ({ sentences }: Passage, d: Draft): number =>
  sentences.findLastIndex((v) => v.sentence.start <= d.quote.start);

/** "no truth", "no basis". */
const isNone = ({ tree }: SentenceView, token: number): boolean =>
  childrenBy(tree, token, 'det').some((c) => tree.lemmas[c] === 'no');

/** Where what a denial says ends: at a colon or semicolon, behind which its reasons stand ("denies it: the planes carried food"). */
function endOfClause({ tree }: SentenceView, verb: number): number {
  const at = tree.tokens.findIndex((t, i) => i > verb && /^[:;]$/u.test(t.text));
  return at === -1 ? tree.tokens.length : at;
}

/** "Abu Dhabi denies.", "Teheran on kiistänyt:": nothing but the end of the clause stands behind. */
const endsAt = ({ tree }: SentenceView, verb: number): boolean =>
  /^[.:;]$/u.test(tree.tokens[verb + 1]?.text ?? '.') && childrenBy(tree, verb, 'obj', 'ccomp', 'xcomp').length === 0;

/** "…, which both capitals deny": what is denied stands before the verb in its own relative clause. */
function relativeBefore(view: SentenceView, verb: number, isClaim: (i: number) => boolean): boolean {
  return childrenBy(view.tree, verb, 'obj', 'iobj', 'nsubj').some(
    (c) =>
      c < verb &&
      (view.tree.tokens[c]?.upos === 'PRON' ||
        view.tree.tokens[verb]?.feats.Voice === 'Pass' ||
        childrenBy(view.tree, verb, 'aux').some((a) => view.tree.tokens[a]?.deprel === 'aux:pass')) &&
      isClaim(c),
  );
}

/**
 * The party that denies: in the verb's subject or agent, by its name or another word for it ("the group"), else the last named
 * before it; with the source slot of its words.
 */
function denierOf(
  passage: Passage,
  view: SentenceView,
  verb: number,
): { readonly id: string; readonly source: Draft['source'] } | null {
  const { tree } = view;
  const subject = childrenBy(tree, verb, 'nsubj', 'obl').filter((c) => tree.tokens[c]?.deprel !== 'nsubj:pass');
  const own = new Set(subject.flatMap((c) => subtreeOf(tree, c)));
  const named = view.mentions.parties.filter((m) => m.id !== null);
  const meant = view.mentions.parties.find((x) => own.has(x.headToken) && passage.discourse.idOf(x) !== null);
  const m = named.find((x) => own.has(x.headToken)) ?? meant ?? named.findLast((x) => x.last <= verb);
  const id = m ? passage.discourse.idOf(m) : null;
  if (!m || id === null) return null;
  const cited = attributionAt(passage, view, verb)?.slot;
  const said = view.mentions.sources.find((s) => s.first <= m.first && m.last <= s.last) ?? null;
  const itsOwn = said ? chainSlot([citedOf(said)]) : null;
  // "Seoul said, but Moscow denied it": who is cited before the subject has said something else.
  if (cited?.end != null && cited.end <= m.start && own.has(m.headToken))
    return {
      id,
      source: itsOwn ?? slotOf({ id, text: m.text, start: m.start, end: m.end, known: 'stated' }, passage.language),
    };
  return { id, source: cited ?? itsOwn };
}
