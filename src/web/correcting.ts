// What a person does to a document's claims, bound to the page: verdicts, the panel that completes and corrects, taking back.
import { useCallback, useState } from 'react';
import type { ActView } from '../api/correction-schemas.ts';
import type { ClaimView, DocumentView } from '../api/schemas.ts';
import { useActs, type Verdict, withVerdict } from './acts.ts';
import { api } from './api.ts';
import type { CardActs } from './components/claim-card.tsx';
import { lastStanding } from './components/history.tsx';
import type { Editing, EditorActs, Saved } from './editing.ts';
import { navigate, withQuery } from './router.tsx';
import type { Words } from './words.ts';

/** Selects a claim; what the address asked for at first is done with then. */
export const select = (id: string | null) => navigate(withQuery({ claim: id, edit: null }), { replace: true });
const because = (reason: string) => (reason.trim() === '' ? {} : { reason: reason.trim() });

/** What goes with a verdict so that nobody decides over another's head; nothing where the last one is still on its way. */
const seenOf = ({ decision }: ClaimView) => (decision?.seq === 0 ? {} : { seen: decision?.seq ?? null });

export type UndoAny = Omit<CardActs, 'undo'> & {
  /** Takes back an act; without one the last that stands on the claim. */
  readonly undo: (view: ClaimView | null, act: ActView | null) => void;
};

type Act = ReturnType<typeof useActs>['act'];

/** Acts of the panel; each closes it when it is done. */
const panelActs = (document: string, act: Act, words: Words, close: () => void): EditorActs => {
  const { t } = words;
  const closing = async (made: Saved): Promise<Error | null> => {
    const error = await made;
    if (error === null) close();
    return error;
  };
  return {
    close,
    add: (span, fields) =>
      closing(
        act(
          {
            about: null,
            send: async () => (await api.addClaim(document, { ...span, fields })).claim.claim.id,
            done: t('decision.added'),
          },
          true,
        ),
      ),
    amend: (about, fields, reason) =>
      closing(
        act(
          {
            about,
            send: async () => (await api.amend(about.claim.id, { fields, ...because(reason) })).claim.claim.id,
            done: t('decision.amended'),
          },
          true,
        ),
      ),
    split: (about, parts, reason) =>
      closing(
        act(
          {
            about,
            send: async () =>
              (await api.split(about.claim.id, { parts, ...because(reason) })).claims[0]?.claim.id ?? null,
            done: t('decision.split'),
          },
          true,
        ),
      ),
    merge: (about, into, reason) =>
      closing(
        act(
          {
            about,
            send: async () => {
              await api.merge(into, { claims: [about.claim.id], ...because(reason) });
              return into;
            },
            done: t('decision.merged'),
          },
          true,
        ),
      ),
  };
};

/** Everything that a document's page does to its claims; `begin` is amended at once. */
export function useCorrecting({ document }: DocumentView, begin: ClaimView | null, words: Words) {
  const { act, outcome, fail, tell, dismiss } = useActs(document.id, { select });
  const [editing, open] = useState<Editing | null>(begin && { kind: 'amend', view: begin });
  const [reason, onReason] = useState('');
  const close = useCallback(() => open(null), []);
  const decide = (about: ClaimView, kind: Verdict) => {
    const { id } = about.claim;
    onReason('');
    void act({
      about,
      at: (view) => withVerdict(view, id, kind),
      send: async () => {
        await api.decide({ claim: id, kind, ...seenOf(about), ...because(reason) });
        return undefined;
      },
      done: words.t(`decision.${kind}ed`),
    });
  };
  const undo = async (about: ClaimView | null, given: ActView | null) => {
    if (given === null && about === null) return tell(words.t('decision.select'));
    const last = given ?? (about && lastStanding((await api.history(about.claim.id)).decisions));
    if (last === null) return tell(words.t('decision.nothing'));
    onReason('');
    await act({
      about,
      send: async () => {
        await api.undo({ seq: last.seq, ...because(reason) });
        return last.subjects[0] ?? null;
      },
      done: words.t('decision.undone', { act: words.t(`act.${last.verdict}`) }),
    });
  };
  const acts: UndoAny = {
    decide,
    edit: (kind, view) => open({ kind, view }),
    undo: (view, given) => void undo(view, given).catch(fail),
    reason,
    onReason,
  };
  return { acts, editor: panelActs(document.id, act, words, close), editing, open, close, outcome, dismiss };
}
