// From when the ledger is seen: two days to choose, and a note where it is not today.
import { useId } from 'react';
import { Link, navigate, withQuery } from '../router.tsx';
import { isPast, NOW, type Seen } from '../seen.ts';
import { useWords, type Words } from '../words.ts';

type FieldsProps = {
  readonly seen: Seen;
  readonly onChange: (seen: Seen) => void;
  /** Where no day of publication is asked for. */
  readonly recordedOnly?: boolean;
};

/** Published by a day; recorded by a day. A statement's number, which an address may name, is shown by the note. */
export function PastFields({ seen, onChange, recordedOnly = false }: FieldsProps) {
  const { t } = useWords();
  const [known, recorded] = [useId(), useId()];
  const recordedDay = /^\d{4}-\d{2}-\d{2}/.exec(seen.asRecordedAt ?? '')?.[0] ?? '';
  return (
    <span className="day">
      {!recordedOnly && (
        <>
          <label htmlFor={known}>{t('past.asKnownOn')}</label>
          <input
            id={known}
            type="date"
            value={seen.asKnownOn ?? ''}
            onChange={(event) => onChange({ ...seen, asKnownOn: event.target.value || null })}
          />
        </>
      )}
      <label htmlFor={recorded}>{t('past.asRecordedAt')}</label>
      <input
        id={recorded}
        type="date"
        value={recordedDay}
        onChange={(event) => onChange({ ...seen, asRecordedAt: event.target.value || null })}
      />
      {isPast(seen) && (
        <button type="button" className="linklike small" onClick={() => onChange(NOW)}>
          {t('past.now')}
        </button>
      )}
    </span>
  );
}

/** Says that a page shows the ledger as it was recorded, and leads back to how it is. */
export function PastNote({
  seen: { asRecordedAt },
  words: { t, date },
}: {
  readonly seen: Seen;
  readonly words: Words;
}) {
  if (asRecordedAt === null) return null;
  const isNumber = /^\d+$/.test(asRecordedAt);
  return (
    <p className="past" role="note">
      {isNumber
        ? t('past.statement', { seq: asRecordedAt })
        : t('past.day', { date: date(asRecordedAt.slice(0, 10)), time: asRecordedAt.slice(11) })}{' '}
      <Link to={withQuery({ asRecordedAt: null })} keepScroll>
        {t('past.toNow')}
      </Link>
    </p>
  );
}

/** Both, for a page whose address holds what is seen: the days to choose, and the note. */
export function SeenControl({ seen, recordedOnly = false }: { readonly seen: Seen; readonly recordedOnly?: boolean }) {
  const words = useWords();
  return (
    <>
      <form className="chooser tools" onSubmit={(event) => event.preventDefault()}>
        <PastFields
          seen={seen}
          recordedOnly={recordedOnly}
          onChange={({ asKnownOn, asRecordedAt }) =>
            navigate(withQuery({ asKnownOn, asRecordedAt }), { scroll: false })
          }
        />
      </form>
      <PastNote seen={seen} words={words} />
    </>
  );
}
