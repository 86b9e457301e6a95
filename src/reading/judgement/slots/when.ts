// When a claim happened: which of the dates near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first: the dates of its sentence and of the two before, the date that the draft before it has, none.
import type { WhenSlot } from '../../claim.ts';
import { citingVerbs } from '../../discourse/attribution.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { DateMention } from '../../mentions/mention.ts';
import { ancestorsOf, isVerbal, relationOf } from '../../predication/tree.ts';
import type { Choice, Tell } from './chooser.ts';
import { bucket, type Standing } from './standing.ts';

export function whenChoices(s: Standing): readonly Choice<WhenSlot | null>[] {
  const { draft, view } = s;
  const own = draft.when;
  const here = view.mentions.dates.filter((d) => d.edtf !== null);
  const before = s.before.flatMap((v) => v.mentions.dates.filter((d) => d.edtf !== null)).slice(-3);
  const carried = s.last?.when ?? null;
  const common = (tell: Tell): void => {
    tell('rule-gave', own !== null);
    tell('dates', `${Math.min(3, here.length)}:${Math.min(2, before.length)}`);
    tell('modality', draft.modality);
  };
  const none: Choice<WhenSlot | null> = {
    value: null,
    features: (tell) => {
      tell('place', 'none');
      tell('none:rule', own === null);
      tell('none:dates', `${Math.min(3, here.length)}:${Math.min(2, before.length)}:${own === null}`);
      tell('none:modality', draft.modality);
      tell('none:carried', `${carried !== null}:${s.sameBefore}:${here.length === 0}`);
      tell('none:trigger', s.main?.sense ?? '');
      tell('none:tense', s.tense);
    },
  };
  const dated = (m: DateMention, place: 'same' | 'before'): Choice<WhenSlot | null> => ({
    value: slotOf(m, draft.modality, place === 'same'),
    features: (tell) => {
      tell('place', place);
      if (place === 'same') sameSentence(tell, s, m);
      else earlier(tell, s, m);
      const own = draft.when?.start === m.start;
      tell('rule', own);
      tell('shape', shapeOf(m.edtf ?? ''));
      tell('last', `${place}:${s.last?.when?.start === m.start}:${s.last ? s.view.index - s.lastSentence : ''}`);
      tell('last:frame', `${place}:${s.last?.when?.start === m.start}:${s.last?.frame === draft.frame}`);
      tell('begins', `${place}:${s.begins}`);
      tell('shape:modality', `${shapeOf(m.edtf ?? '')}:${draft.modality}`);
      tell('shape:rule', `${shapeOf(m.edtf ?? '')}:${own}`);
      common(tell);
    },
  });
  const choices = [
    ...here.map((m) => dated(m, 'same')),
    ...before.map((m) => dated(m, 'before')),
    ...(carried && !here.some((m) => m.start === carried.start) && !before.some((m) => m.start === carried.start)
      ? [carriedFrom(s, carried, common)]
      : []),
    none,
  ];
  const at = choices.findIndex((c) => (own === null ? c === none : c.value?.start === own.start));
  const first = at === -1 ? stated(own, common) : choices[at];
  return first ? [first, ...choices.filter((c) => c !== first)] : choices;
}

/** What the rules have found elsewhere. */
const stated = (own: WhenSlot | null, common: (tell: Tell) => void): Choice<WhenSlot | null> => ({
  value: own,
  features: (tell) => {
    tell('place', 'elsewhere');
    tell('rule', true);
    common(tell);
  },
});

const carriedFrom = (s: Standing, when: WhenSlot, common: (tell: Tell) => void): Choice<WhenSlot | null> => ({
  value: { ...when, known: 'implied' },
  features: (tell) => {
    tell('place', 'carried');
    tell('carried:from', `${s.last?.frame === s.draft.frame}:${s.sameBefore}`);
    tell('carried:away', bucket(s.view.index - s.lastSentence, 0, 1, 2));
    tell('rule', false);
    common(tell);
  },
});

function slotOf(m: DateMention, modality: string, stated: boolean): WhenSlot {
  const edtf = (modality === 'planned' ? (m.next ?? m.edtf) : m.edtf) ?? '';
  return { edtf, text: m.text, start: m.start, end: m.end, known: stated ? 'stated' : 'implied' };
}

function shapeOf(edtf: string): string {
  const slash = edtf.indexOf('/');
  if (edtf.startsWith('..')) return 'until';
  if (edtf.endsWith('..')) return 'since';
  return slash === -1 ? String(edtf.replace(/[~?%]/gu, '').length) : 'span';
}

function governorOf(view: SentenceView, token: number): number {
  for (const a of ancestorsOf(view.tree, token))
    if (isVerbal(view.tree.tokens[a]) || view.predications.some((p) => p.trigger === a)) return a;
  return -1;
}

function sameSentence(tell: Tell, s: Standing, m: DateMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const governor = governorOf(view, m.headToken);
  const trigger = main?.trigger ?? at;
  const speech = governor !== -1 && citingVerbs(s.passage, view).includes(governor);
  const how =
    governor === trigger
      ? 'own'
      : (main?.containers.includes(governor) ?? false)
        ? 'above'
        : governor === -1
          ? 'root'
          : ancestorsOf(tree, governor).includes(trigger)
            ? 'below'
            : 'beside';
  const after = m.first >= trigger;
  const [from, to] = after ? [trigger + 1, m.first] : [m.last, trigger];
  const between = tree.tokens.slice(from, Math.max(from, to));
  const verbs = between.filter((t) => t.upos === 'VERB').length;
  const breaks = between.some((t) => /^[;:()–—]$/u.test(t.text))
    ? 'break'
    : between.some((t) => t.text === ',')
      ? 'comma'
      : 'none';
  tell('how', how);
  tell('how:speech', `${how}:${speech}`);
  tell('side', `${after}:${bucket(Math.abs(m.headToken - trigger), 2, 5, 10, 18)}`);
  tell('between', `${bucket(verbs, 0, 1)}:${breaks}`);
  tell('quoted', m.start >= s.draft.quote.start && m.end <= s.draft.quote.end);
  tell('as', `${relationOf(tree, m.headToken)}:${how}`);
  tell('used', bucket(s.usedBy(m.start), 0, 1, 2));
  tell('first', m.first <= 1);
  tell('word', (tree.tokens[m.first]?.lemma ?? '').toLowerCase());
  tell('word-before', (tree.tokens[m.first - 1]?.lemma ?? '').toLowerCase());
}

function earlier(tell: Tell, s: Standing, m: DateMention): void {
  const away = s.before.length - s.before.findIndex((v) => v.mentions.dates.includes(m));
  tell('earlier', `${away}:${s.view.mentions.dates.length > 0}:${s.sameParagraph}`);
  tell('earlier:used', bucket(s.usedBy(m.start), 0, 1, 2));
  tell('earlier:frame', `${away}:${s.sameBefore}`);
  tell('earlier:start', s.begins);
}
