// Refusals that leave out what is refused: "Berliini kieltäytyi", "Saksa torjui pyynnön", "the request was turned down". What
// enters: a passage and its drafts of transfers or of deployments. What leaves: for each refusal, what was asked for or offered
// shortly before by or to who refuses, that one again, denied. Data: lexica/LANG/denials.tsv.
import { attributionAt } from '../discourse/attribution.ts';
import { childrenBy, isVerbal, lemmaOf, subtreeOf } from '../predication/tree.ts';
import { quoteOf } from '../slots/quote.ts';
import { type DenialWords, denialWords, isNegated, REACH } from './denials.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

/** The refusals of a passage. */
export function refusalsIn(passage: Passage, drafts: readonly Draft[]): readonly Draft[] {
  const asked = drafts.filter((d) => d.modality === 'planned' || d.modality === 'hypothetical');
  if (asked.length === 0) return [];
  const words = denialWords(passage.language);
  return passage.sentences.flatMap((view) =>
    view.tree.tokens.flatMap((token, verb) =>
      isVerbal(token) && isRefusal(view, verb, words) ? refusedAt(passage, view, verb, asked) : [],
    ),
  );
}

/** A verb that refuses by itself, one of agreeing that is denied, or one of rejecting with a request or offer. */
function isRefusal(view: SentenceView, verb: number, words: DenialWords): boolean {
  const { tree } = view;
  const kinds = words.get(lemmaOf(tree, verb));
  if (!kinds || view.mentions.items.some((m) => subtreeOf(tree, verb).includes(m.headToken) && m.first > verb))
    return false;
  const isRequest = (i: number): boolean => words.get(lemmaOf(tree, i))?.has('request') === true;
  const request = [...childrenBy(tree, verb, 'obj', 'obl', 'nsubj', 'iobj')].some(isRequest);
  if (kinds.has('agree') && isNegated(view, verb)) return request || standsAlone(view, verb);
  if (isNegated(view, verb)) return false;
  return (kinds.has('refuse') && (request || standsAlone(view, verb))) || (kinds.has('reject') && request);
}

/** Without a clause or object that would say what is refused. */
const standsAlone = ({ tree }: SentenceView, verb: number): boolean =>
  childrenBy(tree, verb, 'obj', 'xcomp', 'ccomp', 'obl').length === 0;

function refusedAt(passage: Passage, view: SentenceView, verb: number, asked: readonly Draft[]): readonly Draft[] {
  const at = view.tree.tokens[verb]?.start ?? 0;
  const first = passage.sentences[Math.max(0, view.index - REACH)]?.sentence.start ?? 0;
  const who = refuserOf(passage, view, verb);
  const near = asked.filter((d) => d.quote.start >= first && d.quote.start < at && isBy(d, who));
  const last = near.at(-1);
  if (!last) return [];
  const stretch = clauseStretch(view.tree, verb);
  return near
    .filter((d) => sentenceOf(passage, d) === sentenceOf(passage, last))
    .map((d) => ({
      ...d,
      rule: `${d.frame}.deny`,
      quantity: null,
      when: null,
      where: null,
      source: attributionAt(passage, view, verb)?.slot ?? null,
      modality: 'denied',
      quote: quoteOf(view, stretch.first, stretch.last),
    }));
}

/** Who is asked may refuse, and who is offered something; where nobody is named, it is who was asked. */
const isBy = (d: Draft, who: string | null | undefined): boolean =>
  who === undefined ? d.rule.endsWith('.ask') : who !== null && [d.from?.id, d.to?.id].includes(who);

/** The party in the subject of a refusal; undefined where it has no subject, as in the passive; null where that is no party. */
function refuserOf({ discourse }: Passage, { tree, mentions }: SentenceView, verb: number): string | null | undefined {
  const subject = childrenBy(tree, verb, 'nsubj').filter(
    (c) => tree.tokens[verb]?.feats.Voice !== 'Pass' && tree.tokens[c]?.deprel !== 'nsubj:pass',
  );
  if (subject.length === 0) return undefined;
  const own = new Set(subject.flatMap((c) => subtreeOf(tree, c)));
  const m = mentions.parties.find((x) => own.has(x.headToken) && discourse.idOf(x) !== null);
  return m ? discourse.idOf(m) : null;
}

const sentenceOf = ({ sentences }: Passage, d: Draft): number =>
  sentences.findLastIndex((v) => v.sentence.start <= d.quote.start);
