// What happened when: meetings, agreements, deployments and deliveries on one axis, each as exact as it is told. The address says which
// stretch is shown, between whom, and which event is chosen.
import type { KeyboardEvent } from 'react';
import type { Timeline, TimelineEvent } from '../../../app/timeline.ts';
import { ChartPanel } from '../../components/chart-panel.tsx';
import { PastFields, PastNote } from '../../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../../components/states.tsx';
import { WhyDialog } from '../../components/why.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import { useWords, type Words } from '../../words.ts';
import { eventsTable, useTimeline } from './data.ts';
import { EventDetail } from './detail.tsx';
import { TimelinePicture } from './picture.tsx';
import { dayNumber, extentOf, monthText, moved, type Range, wholeRange } from './rows.ts';
import { Strip } from './strip.tsx';
import './timeline.css';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useTimeline(seen);
  useTitle(t('nav.timeline'));
  return (
    <>
      <form className="chooser tools" aria-label={t('timeline.when')} onSubmit={(event) => event.preventDefault()}>
        {data && <PairChoice events={data.events} pair={query.get('pair')} words={words} />}
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      <h1>{t('timeline.title')}</h1>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown timeline={data} query={query} words={words} />
      ) : (
        <Loading />
      )}
      <WhyDialog seen={seen} />
    </>
  );
}

const pairOf = ({ from, to }: TimelineEvent): string => [from ?? '', to ?? ''].sort().join('-');

type PairProps = { readonly events: readonly TimelineEvent[]; readonly pair: string | null; readonly words: Words };

/** Between whom: everybody, or two. */
function PairChoice({ events, pair, words: { t, party } }: PairProps) {
  const pairs = [...Map.groupBy(events, pairOf)].sort(([, a], [, b]) => b.length - a.length);
  if (pairs.length < 2) return null;
  const name = (one: string) =>
    one
      .split('-')
      .map((id) => party(id === '' ? null : id))
      .join(' – ');
  return (
    <select
      aria-label={t('timeline.between')}
      value={pair ?? ''}
      onChange={({ target }) => navigate(withQuery({ pair: target.value, event: null }), { scroll: false })}
    >
      <option value="">{t('timeline.everybody')}</option>
      {pairs.map(([one, own]) => (
        <option key={one} value={one}>
          {name(one)} ({own.length})
        </option>
      ))}
    </select>
  );
}

/** The stretch that the address names; all where it names none. */
function rangeOf(query: URLSearchParams, whole: Range): Range {
  const day = (name: string, otherwise: number) => {
    const text = query.get(name);
    return text !== null && /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$/.test(text)
      ? dayNumber(text.length === 7 ? `${text}-01` : text)
      : otherwise;
  };
  const from = Math.max(whole.from, day('from', whole.from));
  const to = Math.min(whole.to, day('to', whole.to));
  return to - from >= 1 ? { from, to } : whole;
}

const dayText = (day: number): string => {
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return text.endsWith('-01') ? monthText(day) : text;
};

type ShownProps = { readonly timeline: Timeline; readonly query: URLSearchParams; readonly words: Words };

function Shown({ timeline: { events: all }, query, words }: ShownProps) {
  const { t } = words;
  const pair = query.get('pair');
  const events = pair === null || pair === '' ? all : all.filter((event) => pairOf(event) === pair);
  if (events.length === 0)
    return (
      <Empty title={t('timeline.empty')}>
        <p>{t('timeline.emptyText')}</p>
      </Empty>
    );
  const whole = wholeRange(events);
  const range = rangeOf(query, whole);
  const show = ({ from, to }: Range) =>
    navigate(
      withQuery({
        from: from <= whole.from ? null : dayText(from),
        to: to >= whole.to ? null : dayText(to),
      }),
      { replace: true, scroll: false },
    );
  const chosen = events.find(({ id }) => id === query.get('event')) ?? null;
  const seenEvents = events.filter((event) => {
    const extent = extentOf(event);
    return extent.to > range.from && extent.from < range.to;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (step === undefined || (event.target as HTMLElement).closest('input, select, summary, button')) return;
    event.preventDefault();
    show(step === 'all' ? whole : moved(range, whole, step));
  };
  const isAll = range.from === whole.from && range.to === whole.to;
  return (
    <>
      <p className="lede">{t('timeline.lede', { count: events.length })}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are said in the note, and every button does the same */}
      <div onKeyDown={onKeyDown}>
        <ChartPanel
          title={t('timeline.chart')}
          copyTitle={t('timeline.title')}
          note={
            <>
              <Key words={words} /> {t('timeline.keys')}
            </>
          }
          sources={[...new Set(seenEvents.flatMap(({ witnesses }) => witnesses.map(({ origin }) => origin)))].sort()}
          table={eventsTable(seenEvents, words)}
        >
          {(chart) => (
            <>
              <div className="zoom tools">
                {(['out', 'in', 'back', 'on'] as const).map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="btn"
                    aria-label={t(`timeline.zoom.${name}`)}
                    title={t(`timeline.zoom.${name}`)}
                    disabled={isAll && name !== 'in'}
                    onClick={() => show(moved(range, whole, STEPS[name]))}
                  >
                    <span aria-hidden="true">{GLYPHS[name]}</span>
                  </button>
                ))}
                <button type="button" className="btn" disabled={isAll} onClick={() => show(whole)}>
                  {t('timeline.zoom.all')}
                </button>
              </div>
              <Strip events={events} whole={whole} range={range} onChange={show} words={words} />
              <TimelinePicture
                chart={chart}
                events={events}
                range={range}
                chosen={chosen?.id ?? null}
                onZoom={show}
                words={words}
              />
            </>
          )}
        </ChartPanel>
      </div>
      {chosen && <EventDetail key={chosen.id} event={chosen} words={words} />}
    </>
  );
}

const STEPS = { in: { zoom: 0.5 }, out: { zoom: 2 }, back: { by: -0.3 }, on: { by: 0.3 } } as const;
const GLYPHS = { in: '+', out: '−', back: '←', on: '→' } as const;
const KEYS: Readonly<Record<string, (typeof STEPS)[keyof typeof STEPS] | 'all'>> = {
  '+': STEPS.in,
  '=': STEPS.in,
  '-': STEPS.out,
  ArrowLeft: STEPS.back,
  ArrowRight: STEPS.on,
  '0': 'all',
};

/** How exact a mark is, by its shape. */
function Key({ words: { t } }: { readonly words: Words }) {
  return (
    <span className="time-key">
      <span>
        <svg width="14" height="12" aria-hidden="true">
          <circle cx="7" cy="6" r="5" />
        </svg>{' '}
        {t('timeline.key.day')}
      </span>
      <span>
        <svg width="30" height="12" aria-hidden="true">
          <rect className="soft-bar" x="1" y="2" width="28" height="8" rx="3" />
        </svg>{' '}
        {t('timeline.key.soft')}
      </span>
      <span>
        <svg width="30" height="12" aria-hidden="true">
          <rect x="1" y="2" width="28" height="8" rx="3" />
        </svg>{' '}
        {t('timeline.key.stretch')}
      </span>
      <span>
        <svg width="34" height="12" aria-hidden="true">
          <rect x="1" y="2" width="22" height="8" rx="3" />
          <path d="M26 2l5 4-5 4" />
        </svg>{' '}
        {t('timeline.key.open')}
      </span>
      <span>
        <svg width="30" height="12" aria-hidden="true">
          <rect className="dashed" x="1" y="2" width="28" height="8" rx="3" />
        </svg>{' '}
        {t('timeline.key.supposed')}
      </span>
    </span>
  );
}
