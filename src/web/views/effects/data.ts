// The causal diagram as the API gives it, and what its parts are called.
import { useQuery } from '@tanstack/react-query';
import type { EffectsView } from '../../../app/effects.ts';
import type { Link, Node } from '../../../exchange/effects/effect-input.ts';
import { ask, query } from '../../api.ts';
import type { Seen } from '../../seen.ts';
import type { Words } from '../../words.ts';

export const useEffects = (seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'effects', seen], queryFn: () => ask<EffectsView>(`/effects${query(seen)}`) });

/** The words of a node; `bare` where its place in a picture says whose it is. */
export function nodeText(node: Node, { t, party }: Words, bare = false): string {
  switch (node.kind) {
    case 'flow':
      return t('effects.node.flow', { from: party(node.from), to: party(node.to) });
    case 'exchange':
      return t('effects.node.exchange', { a: party(node.a), b: party(node.b) });
    default: {
      const label =
        node.place === null ? node.label : t('effects.node.place', { label: node.label, place: node.place });
      return bare || node.party === null ? label : t('effects.node.of', { label, party: party(node.party) });
    }
  }
}

/** A link in a sentence: what goes up or down with what. */
export const linkText = ({ sign }: Link, from: string, to: string, { t }: Words): string =>
  t(sign === '+' ? 'effects.link.same' : 'effects.link.opposite', { from, to });
