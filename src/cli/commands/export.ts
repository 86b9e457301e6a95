// `tosite export`: claims and figures, to standard output or a file.
import { exportTable } from '../../app/export-table.ts';
import { UserError } from '../../base/diagnostic.ts';
import { exportCsv } from '../../export/csv.ts';
import { exportJson } from '../../export/json.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { writeWhole } from '../write-whole.ts';

const FORMATS = { csv: exportCsv, json: exportJson } as const;

const TWO_FORMATS = new UserError(
  {
    code: 'T1902',
    severity: 'error',
    message: 'CSV and JSON cannot both go to standard output.',
    hint: 'Write the CSV to a file with --out FILE, or write JSON with: tosite export json.',
  },
  2,
);

/** Writes the table. An existing file is replaced. */
export async function exportFile(
  io: Io,
  format: keyof typeof FORMATS,
  options: PastOptions & { readonly out?: string },
): Promise<number> {
  if (options.json && options.out === undefined && format === 'csv') throw TWO_FORMATS;
  const table = await withView(options, (view) => exportTable(view, options.asKnownOn ?? null));
  const pieces = FORMATS[format](table);
  if (options.out === undefined) {
    for (const piece of pieces) await print(io.stdout, piece);
    return 0;
  }
  await writeWhole(options.out, pieces, '--out');
  const written = { format, out: options.out, claims: table.claims.length, figures: table.figures.length };
  if (options.json) await printJson(io, written);
  else
    await print(
      io.stderr,
      `${table.claims.length} claims and ${table.figures.length} figures written to ${options.out}\n`,
    );
  return 0;
}
