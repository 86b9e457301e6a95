// The head of a page: its title, and what of it can be taken along.
import type { Table } from '../table.ts';
import { Copy } from './copy.tsx';

type Props = {
  readonly title: string;
  readonly sources?: readonly string[];
  /** Null where there is nothing to take yet. */
  readonly table: (() => Table) | null;
};

export const PageHead = ({ title, sources = [], table }: Props) => (
  <header className="page-head">
    <h1>{title}</h1>
    {table && <Copy title={title} sources={sources} table={table} />}
  </header>
);
