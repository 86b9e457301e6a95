// A person says how reliable an origin is, or whose name it is; what was set can be taken back at once.
import { type FormEvent, useState } from 'react';
import type { SourceRow } from '../../../ledger/sources.ts';
import { api } from '../../api.ts';
import { Alert } from '../../components/states.tsx';
import { ledgerChanged } from '../../queries.ts';
import { navigate, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
type Letter = (typeof LETTERS)[number];

type Props = { readonly row: SourceRow; readonly origins: readonly string[]; readonly words: Words };

type Outcome =
  | { readonly state: 'none' | 'sending' }
  | { readonly state: 'set'; readonly seq: number; readonly before: string }
  | { readonly state: 'failed'; readonly error: Error };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const letterOf = (text: string): Letter | undefined => LETTERS.find((one) => one === text);

export function OriginSetting({ row, origins, words: { t } }: Props) {
  const [letter, setLetter] = useState(row.admiralty);
  const [as, setAs] = useState('');
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const isNew = letter !== row.admiralty || as.trim() !== '';
  const settle = async (act: () => Promise<Outcome>): Promise<void> => {
    setOutcome({ state: 'sending' });
    setOutcome(await act().catch((error: unknown): Outcome => ({ state: 'failed', error: asError(error) })));
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void settle(async () => {
      const { setting } = await api.setOrigin({
        name: row.origin,
        ...(letter === row.admiralty ? {} : { letter: letterOf(letter) }),
        ...(as.trim() === '' ? {} : { as }),
        ...(reason.trim() === '' ? {} : { reason }),
      });
      await ledgerChanged();
      // The name is another's now: that one is shown.
      if (setting.as !== null) navigate(withQuery({ origin: setting.as }), { scroll: false });
      return { state: 'set', seq: setting.seq, before: row.admiralty };
    });
  };
  const takeBack = (seq: number, before: string): void =>
    void settle(async () => {
      await api.undo({ seq });
      await ledgerChanged();
      setLetter(before);
      return { state: 'none' };
    });
  return (
    <form className="origin-setting" onSubmit={save} aria-label={t('origins.set.title')}>
      <label>
        <span>{t('origins.column.reliability')}</span>
        <select value={letter} onChange={(event) => setLetter(event.target.value)}>
          {LETTERS.map((one) => (
            <option key={one} value={one}>
              {one}: {t(`reliability.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('origins.set.as')}</span>
        <input list="origin-names" value={as} maxLength={200} onChange={(event) => setAs(event.target.value)} />
      </label>
      <datalist id="origin-names">
        {origins
          .filter((name) => name !== row.origin)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <label>
        <span>{t('origins.set.reason')}</span>
        <input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="btn" disabled={!isNew || outcome.state === 'sending'}>
        {t('origins.set.save')}
      </button>
      <span role="status" aria-live="polite" className="soft small">
        {outcome.state === 'set' && (
          <>
            {t('origins.set.done', { n: outcome.seq })}{' '}
            <button type="button" className="linklike" onClick={() => takeBack(outcome.seq, outcome.before)}>
              {t('history.undo')}
            </button>
          </>
        )}
      </span>
      {outcome.state === 'failed' && <Alert error={outcome.error} />}
    </form>
  );
}
