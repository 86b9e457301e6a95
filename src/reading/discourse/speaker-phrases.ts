// Who leads a phrase that names several: "the energy ministry in Kyiv" is the ministry, "Budanov of military intelligence" the
// man, "Shin, adviser to the president" Shin. What enters: a sentence, the source that stands nearest to a verb of speech. What
// leaves: the one that leads the phrase. By the words alone, for trees often err here.
import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { STATES } from '../mentions/sources.ts';
import { isVerbal } from '../predication/tree.ts';
import { DOCUMENTS } from './memory.ts';

/** Tokens of an apposition between a name and the last name in it, at most. */
const APPOSITION = 7;
const JOINS = /^(?:of|at|in|from|for)$/u;
const PERSON = /^(?:person|official|researcher|leader|parliament)$/u;

/** The source that leads the phrase which ends with `m`; `m` itself where it stands alone. */
export function leadOf(view: SentenceView, m: SourceMention): SourceMention {
  let lead = m;
  for (let steps = 0; steps < 2; steps += 1) {
    const before = view.mentions.sources.findLast((s) => s.last <= lead.first);
    if (!before || DOCUMENTS.has(before.kind) || !leads(view, before, lead, m)) return lead;
    lead = before;
  }
  return lead;
}

function leads({ tree }: SentenceView, before: SourceMention, after: SourceMention, last: SourceMention): boolean {
  const between = tree.tokens.slice(before.last, after.first);
  if (between.length === 0 || between.length > APPOSITION || between.some(isVerbal)) return false;
  const [first] = between;
  if (first?.text === ',') {
    const closed = tree.texts[last.last] === ',';
    return (
      closed && PERSON.test(before.kind) && between.slice(1).every((t) => t.upos !== 'PUNCT' && t.upos !== 'CCONJ')
    );
  }
  return (
    !STATES.has(before.kind) &&
    JOINS.test(first?.text.toLowerCase() ?? '') &&
    between.slice(1).every((t) => t.upos === 'DET' || t.upos === 'ADJ')
  );
}

/** "Britain, France and Germany": the first of those that are joined up to `m`. */
export function firstOf(view: SentenceView, m: SourceMention): SourceMention {
  const { tokens } = view.tree;
  let first = m;
  let joined = false;
  for (;;) {
    const before = view.mentions.sources.findLast((s) => s.last <= first.first);
    if (!before || !STATES.has(before.kind) || !STATES.has(first.kind)) return first;
    const between = tokens.slice(before.last, first.first);
    const isJoint = between.length === 1 && (joined ? between[0]?.text === ',' : between[0]?.upos === 'CCONJ');
    if (!isJoint) return first;
    joined = true;
    first = before;
  }
}
