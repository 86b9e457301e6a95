// Whom a predication is attributed to. What enters: a passage, a predication of one of its sentences. What leaves: the
// source slot, or null where the passage speaks in its own voice. In order: the subject of a verb of speech above the
// predication, a phrase of source ("according to", "mukaan") or a lone verb of speech of its sentence, and what the
// sentence before was attributed to where this one goes on with it.
import type { SourceSlot } from '../claim.ts';
import type { Passage, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import type { CueKind, Predication } from '../predication/predication.ts';
import { childrenBy, childrenOf, relationOf, subtreeOf } from '../predication/tree.ts';

/** A source of a sentence with the word that makes it one: a verb or noun of speech, an adposition of source. */
export type Attribution = {
  readonly source: SourceMention;
  readonly token: number;
  readonly kind: CueKind;
  readonly verbal: boolean;
};

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny', 'doubt']);

const kept = new WeakMap<SentenceView, readonly Attribution[]>();

/** All sources that a sentence cites, in the order of the text. */
export function attributionsOf(view: SentenceView, lexicon: Lexicon): readonly Attribution[] {
  let found = kept.get(view);
  if (!found) {
    found = view.tree.tokens.flatMap((_, i) => attributionAt(view, lexicon, i));
    kept.set(view, found);
  }
  return found;
}

function attributionAt(view: SentenceView, lexicon: Lexicon, token: number): readonly Attribution[] {
  const word = view.tree.tokens[token];
  if (!word || view.mentions.sources.length === 0) return [];
  const cues = lexicon.cues.get(word.lemma.toLowerCase()) ?? [];
  const speech = cues.find((c) => SPEECH.has(c.kind) && (c.as === 'V' ? word.upos === 'VERB' : c.as !== 'M'));
  if (!speech) return [];
  const source = speech.as === 'V' ? subjectSource(view, token) : phraseSource(view, token, speech.as);
  return source ? [{ source, token, kind: speech.kind, verbal: speech.as === 'V' }] : [];
}

/** The source in the subject of a verb of speech, its own or that of the verb it is coordinated with. */
function subjectSource(view: SentenceView, verb: number): SourceMention | null {
  const subject =
    childrenBy(view.tree, verb, 'nsubj')[0] ??
    (relationOf(view.tree, verb) === 'conj'
      ? childrenBy(view.tree, view.tree.heads[verb] ?? -1, 'nsubj')[0]
      : undefined);
  if (subject === undefined) return null;
  return sourceAt(view, subject) ?? sourceWithin(view, subject);
}

/** The source that an adposition ("mukaan") or a noun of saying ("arvio", "estimate") depends on or owns. */
function phraseSource(view: SentenceView, token: number, as: string): SourceMention | null {
  if (as === 'N') {
    for (const c of childrenOf(view.tree, token)) {
      if (/^(?:nmod|compound)/u.test(relationOf(view.tree, c))) {
        const source = sourceAt(view, c);
        if (source) return source;
      }
    }
    return null;
  }
  const head = view.tree.heads[token] ?? -1;
  if (head !== -1) {
    const source = sourceAt(view, head) ?? sourceWithin(view, head);
    if (source) return source;
  }
  const before = view.mentions.sources.find((s) => s.last <= token && token - s.last <= 1);
  return before ?? view.mentions.sources.find((s) => s.first > token && s.first - token <= 3) ?? null;
}

const sourceAt = (view: SentenceView, token: number): SourceMention | null =>
  view.mentions.sources.find((s) => token >= s.first && token < s.last) ?? null;

function sourceWithin(view: SentenceView, head: number): SourceMention | null {
  const phrase = subtreeOf(view.tree, head, (c) =>
    /^(?:nmod|flat|appos|compound|amod|conj)$/u.test(relationOf(view.tree, c)),
  );
  return view.mentions.sources.find((s) => phrase.includes(s.headToken)) ?? null;
}

/** The source of what a predication says. */
export function attributionOf(passage: Passage, view: SentenceView, p: Predication): SourceSlot | null {
  const found = attributionFor(passage, view, p);
  return found ? sourceSlot(found.source) : null;
}

/** The attribution that covers a predication, with the word that makes it. */
export function attributionFor(passage: Passage, view: SentenceView, p: Predication): Attribution | null {
  const lexicon = lexiconOf(passage.language);
  const here = attributionsOf(view, lexicon);
  const above = here.filter((a) => p.containers.includes(a.token));
  const innermost = above.sort((a, b) => p.containers.indexOf(a.token) - p.containers.indexOf(b.token))[0];
  if (innermost) return innermost;
  const away = (a: Attribution): number => Math.abs(a.token - p.trigger);
  const beside = here.filter((a) => a.token !== p.trigger && sameStretch(view, a.token, p.trigger));
  const nearest = beside.sort((a, b) => away(a) - away(b))[0];
  return nearest ?? runsOn(passage, view, lexicon);
}

/** No semicolon or colon stands between. */
function sameStretch(view: SentenceView, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  return !view.tree.tokens.slice(from, to).some((t) => t.text === ';');
}

/** An attribution of the sentence right before in the same paragraph goes on where this one cites nobody. */
function runsOn(passage: Passage, view: SentenceView, lexicon: Lexicon): Attribution | null {
  const before = passage.sentences[view.index - 1];
  if (!before || attributionsOf(view, lexicon).length > 0) return null;
  const between = passage.document.text.slice(before.sentence.end, view.sentence.start);
  if (between.includes('\n')) return null;
  return attributionsOf(before, lexicon).at(-1) ?? null;
}

export const sourceSlot = (m: SourceMention): SourceSlot => ({
  text: m.text,
  start: m.start,
  end: m.end,
  chain: [{ name: m.name, kind: m.kind }],
  origin: m.name,
  known: 'stated',
});
