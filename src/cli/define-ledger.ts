// The commands about what adds up: ledger, explain, export.
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { date, example, jsonOption, type Settle, storeOption } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineLedger(program: Command, io: Io, settle: Settle): void {
  program
    .command('ledger')
    .description('show what adds up: every flow, or those between two parties')
    .argument('[from]', 'one party, such as KP')
    .argument('[to]', 'the other, such as RU')
    .option('--item <code>', 'item or a class of items, such as ammunition')
    .option('--as-known-on <date>', 'only what was published by then', date)
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite ledger KP RU --as-known-on 2025-12-31'))
    .action(async (from: string | undefined, to: string | undefined, options) =>
      settle(await (await import('./commands/ledger.ts')).ledger(io, from, to, options)),
    );
  program
    .command('explain')
    .description('show how a number came about, down to the sentences')
    .argument('<id>', 'a flow, a figure or a claim')
    .option('--as-known-on <date>', 'only what was published by then', date)
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite explain c_0123456789abcdef'))
    .action(async (id: string, options) =>
      settle(await (await import('./commands/explain.ts')).explain(io, id, options)),
    );
  program
    .command('export')
    .description('write claims and figures for a spreadsheet')
    .argument('<format>', 'csv')
    .option('--out <file>', 'write to a file instead of standard output')
    .addOption(storeOption())
    .addHelpText('after', example('tosite export csv --out ledger.csv'))
    .action(async (format: string, options) => {
      if (format !== 'csv') program.error(`error: unknown format '${format}': only "csv" can be exported`);
      settle(await (await import('./commands/export.ts')).exportFile(io, options));
    });
}
