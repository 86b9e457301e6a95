// Verdicts on the claims of the review queue: shown at once, sent, and taken back in the order in which they were made.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReviewView } from '../api/correction-schemas.ts';
import type { Outcome, Verdict } from './acts.ts';
import { api } from './api.ts';
import { claimTitle } from './components/claim-card.tsx';
import { ledgerChanged, queryClient, reviewKey } from './queries.ts';
import type { Words } from './words.ts';

/** The queue is asked for again when deciding rests for so long, milliseconds, or when few are left. */
const REST = 2500;
const FEW = 8;

/** Asks for the queue again once deciding rests. */
function useLaterQueue(shown: number): (now: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useCallback(() => void queryClient.invalidateQueries({ queryKey: reviewKey(shown) }), [shown]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (now) => {
    clearTimeout(timer.current);
    const left = queryClient.getQueryData<ReviewView>(reviewKey(shown))?.items.length ?? 0;
    if (now || left <= FEW) again();
    else timer.current = setTimeout(again, REST);
  };
}

/** Verdicts from the queue: the claim goes at once, and comes back where it could not be decided. */
export function useVerdicts(shown: number, words: Words) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const made = useRef<number[]>([]);
  const queue = useLaterQueue(shown);
  const settle = async (work: () => Promise<string>, series: string | null, now = false) => {
    let failed = false;
    try {
      setOutcome({ state: 'sent', text: await work(), series });
    } catch (error) {
      failed = true;
      setOutcome({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
    queue(failed || now);
    await ledgerChanged({ review: false });
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
    void settle(
      async () => {
        await api.undo({ seq });
        return words.t('review.undone');
      },
      null,
      true,
    );
  };
  const dismiss = () => setOutcome({ state: 'none' });
  return { decide, undo, outcome, dismiss };
}
