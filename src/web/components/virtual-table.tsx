// A table of any length: only the rows in view are on the page, in a table as any other; what stands above and below is the height
// of two empty rows. Rows are measured as they come, so they may be of different heights.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react';
import type { Column } from '../table.ts';

/** Takes a row's height; null where rows are not measured. */
export type Measure = Ref<HTMLTableRowElement> | null;

/** The properties of a row's <tr>. */
export const rowPlace = (at: number, measure: Measure) => ({
  ref: measure,
  'data-index': at,
  'aria-rowindex': at + 2,
});

type Props = {
  readonly label: string;
  readonly className: string;
  readonly columns: readonly Column[];
  readonly count: number;
  /** The height of most rows, pixels. */
  readonly height: number;
  /** False where every row has that height and none need be measured. */
  readonly measured?: boolean;
  /** One <tr> with the properties of its place. A row is drawn again when this function is another. */
  readonly row: (at: number, measure: Measure) => ReactNode;
  /** Told which rows are in view: first and last. */
  readonly onRange?: (first: number, last: number) => void;
};

/** Rows that are kept ready beyond the edges of the view. */
const AHEAD = 14;

export function VirtualTable({ label, className, columns, count, height, measured = true, row, onRange }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    setMargin((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({ count, estimateSize: () => height, overscan: AHEAD, scrollMargin: margin });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const [from, to] = [first?.index ?? -1, last?.index ?? -1];
  useLayoutEffect(() => {
    if (from >= 0) onRange?.(from, to);
  }, [from, to, onRange]);
  const above = first ? first.start - margin : 0;
  const below = last ? virtual.getTotalSize() - (last.end - margin) : 0;
  return (
    <table className={`${className} virtual`} aria-label={label} aria-rowcount={count + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.numeric ? 'num' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={above} columns={columns.length} />
        {items.map(({ index }) => (
          <Row key={index} at={index} row={row} measure={measured ? virtual.measureElement : null} />
        ))}
        <Gap height={below} columns={columns.length} />
      </tbody>
    </table>
  );
}

type OneProps = Pick<Props, 'row'> & { readonly at: number; readonly measure: Measure };

/** A row that stays as it is while others come and go. */
const Row = memo(({ at, row, measure }: OneProps) => row(at, measure));

/** The height of rows that are not on the page, as an attribute: the page's policy refuses styles. */
const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height < 1 ? null : (
    <tr className="gap">
      <td colSpan={columns} height={Math.round(height)} />
    </tr>
  );
