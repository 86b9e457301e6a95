// The causal diagram as the API gives it, and what its parts are called.
import { useQuery } from '@tanstack/react-query';
import type { EffectsView } from '../../../app/effects.ts';
import type { Effects, Link, Node } from '../../../exchange/effects/effect-input.ts';
import { ask, query, seenAs } from '../../api.ts';
import { displayName } from '../../format/intl.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';

export const useEffects = (seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'effects', seen],
    queryFn: () => ask<EffectsView>(`/effects${query(seenAs(seen))}`),
  });

/** Words of a text that have no code; those of another language in quotation marks, with the name of it. */
function wordText({ label, language }: Pick<Node & { kind: 'other' }, 'label' | 'language'>, words: Words): string {
  const { t, locale, quote } = words;
  if (language !== null && locale.startsWith(language)) return label;
  const text = quote(label);
  return language === null
    ? text
    : t('effects.node.foreign', { text, language: displayName(locale, 'language', language) });
}

/** The words of a node; `bare` where its place in a picture says whose it is. */
export function nodeText(node: Node, words: Words, bare = false): string {
  const { t, party } = words;
  switch (node.kind) {
    case 'flow':
      return t('effects.node.flow', { from: party(node.from), to: party(node.to) });
    case 'exchange':
      return t('effects.node.exchange', { a: party(node.a), b: party(node.b) });
    default: {
      const name =
        node.kind === 'other'
          ? wordText(node, words)
          : t(`effects.variable.${node.variable}`, { defaultValue: node.label });
      const label = node.place === null ? name : t('effects.node.place', { label: name, place: node.place });
      return bare || node.party === null ? label : t('effects.node.of', { label, party: party(node.party) });
    }
  }
}

/** A link in a sentence: what goes up or down with what. */
export const linkText = ({ sign }: Link, from: string, to: string, { t }: Words): string =>
  t(sign === '+' ? 'effects.link.same' : 'effects.link.opposite', { from, to });

/** The links as rows to take along, a claim a row. */
export function linksTable({ links, nodes }: EffectsView | Effects, words: Words): Table {
  const name = new Map(nodes.map((node) => [node.id, nodeText(node, words)]));
  const columns = ['cause', 'sign', 'effect', 'known', 'contested', 'origins', 'stated', 'claim', 'quote'] as const;
  return {
    columns: columns.map((column) => ({ label: words.t(`effects.column.${column}`) })),
    rows: links.flatMap(({ from, to, sign, known, contested, claims, denied }) =>
      [...claims, ...denied].map(({ origin, stated, claim, quote, modality }) => [
        name.get(from) ?? from,
        sign,
        name.get(to) ?? to,
        words.t(`effects.${known}`),
        contested || modality === 'denied' ? words.t('effects.contested') : '',
        origin,
        stated,
        claim,
        quote,
      ]),
    ),
  };
}
