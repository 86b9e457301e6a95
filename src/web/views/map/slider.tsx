// What was known by the end of a month: a slider over the months of the ledger. The address follows when it rests.
import { useEffect, useId, useState } from 'react';
import type { MapView } from '../../../app/map.ts';
import { navigate, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';

type Props = { readonly span: MapView['span']; readonly asKnownOn: string | null; readonly words: Words };

const REST = 200;

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthText = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
/** The last day of a month. */
const lastDay = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

export function MonthSlider({ span: { first, last }, asKnownOn, words }: Props) {
  const { t, date } = words;
  const id = useId();
  const [from, to] = [monthNumber(first ?? '2000-01'), monthNumber(last ?? '2000-01')];
  const shown = asKnownOn === null ? to : Math.min(to, Math.max(from, monthNumber(asKnownOn)));
  const [month, setMonth] = useState(shown);
  useEffect(() => setMonth(shown), [shown]);
  useEffect(() => {
    if (month === shown) return;
    const timer = setTimeout(
      () => navigate(withQuery({ asKnownOn: month === to ? null : lastDay(month) }), { replace: true, scroll: false }),
      REST,
    );
    return () => clearTimeout(timer);
  }, [month, shown, to]);
  if (first === null || last === null || from === to) return null;
  return (
    <div className="month tools">
      <label htmlFor={id}>{t('map.byMonth')}</label>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        value={month}
        aria-valuetext={date(monthText(month))}
        onChange={({ target }) => setMonth(target.valueAsNumber)}
      />
      <output htmlFor={id}>{date(monthText(month))}</output>
    </div>
  );
}
