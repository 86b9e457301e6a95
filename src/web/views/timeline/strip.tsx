// The whole axis in small, and which part of it is shown: two thumbs that mouse, touch and keys move alike.
import type { TimelineEvent } from '../../../app/timeline.ts';
import type { Words } from '../../words.ts';
import { dateOf, monthCounts, monthStart, type Range } from './rows.ts';

type Props = {
  readonly events: readonly TimelineEvent[];
  readonly whole: Range;
  readonly range: Range;
  readonly onChange: (range: Range) => void;
  readonly words: Words;
};

/** Months that are shown at least. */
const LEAST = 2;

export function Strip({ events, whole, range, onChange, words }: Props) {
  const { t, locale } = words;
  const counts = monthCounts(events, whole);
  const most = Math.max(1, ...counts);
  const monthOf = (day: number) => {
    const [a, b] = [dateOf(whole.from), dateOf(day)];
    return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  };
  const [first, last] = [monthOf(range.from), Math.max(1, monthOf(range.to))];
  const name = (month: number) =>
    new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      dateOf(monthStart(whole, month)),
    );
  const show = (from: number, to: number) => onChange({ from: monthStart(whole, from), to: monthStart(whole, to) });
  return (
    <div className="strip tools">
      <svg viewBox={`0 0 ${counts.length} 34`} preserveAspectRatio="none" aria-hidden="true">
        {counts.map((count, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: months in their order
            key={i}
            className={i >= first && i < last ? 'in' : undefined}
            x={i + 0.08}
            width="0.84"
            y={34 - (count / most) * 30}
            height={(count / most) * 30}
          />
        ))}
      </svg>
      <input
        type="range"
        min="0"
        max={counts.length}
        value={first}
        aria-label={t('timeline.first')}
        aria-valuetext={name(first)}
        onChange={({ target }) => show(Math.min(target.valueAsNumber, last - LEAST), last)}
      />
      <input
        type="range"
        min="0"
        max={counts.length}
        value={last}
        aria-label={t('timeline.last')}
        aria-valuetext={name(last - 1)}
        onChange={({ target }) => show(first, Math.max(target.valueAsNumber, first + LEAST))}
      />
    </div>
  );
}
