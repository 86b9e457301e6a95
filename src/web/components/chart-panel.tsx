// The frame of a chart: its heading, the chart, what it says in words, copying, and the table beside it.
import { type ReactNode, type RefObject, useId, useRef } from 'react';
import type { Table } from '../table.ts';
import { Copy } from './copy.tsx';
import { TableBeside } from './table-beside.tsx';

type Props = {
  readonly title: string;
  /** The title of what is copied, where the heading alone would not say what it is of. */
  readonly copyTitle?: string;
  /** A line under the heading: how the chart is read. */
  readonly note?: ReactNode;
  /** Under the chart: what its marks mean, where the chart says the most without it. */
  readonly foot?: ReactNode;
  readonly sources: readonly string[];
  readonly table: Table;
  /** Draws the chart into an <svg> that takes this ref. */
  readonly children: (chart: RefObject<SVGSVGElement | null>) => ReactNode;
};

export function ChartPanel({ title, copyTitle = title, note, foot, sources, table, children }: Props) {
  const chart = useRef<SVGSVGElement>(null);
  const id = useId();
  return (
    <section className="panel chart-panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Copy title={copyTitle} sources={sources} table={() => table} chart={chart} />
      </header>
      {note !== undefined && <p className="soft small">{note}</p>}
      <div className="drawing">{children(chart)}</div>
      {foot !== undefined && <p className="soft small foot">{foot}</p>}
      <TableBeside table={table} caption={title} />
    </section>
  );
}
