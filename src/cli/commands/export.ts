// `tosite export`: claims and figures, to standard output or a file.
import { exportTable } from '../../app/export-table.ts';
import { exportCsv } from '../../export/csv.ts';
import { exportJson } from '../../export/json.ts';
import { type Io, print } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { writeWhole } from '../write-whole.ts';

const FORMATS = { csv: exportCsv, json: exportJson } as const;

/** Writes the table. An existing file is replaced. */
export async function exportFile(
  io: Io,
  format: keyof typeof FORMATS,
  options: PastOptions & { readonly out?: string },
): Promise<number> {
  const table = await withView(options, (view) => exportTable(view, options.asKnownOn ?? null));
  const pieces = FORMATS[format](table);
  if (options.out === undefined) {
    for (const piece of pieces) await print(io.stdout, piece);
    return 0;
  }
  await writeWhole(options.out, pieces, '--out');
  await print(
    io.stderr,
    `${table.claims.length} claims and ${table.figures.length} figures written to ${options.out}\n`,
  );
  return 0;
}
