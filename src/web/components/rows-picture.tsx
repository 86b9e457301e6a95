// Rows of a table with their small charts, drawn as one picture to take along: name, date or kind, mark, number. It is on the page
// only while it is copied.
import type { ReactNode, RefObject } from 'react';

export type PictureRow = {
  readonly key: string;
  /** Empty where the row above has the same. */
  readonly name: string;
  readonly detail: string;
  /** The mark, in percent of its width. */
  readonly mark: ReactNode;
  readonly value: string;
  readonly className: string;
};
type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly rows: readonly PictureRow[];
  /** The axis above the marks. */
  readonly axis: ReactNode;
};

const ROW = 26;
const [DETAIL, MARK, VALUE, WIDTH] = [210, 360, 740, 1060];

/** A name that would run into the next column is cut. */
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export function RowsPicture({ chart, rows, axis }: Props) {
  return (
    <div className="off-page" aria-hidden="true">
      <svg ref={chart} width={WIDTH} height={(rows.length + 1) * ROW} aria-hidden="true">
        <svg x={MARK} width={VALUE - MARK - 20} height={ROW} aria-hidden="true">
          {axis}
        </svg>
        {rows.map((row, i) => (
          <g key={row.key} className={row.className}>
            {row.name !== '' && <line className="grid" x1="0" x2={WIDTH} y1={(i + 1) * ROW} y2={(i + 1) * ROW} />}
            <text className="name" x="0" y={(i + 1) * ROW + 17}>
              {short(row.name, 32)}
            </text>
            <text className="detail" x={DETAIL} y={(i + 1) * ROW + 17}>
              {short(row.detail, 24)}
            </text>
            <svg x={MARK} y={(i + 1) * ROW} width={VALUE - MARK - 20} height={ROW} aria-hidden="true">
              {row.mark}
            </svg>
            <text className="value" x={VALUE} y={(i + 1) * ROW + 17}>
              {short(row.value, 48)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
