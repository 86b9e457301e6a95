// What can be done with a run as a whole: how far it goes, beginning anew, keeping it to compare with, taking it along.
import { useId, useState } from 'react';
import { save } from '../../copying.ts';
import { Link, navigate, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import type { Words } from '../../words.ts';
import { wholeRun } from './data.ts';
import { commandText, type Settings, settingsText } from './settings.ts';

type Props = {
  readonly file: string;
  readonly start: string;
  /** The last month of the file, and of the run. */
  readonly last: string;
  readonly until: string;
  readonly settings: Settings;
  /** There is a comparison that a person kept. */
  readonly isKept: boolean;
  readonly seen: Seen;
  readonly reset: () => void;
  readonly words: Words;
};

/** Ends of years from the start, some beyond what the file asks. */
function endsOfYears(start: string, last: string): readonly string[] {
  const [first, end] = [Number(start.slice(0, 4)), Number(last.slice(0, 4)) + 3];
  return Array.from({ length: end - first + 1 }, (_, i) => `${first + i}-12`).filter((month) => month > start);
}

export function Tools({ file, start, last, until, settings, isKept, seen, reset, words }: Props) {
  const { t, date } = words;
  const id = useId();
  const [told, setTold] = useState('');
  const months = [...new Set([...endsOfYears(start, last), last, until])].sort();
  const takeRun = async () => {
    const run = await wholeRun(file, settings, until, seen);
    save(new Blob([`${JSON.stringify(run, null, 2)}\n`], { type: 'application/json' }), 'tosite-run.json');
    setTold(t('copy.saved', { file: 'tosite-run.json' }));
  };
  return (
    <div className="scenario-tools tools">
      <label htmlFor={id}>{t('scenario.until')}</label>
      <select
        id={id}
        value={until}
        onChange={(event) =>
          navigate(withQuery({ until: event.target.value === last ? null : event.target.value }), { scroll: false })
        }
      >
        {months.map((month) => (
          <option key={month} value={month}>
            {date(month)}
          </option>
        ))}
      </select>
      <button type="button" className="btn" disabled={settings.size === 0} onClick={reset}>
        {t('scenario.startOver')}
      </button>
      {isKept ? (
        <Link className="btn" to={withQuery({ than: null })} keepScroll>
          {t('scenario.dropKept')}
        </Link>
      ) : (
        <button
          type="button"
          className="btn"
          disabled={settings.size === 0}
          onClick={() => navigate(withQuery({ than: settingsText(settings) }), { scroll: false })}
        >
          {t('scenario.keep')}
        </button>
      )}
      <button type="button" className="btn" onClick={() => void takeRun().catch(() => setTold(t('copy.failed')))}>
        {t('scenario.take')}
      </button>
      <span className="small soft" role="status">
        {told}
      </span>
      <details className="command">
        <summary>{t('scenario.command')}</summary>
        <code>{commandText(settings, { until, asKnownOn: seen.asKnownOn })}</code>
      </details>
    </div>
  );
}
