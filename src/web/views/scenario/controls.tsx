// What a person can set: policies on or off, and the interval of each parameter; those that move the chosen output stand first.
import { type ReactNode, useEffect, useState } from 'react';
import type { Bound, Setting } from '../../../exchange/scenario/bind.ts';
import type { Words } from '../../words.ts';
import type { PolicySpan } from './band-chart.tsx';
import { saidIn } from './data.ts';
import type { Settings } from './settings.ts';
import { ParameterSlider } from './slider.tsx';

export type ControlsProps = {
  readonly bounds: readonly Bound[];
  readonly policies: readonly PolicySpan[];
  readonly active: readonly string[];
  readonly settings: Settings;
  /** Shares of the chosen output's spread where nothing is set, by parameter. */
  readonly shares: ReadonlyMap<string, number>;
  /** Sets one, or with null leaves it to the file; the same function each time. */
  readonly onSet: (name: string, to: Setting | 'on' | 'off' | null) => void;
  readonly words: Words;
};

/** A parameter that explains less of the spread stands with the others. */
const LEAST = 0.01;

export function Controls({ bounds, policies, active, settings, shares, onSet, words }: ControlsProps) {
  const { t } = words;
  const moves = (bound: Bound) => (shares.get(bound.name) ?? 0) >= LEAST || settings.has(bound.name);
  const sliders = (own: readonly Bound[]) =>
    own.map((bound) => {
      const setting = settings.get(bound.name);
      return (
        <ParameterSlider
          key={bound.name}
          bound={bound}
          setting={typeof setting === 'object' ? setting : null}
          share={shares.get(bound.name) ?? 0}
          onSet={onSet}
          words={words}
        />
      );
    });
  const first = bounds.filter(moves);
  const others = bounds.filter((bound) => !moves(bound));
  return (
    <form
      className="controls panel tools"
      aria-label={t('scenario.controls')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Folded title={t('scenario.change')}>
        <h2>{t('scenario.policies')}</h2>
        <Policies {...{ policies, active, settings, onSet, words }} />
        <h2>{t('scenario.parameters')}</h2>
        {first.length > 0 && <p className="small soft">{t('scenario.parametersText')}</p>}
        {sliders(first)}
        {others.length > 0 && (
          <details>
            <summary>{t('scenario.otherParameters', { count: others.length })}</summary>
            {sliders(others)}
          </details>
        )}
      </Folded>
    </form>
  );
}

/** On a narrow screen the controls are folded away, so that what follows from them is seen first. */
function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isWide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const media = window.matchMedia(WIDE);
    const change = () => setWide(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  if (isWide) return children;
  return (
    <details className="fold">
      <summary className="btn">{title}</summary>
      {children}
    </details>
  );
}

const WIDE = '(min-width: 981px)';

type PolicyProps = Pick<ControlsProps, 'policies' | 'active' | 'settings' | 'onSet' | 'words'>;

function Policies({ policies, active, settings, onSet, words }: PolicyProps) {
  const { t, shortDate } = words;
  return (
    <ul className="policies">
      {policies.map(({ name, what, from, until }) => {
        const isOnByFile = active.includes(name);
        const to = settings.get(name);
        const isOn = to === undefined ? isOnByFile : to === 'on';
        const change = (next: boolean) => onSet(name, next === isOnByFile ? null : next ? 'on' : 'off');
        return (
          <li key={name}>
            <label>
              <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
              <span>
                {saidIn('policy', name, what, words)}
                <span className="sub">
                  {shortDate(`${from}/${until ?? '..'}`)}
                  {to !== undefined && ` · ${t('scenario.by.set')}`}
                </span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
