// Verdicts on the claims of the review queue: shown at once, sent, and taken back in the order in which they were made.
import { useRef, useState } from 'react';
import type { ReviewView } from '../api/correction-schemas.ts';
import type { Outcome, Verdict } from './acts.ts';
import { api } from './api.ts';
import { claimTitle } from './components/claim-card.tsx';
import { ledgerChanged, queryClient, reviewKey } from './queries.ts';
import type { Words } from './words.ts';

/** Verdicts from the queue: the claim goes at once, and comes back where it could not be decided. */
export function useVerdicts(shown: number, words: Words) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const made = useRef<number[]>([]);
  const settle = async (work: () => Promise<string>, series: string | null) => {
    try {
      setOutcome({ state: 'sent', text: await work(), series });
    } catch (error) {
      setOutcome({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
    await ledgerChanged();
  };
  const decide = ({ claim, impact }: ReviewView['items'][number], kind: Verdict) => {
    const without = (view: ReviewView | undefined) =>
      view && { open: view.open - 1, items: view.items.filter((one) => one.claim.id !== claim.id) };
    queryClient.setQueryData<ReviewView>(reviewKey(shown), without);
    void settle(async () => {
      const { decision } = await api.decide({ claim: claim.id, kind, seen: null });
      made.current.push(decision.seq);
      return `${claimTitle(claim, words)}: ${words.t(`decision.${kind}ed`)}`;
    }, impact?.series ?? null);
  };
  const undo = () => {
    const seq = made.current.pop();
    if (seq === undefined) return setOutcome({ state: 'sent', text: words.t('review.nothingToUndo'), series: null });
    void settle(async () => {
      await api.undo({ seq });
      return words.t('review.undone');
    }, null);
  };
  const dismiss = () => setOutcome({ state: 'none' });
  return { decide, undo, outcome, dismiss };
}
