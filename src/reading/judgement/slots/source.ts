// Whom the passage cites for a claim. What enters: a draft where it stands. What leaves: choices, the rules' own first: the
// citations of its sentence and of the two before, the holder of a stance, none.
import type { SourceSlot } from '../../claim.ts';
import { chainSlot, citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { SourceMention } from '../../mentions/mention.ts';
import type { Choice, Tell } from './chooser.ts';
import { bucket, type Standing } from './standing.ts';

export function sourceChoices(s: Standing): readonly Choice<SourceSlot | null>[] {
  const { draft, view, passage } = s;
  const own = draft.source;
  const here = citationsIn(passage, view);
  const before = s.before.flatMap((v) => citationsIn(passage, v).map((c) => ({ c, v }))).slice(-3);
  const counts = `${Math.min(2, here.length)}:${Math.min(2, before.length)}`;
  const none: Choice<SourceSlot | null> = {
    value: null,
    features: (tell) => {
      tell('place', 'none');
      tell('none:rule', own === null);
      tell('none:counts', `${counts}:${own === null}`);
      tell('none:modality', draft.modality);
      tell('none:trigger', s.main?.sense ?? '');
      tell('none:begins', s.begins);
    },
  };
  const cited = (c: Citation, v: SentenceView): Choice<SourceSlot | null> => ({
    value: v === view ? chainSlot([c.by]) : { ...chainSlot([c.by]), known: 'implied' },
    features: (tell) => {
      tell('place', v === view ? 'same' : 'before');
      tell('rule', own?.origin === c.by.name);
      tell('rule-gave', own !== null);
      citationFeatures(tell, s, c, v);
    },
  });
  const named = view.mentions.sources
    .filter((m) => !here.some((c) => c.by.start === m.start) && !isReceiver(view, m.headToken))
    .slice(0, 4);
  const choices = [
    ...here.map((c) => cited(c, view)),
    ...before.map(({ c, v }) => cited(c, v)),
    ...named.map((m) => mentioned(s, m)),
    none,
  ];
  const at = choices.findIndex((c) => (own === null ? c === none : c.value?.origin === own.origin));
  const ours: Choice<SourceSlot | null> = {
    value: own,
    features: (tell) => {
      if (at !== -1) choices[at]?.features(tell);
      else {
        tell('place', 'rule');
        tell('rule:kind', `${own?.chain[0]?.kind ?? ''}:${own?.known ?? ''}`);
        tell('rule:counts', counts);
      }
    },
  };
  return [ours, ...choices.filter((_, i) => i !== at)];
}

/** "Kremlille": who is given something tells nothing. */
const isReceiver = ({ tree }: Standing['view'], token: number): boolean => tree.tokens[token]?.feats.Case === 'All';

function citationFeatures(tell: Tell, s: Standing, c: Citation, v: SentenceView): void {
  const { draft, view } = s;
  const same = v === view;
  const trigger = s.main?.trigger ?? s.at;
  const side =
    c.by.state === null
      ? 'none'
      : c.by.state === draft.from?.id
        ? 'from'
        : c.by.state === draft.to?.id
          ? 'to'
          : 'other';
  tell('manner', `${same}:${c.manner}:${c.cue}`);
  tell('kind', `${same}:${c.by.kind}`);
  tell('side', `${same}:${side}`);
  if (same) {
    const covers = c.covers(trigger);
    tell('covers', covers);
    tell('covers:manner', `${covers}:${c.manner}`);
    tell('within', c.within(s.at));
    tell('away', `${covers}:${c.token > trigger}:${bucket(Math.abs(c.token - trigger), 3, 8, 16)}`);
    return;
  }
  const away = view.index - v.index;
  tell('earlier', `${away}:${s.sameParagraph}`);
  tell('earlier:own', `${away}:${citationsIn(s.passage, view).length > 0}`);
  tell('earlier:begins', s.begins);
  tell('earlier:kind', `${c.by.kind}:${s.view.mentions.parties.some((p) => p.id === c.by.state && p.first <= 2)}`);
}

/** A source that is named but not cited by the rules. */
function mentioned(s: Standing, m: SourceMention): Choice<SourceSlot | null> {
  const by = { name: m.name, kind: m.kind, state: m.state, text: m.text, start: m.start, end: m.end };
  const trigger = s.main?.trigger ?? s.at;
  return {
    value: chainSlot([by]),
    features: (tell) => {
      tell('place', 'named');
      tell('rule-gave', s.draft.source !== null);
      tell('named:kind', m.kind);
      tell('named:as', s.view.tree.relations[m.headToken] ?? '');
      tell('named:as:kind', `${s.view.tree.relations[m.headToken] ?? ''}:${m.kind}`);
      tell('named:side', `${m.first >= trigger}:${bucket(Math.abs(m.headToken - trigger), 3, 8, 16)}`);
      tell('named:quoted', m.start >= s.draft.quote.start && m.end <= s.draft.quote.end);
      tell('named:head', (s.view.tree.tokens[s.view.tree.heads[m.headToken] ?? -1]?.lemma ?? '').toLowerCase());
    },
  };
}
