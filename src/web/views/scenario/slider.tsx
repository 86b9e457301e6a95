// A parameter's interval: two thumbs on one track, the file's own reach as a thin line behind. Both thumbs are ordinary range inputs,
// so that keys, touch and screen readers work as everywhere.
import { memo, useId } from 'react';
import type { Bound, Setting } from '../../../exchange/scenario/bind.ts';
import { WhyLink } from '../../components/why.tsx';
import type { Words } from '../../words.ts';
import { saidIn, spanText } from './data.ts';
import { reachOf, tidy, trackOf } from './settings.ts';

type Props = {
  readonly bound: Bound;
  readonly setting: Setting | null;
  /** How much of the chosen output's spread it explains, 0 to 1. */
  readonly share: number;
  /** The same function each time: a slider that has not moved is then not drawn again. */
  readonly onSet: (name: string, setting: Setting | null) => void;
  readonly words: Words;
};

export const ParameterSlider = memo(function ParameterSlider({ bound, setting, share, onSet, words }: Props) {
  const { t } = words;
  const { name, unit, by } = bound;
  const id = useId();
  const onChange = (to: Setting | null) => onSet(name, to);
  const reach = reachOf(bound.distribution);
  const { most, step } = trackOf(reach, unit);
  const shown = setting ?? reach;
  const what = saidIn('parameter', name, bound.what, words);
  const percent = (value: number): number => (Math.min(value, most) / most) * 100;
  const move = (end: keyof Setting, value: number) => {
    const next = { ...shown, [end]: tidy(value) };
    onChange(
      end === 'low'
        ? { low: next.low, high: Math.max(next.low, next.high) }
        : { low: Math.min(next.low, next.high), high: next.high },
    );
  };
  const thumb = (end: keyof Setting) => (
    <input
      type="range"
      min="0"
      max={most}
      step={step}
      value={shown[end]}
      aria-label={t(`scenario.end.${end}`, { what })}
      aria-valuetext={spanText({ low: shown[end], high: shown[end] }, unit, words)}
      onChange={(event) => move(end, event.target.valueAsNumber)}
    />
  );
  return (
    <fieldset className={`parameter${setting ? ' set' : ''}`} aria-describedby={id}>
      <legend>{what}</legend>
      <div className="value">
        <b>{spanText(shown, unit, words)}</b>
        {setting && (
          <button type="button" className="linklike small" onClick={() => onChange(null)}>
            {t('scenario.reset', { was: spanText(reach, unit, words) })}
          </button>
        )}
      </div>
      <div className="track">
        <svg aria-hidden="true">
          <rect className="rail" x="0" width="100%" y="24" height="4" rx="2" />
          <rect
            className="range"
            x={`${percent(shown.low)}%`}
            width={`${Math.max(0.6, percent(shown.high) - percent(shown.low))}%`}
            y="23"
            height="6"
            rx="3"
          />
          <line className="was" x1={`${percent(reach.low)}%`} x2={`${percent(reach.high)}%`} y1="33" y2="33" />
        </svg>
        {thumb('low')}
        {thumb('high')}
      </div>
      <div id={id} className="small soft from">
        <span className="tag">{t(`scenario.by.${setting ? 'set' : by}`)}</span>{' '}
        {share >= 0.005 && <span>{t('scenario.share', { n: words.count(Math.round(share * 100)) })}</span>}{' '}
        <WhyLink id={`scenario:${name}`} about={what} />
      </div>
    </fieldset>
  );
});
