// The forest plot as one picture, to take along.
import type { RefObject } from 'react';
import { ScaleTicks } from '../charts/interval-bar.tsx';
import type { Forest } from '../forest-rows.ts';
import { tickText } from '../format/number.ts';
import type { Words } from '../words.ts';
import { MarkParts } from './forest.tsx';
import { type PictureRow, RowsPicture } from './rows-picture.tsx';

type Props = { readonly chart: RefObject<SVGSVGElement | null>; readonly forest: Forest; readonly words: Words };

export function ForestPicture({ chart, forest, words }: Props) {
  const { t, locale } = words;
  const rows = forest.groups.flatMap(({ origin, rows: own }) =>
    own.map(
      ({ figure, series, hollow, faint }, i): PictureRow => ({
        key: figure.id,
        name: i === 0 ? words.origin(origin) : '',
        detail: words.shortDate(figure.stated),
        mark: <MarkParts ends={figure} forest={forest} />,
        value: words.interval(figure, { approx: figure.approx, unit: series.unit, per: series.per }),
        className: `forest${hollow ? ' hollow' : ''}${faint ? ' faint' : ''}`,
      }),
    ),
  );
  const axis = forest.scale && <ScaleTicks scale={forest.scale} text={(n) => tickText(n, t, locale)} />;
  return <RowsPicture chart={chart} rows={rows} axis={axis} />;
}
