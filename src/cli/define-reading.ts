// The commands that take something in: read, add, import.
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { documentOptions, example, jsonOption, type Settle, storeOption, writing } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineReading(program: Command, io: Io, settle: Settle): void {
  documentOptions(program.command('read'))
    .description('read articles and show what they say')
    .argument(
      '[file...]',
      'text, Markdown with front matter, a saved web page, or NDJSON; - or nothing reads standard input',
    )
    .addOption(jsonOption().conflicts('ndjson'))
    .option('--ndjson', 'one document a line in, its claims a line out, in order')
    .option('--explain', 'show how each slot is known and by which rule')
    .option('--mentions', 'tell the quantities, sums, dates, parties, places, items and sources too, in claims or not')
    .addHelpText(
      'after',
      example('tosite read article.txt --published 2024-12', 'tosite read --ndjson passages.jsonl > claims.jsonl'),
    )
    .action(async (files: string[], options) =>
      settle(await (await import('./commands/read.ts')).read(io, files, options)),
    );
  writing(documentOptions(program.command('add')))
    .description('read articles and keep them with their claims')
    .argument('<file...>', '.md, .txt, .html or .ndjson; - reads standard input')
    .option('--ndjson', 'one document a line, whatever the file is called')
    .option('--again', 'read again what this reader has read before')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite add examples/*.md'))
    .action(async (files: string[], options) =>
      settle(await (await import('./commands/add.ts')).add(io, files, options)),
    );
  writing(program.command('import'))
    .description('take in figures that have no text of their own, what things cost, or exchange rates')
    .argument('<what>', 'figures, prices or rates')
    .argument('<file>', 'a CSV of figures, a TSV of prices, or the CSV of rates of the European Central Bank')
    .option('--keep-good', 'keep the good rows of a file that has bad ones')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'tosite import figures examples/figures.csv',
        'tosite import prices data/prices.tsv',
        'tosite import rates eurofxref-hist.csv',
      ),
    )
    .action(async (what: string, file: string, options) => {
      if (what !== 'figures' && what !== 'prices' && what !== 'rates')
        program.error(`error: unknown kind of import '${what}': it is "figures", "prices" or "rates"`);
      settle(await (await import('./commands/import.ts')).importFile(io, what, file, options));
    });
}
