// One direction of an exchange as one picture, to take along.
import type { RefObject } from 'react';
import { IntervalParts } from '../charts/interval-bar.tsx';
import type { Direction } from '../exchange-rows.ts';
import type { Words } from '../words.ts';
import { type PictureRow, RowsPicture } from './rows-picture.tsx';

type Props = { readonly chart: RefObject<SVGSVGElement | null>; readonly rows: Direction; readonly words: Words };

export function DirectionPicture({ chart, rows: { groups }, words }: Props) {
  const rows = groups.flatMap(({ rows: own, scale }) =>
    own.map(
      ({ series, firstOfItem }): PictureRow => ({
        key: series.key,
        name: firstOfItem ? words.item(series.item) : '',
        detail: words.series(series),
        mark: scale && <IntervalParts series={series} scale={scale} />,
        value: words.supported(series),
        className: series.basis === 'capacity' || series.kind !== 'actual' ? 'hollow' : '',
      }),
    ),
  );
  return <RowsPicture chart={chart} rows={rows} axis={null} />;
}
