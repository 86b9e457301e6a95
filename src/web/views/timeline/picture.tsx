// The axis as a picture: lanes of marks. A dot is a day, a soft bar a day somewhere in it, a bar with soft ends a stretch whose ends are
// not exact; an arrow runs on. Each mark is a link to what stands behind it. Dragging across the picture zooms in.
import { type PointerEvent, type RefObject, useId, useState } from 'react';
import type { TimelineEvent } from '../../../app/timeline.ts';
import { Link, withQuery } from '../../router.tsx';
import { sideOf } from '../../sides.ts';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { wrapText } from '../parts/wrap.ts';
import { eventText } from './data.ts';
import { type Frame, LABEL_GAP, type Lane, type Mark, PITCH, type Range, timelineMarks } from './rows.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly events: readonly TimelineEvent[];
  readonly range: Range;
  readonly chosen: string | null;
  readonly onZoom: (range: Range) => void;
  readonly words: Words;
};

/** Shorter drags are clicks. */
const LEAST_DRAG = 12;

export function TimelinePicture({ chart, events, range, chosen, onZoom, words }: Props) {
  const { place, width } = useWidth<HTMLDivElement>();
  const isNarrow = width < 640;
  const frame: Frame = { width, left: isNarrow ? 4 : 210, right: isNarrow ? 10 : 26, isNarrow };
  const { lanes, ticks, height, left } = timelineMarks(
    events,
    range,
    frame,
    ({ where, from, to }) => where ?? words.t('timeline.and', { a: words.party(from), b: words.party(to) }),
  );
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const id = useId();
  const xOf = (event: PointerEvent): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const dayAt = (x: number): number =>
    range.from + ((x - frame.left) / (width - frame.left - frame.right)) * (range.to - range.from);
  const drop = () => {
    setDrag(null);
    if (drag === null || Math.abs(drag[1] - drag[0]) < LEAST_DRAG) return;
    const [from, to] = [Math.min(...drag), Math.max(...drag)].map(dayAt);
    onZoom({ from: Math.round(from ?? range.from), to: Math.round(to ?? range.to) });
  };
  return (
    <div ref={place} className="time">
      {width > 0 && (
        <svg
          ref={chart}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          onPointerDown={(event) => {
            if (event.button === 0 && event.pointerType === 'mouse' && xOf(event) >= frame.left)
              setDrag([xOf(event), xOf(event)]);
          }}
          onPointerMove={(event) => drag && setDrag([drag[0], xOf(event)])}
          onPointerUp={drop}
          onPointerLeave={() => setDrag(null)}
        >
          <title>{words.t('timeline.title')}</title>
          <clipPath id={`${id}plot`}>
            <rect x={frame.left} y="0" width={Math.max(0, width - frame.left)} height={height} />
          </clipPath>
          {ticks.map(({ at, date }) => (
            <g key={date.getTime()}>
              <line className="grid" x1={at} x2={at} y1="20" y2={height} />
              <text className="tick" x={at} y="13" textAnchor={at < 24 ? 'start' : 'middle'}>
                {tickText(date, words.locale)}
              </text>
            </g>
          ))}
          {lanes.map((lane) => (
            <LaneMarks key={lane.key} {...{ lane, frame, chosen, words }} plot={`${id}plot`} gradient={id} />
          ))}
          {drag && (
            <rect
              className="brush"
              x={Math.min(...drag)}
              width={Math.abs(drag[1] - drag[0])}
              y="20"
              height={height - 20}
            />
          )}
        </svg>
      )}
      {left > 0 && <p className="soft small">{words.t('timeline.left', { count: left })}</p>}
    </div>
  );
}

/** A year in January, a month otherwise, a day where the axis is that close. */
function tickText(date: Date, locale: string): string {
  const parts: Intl.DateTimeFormatOptions =
    date.getUTCDate() !== 1
      ? { day: 'numeric', month: 'short' }
      : date.getUTCMonth() === 0
        ? { year: 'numeric' }
        : { month: 'short', year: '2-digit' };
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(date);
}

type LaneProps = {
  readonly lane: Lane;
  readonly frame: Frame;
  readonly chosen: string | null;
  readonly plot: string;
  readonly gradient: string;
  readonly words: Words;
};

function LaneMarks({
  lane: { group, item, kind, y, height, marks, left: more },
  frame,
  chosen,
  plot,
  gradient,
  words,
}: LaneProps) {
  const { t, party } = words;
  const { isNarrow, left, width } = frame;
  const first = marks[0]?.event;
  const side = kind === 'meeting' || kind === 'agreement' ? 'neither' : sideOf(first?.from ?? null, first?.to ?? null);
  const named = isNarrow && item !== null;
  const name = item === null ? null : item === '' ? t(`timeline.kind.${kind}`) : words.item(item);
  const [line = ''] = wrapText(name ?? '', isNarrow ? width : left - 16, 13, 1);
  const title =
    group === null
      ? null
      : group.kind === 'direction'
        ? t('timeline.from', { from: party(group.from), to: party(group.to) })
        : t(`timeline.group.${group.kind}`);
  return (
    <g className={`lane-of ${side}`}>
      {title !== null && (
        <text className="group-name" x={isNarrow ? 2 : 0} y={y - (named ? 17 : 0) - 9}>
          {title}
        </text>
      )}
      {name !== null && (
        <text
          className="lane-name"
          x={isNarrow ? 2 : left - 12}
          y={named ? y - 4 : y + height / 2 + 4}
          textAnchor={isNarrow ? 'start' : 'end'}
        >
          {line}
        </text>
      )}
      {more > 0 && (
        <text className="more-events" x={width - 4} y={y + height - 3} textAnchor="end">
          {t('timeline.more', { count: more })}
        </text>
      )}
      <line className="grid" x1={isNarrow ? 0 : left} x2={width} y1={y + height} y2={y + height} />
      <g clipPath={`url(#${plot})`}>
        {marks.map((mark, i) => (
          <OneMark
            key={mark.event.id}
            mark={mark}
            gradient={`${gradient}${y}-${i}`}
            isOn={mark.event.id === chosen}
            words={words}
          />
        ))}
      </g>
    </g>
  );
}

type MarkProps = {
  readonly mark: Mark;
  readonly gradient: string;
  readonly isOn: boolean;
  readonly words: Words;
};

const [TALL, DOT] = [9, 5];

function OneMark({ mark, gradient, isOn, words }: MarkProps) {
  const { event, y, x1, x2, isDot, opensRight, label, isLabelBefore, under } = mark;
  const beside = (isDot ? DOT : 0) + LABEL_GAP;
  const about = `${words.date(event.when)}: ${eventText(event, words)}`;
  return (
    <Link
      to={withQuery({ event: isOn ? null : event.id })}
      keepScroll
      draggable={false}
      className={`event ${event.kind}${event.supposed ? ' supposed' : ''}${isOn ? ' on' : ''}`}
      aria-label={about}
      aria-current={isOn ? 'true' : undefined}
    >
      <title>{about}</title>
      {isDot ? (
        <circle cx={(x1 + x2) / 2} cy={y} r={DOT + 0.5} />
      ) : (
        <>
          <Fade mark={mark} id={gradient} />
          <rect x={x1} width={Math.max(6, x2 - x1)} y={y - TALL / 2} height={TALL} rx="3" fill={`url(#${gradient})`} />
          <rect className="outline" x={x1} width={Math.max(6, x2 - x1)} y={y - TALL / 2} height={TALL} rx="3" />
          {opensRight && <path className="on-and-on" d={`M${x2 - 7} ${y - 4}l5 4-5 4`} />}
        </>
      )}
      {label !== null && (
        <text
          x={under ?? (isLabelBefore ? x1 - beside : x2 + beside)}
          y={under === null ? y + 4 : y + 4 + PITCH}
          textAnchor={isLabelBefore ? 'end' : 'start'}
        >
          {label}
        </text>
      )}
    </Link>
  );
}

/** Full where it surely lies, fading to where it may; a point of time is never full. */
function Fade({
  mark: { x1, x2, sure1, sure2, event, opensLeft, opensRight },
  id,
}: {
  readonly mark: Mark;
  readonly id: string;
}) {
  const long = Math.max(1, x2 - x1);
  const place = (x: number) => Math.min(1, Math.max(0, (x - x1) / long));
  const full = event.isPoint ? 0.62 : event.isRough ? 0.8 : 1;
  const edge = event.isPoint ? 0.22 : 0.12;
  const [from, to] = [place(Math.min(sure1, sure2)), place(Math.max(sure1, sure2))];
  const stops = [
    { at: 0, strength: from > 0.001 || opensLeft ? edge : full },
    { at: from, strength: full },
    { at: opensRight ? Math.max(from, place(x2 - 22)) : to, strength: full },
    { at: 1, strength: to < 0.999 || opensRight ? edge : full },
  ];
  return (
    <linearGradient id={id}>
      {stops.map(({ at, strength }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four stops in their order
        <stop key={i} offset={at} stopOpacity={strength} />
      ))}
    </linearGradient>
  );
}
