// A scenario with what is set: the controls beside what follows from them. The address keeps all of it.
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useState } from 'react';
import type { Bindings } from '../../../app/scenario-bindings.ts';
import { ApiFailure } from '../../api.ts';
import { Alert, Loading } from '../../components/states.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import type { Words } from '../../words.ts';
import type { PolicySpan } from './band-chart.tsx';
import { Controls, type ControlsProps } from './controls.tsx';
import { type Described, saidIn } from './data.ts';
import { Results } from './results.tsx';
import { parseSettings, type Settings, settingsText, withSetting } from './settings.ts';
import { Tools } from './tools.tsx';
import { useRun } from './use-run.ts';

type Props = {
  readonly bindings: Bindings;
  readonly told: Described;
  readonly query: URLSearchParams;
  readonly seen: Seen;
  readonly words: Words;
};

const NOTHING: Settings = new Map();
/** The address follows what is set when that has rested so long, milliseconds. */
const REST = 250;

/** The settings of the address, as state that a slider can move at any speed. */
function useSettings(query: URLSearchParams): readonly [Settings, Dispatch<SetStateAction<Settings>>] {
  const written = query.get('set');
  const [settings, setSettings] = useState(() => parseSettings(written));
  const text = settingsText(settings);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the address counts, not one of the state
  useEffect(() => {
    if (written !== text) setSettings(parseSettings(written));
  }, [written]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (new URL(window.location.href).searchParams.get('set') !== text)
        navigate(withQuery({ set: text }), { replace: true });
    }, REST);
    return () => clearTimeout(timer);
  }, [text]);
  return [settings, setSettings];
}

export function Opened({ bindings, told, query, seen, words }: Props) {
  const { t } = words;
  const [settings, setSettings] = useSettings(query);
  const than = query.get('than');
  const kept = useMemo(() => (than === null ? NOTHING : parseSettings(than)), [than]);
  const other = settingsText(kept) === settingsText(settings) ? null : kept;
  const until = query.get('until') ?? told.until;
  const output = told.outputs.find(({ name }) => name === query.get('output'))?.name ?? told.outputs[0]?.name ?? '';
  const said = useRun(bindings, { set: settings, other, until, output });
  const answer = said?.answer ?? null;
  const onSet = useCallback<ControlsProps['onSet']>(
    (name, to) => setSettings((before) => withSetting(before, name, to)),
    [setSettings],
  );
  const policies = useMemo(
    () => told.policies.map((one): PolicySpan => ({ ...one, what: saidIn('policy', one.name, one.what, words) })),
    [told, words],
  );
  const off = policies
    .filter(({ name }) => (settings.get(name) ?? (bindings.active.includes(name) ? 'on' : 'off')) === 'off')
    .map(({ name }) => name)
    .join();
  const nameOf = useCallback(
    (part: 'parameter' | 'output', name: string): string => {
      const all = part === 'output' ? told.outputs : told.parameters;
      return saidIn(part, name, all.find((one) => one.name === name)?.what ?? name, words);
    },
    [told, words],
  );
  // What explains the spread is told of the comparison: it stays while a slider moves.
  const spread = (answer?.others ?? answer?.outputs)?.find(({ name }) => name === output)?.spread ?? [];
  const isKept = than !== null;
  // What was drawn stays until there is another answer: a step of a slider draws the slider, then its bands, each once.
  const results = useMemo(() => {
    if (answer === null) return null;
    const held = policies.filter(({ name }) => !off.split(',').includes(name));
    return <Results policies={held} {...{ answer, bindings, output, isKept, nameOf, words }} />;
  }, [answer, bindings, output, isKept, nameOf, words, policies, off]);
  return (
    <>
      <h1>{t('scenario.title')}</h1>
      <p className="lede">
        {t('scenario.asks', { defaultValue: told.asks })} {t('scenario.lede')}
      </p>
      <Tools
        file={told.file}
        start={told.start}
        last={told.until}
        {...{ until, settings, seen, words }}
        isKept={isKept}
        reset={() => setSettings(NOTHING)}
      />
      {said?.fault && <Alert error={new ApiFailure(422, { ...said.fault, at: null })} />}
      <div className="scenario">
        <Controls
          bounds={bindings.bounds}
          active={bindings.active}
          shares={new Map(spread.map(({ input, share }) => [input, share]))}
          {...{ policies, settings, onSet, words }}
        />
        <div className={said?.fault ? 'results stale' : 'results'}>
          {answer ? (
            <>
              {results}
              <p className="small soft" data-run={said?.id} data-took={said?.took} data-draws={said?.draws}>
                {t('scenario.draws', {
                  n: words.count(said?.draws ?? 0),
                  ms: words.count(Math.round(said?.took ?? 0)),
                })}
              </p>
            </>
          ) : (
            !said?.fault && <Loading />
          )}
        </div>
      </div>
    </>
  );
}
