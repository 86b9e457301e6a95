// The commands about what adds up: ledger, explain, export.
import { Argument, type Command, Option } from 'commander';
import { allChoices } from './choices.ts';
import type { Io } from './io.ts';
import { example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineLedger(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('ledger'))
    .description('show what adds up: every flow, or those between two parties')
    .argument('[from]', 'one party, such as KP')
    .argument('[to]', 'the other, such as RU')
    .option('--item <item>', 'item or a class of items, by code or name, such as ammunition or "artillery shells"')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite ledger KP RU --as-known-on 2025-12-31', 'tosite ledger --as-recorded-at 120'))
    .action(async (from: string | undefined, to: string | undefined, options) =>
      settle(await (await import('./commands/ledger.ts')).ledger(io, from, to, options)),
    );
  allChoices(pastOptions(program.command('explain')))
    .description('show how a number came about, down to the sentences')
    .argument(
      '<id>',
      'a flow, a figure, a claim, or what balance, measures, indicators, effects and simulate give as an id',
    )
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `${example(
        'tosite explain c_0123456789abcdef',
        'tosite explain balance:KP-RU --in EUR',
        'tosite explain scenario:shells_delivered --set stop=on',
      )}\nA number that was made with options of balance or simulate is explained with the same options.\n`,
    )
    .action(async (id: string, options) =>
      settle(await (await import('./commands/explain.ts')).explain(io, id, options)),
    );
  pastOptions(program.command('export'))
    .description('write claims and figures: csv for a spreadsheet, json for a program')
    .addArgument(new Argument('<format>', 'csv or json').choices(['csv', 'json']))
    .option('--out <file>', 'write to a file instead of standard output; it is replaced whole or not at all')
    .addOption(storeOption())
    .addOption(new Option('--json', 'with --out: print as JSON what was written; without it: write JSON'))
    .addHelpText('after', example('tosite export csv --out ledger.csv', 'tosite export json > ledger.json'))
    .action(async (format: 'csv' | 'json', options) =>
      settle(await (await import('./commands/export.ts')).exportFile(io, format, options)),
    );
}
