// The commands, their options and their help. Each command's work is imported when it is run, so that start is fast.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { publishedDate } from '../document/fields.ts';
import type { Io } from './io.ts';

type Settle = (code: number) => void;

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
};

/** The program; `settle` takes the exit code of the command that ran. */
export function buildProgram(io: Io, settle: Settle): Command {
  const program = new Command('tosite');
  program
    .description('Reads news about what states at war give each other into a two-way ledger, sentence by sentence.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      outputError: (text, write) =>
        write(`tosite: ${text.trim()}\n  What to do: see tosite --help, or tosite COMMAND --help.\n`),
    })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', example('tosite read article.md', 'tosite add examples/*.md', 'tosite ledger KP RU'));
  defineReading(program, io, settle);
  defineReview(program, io, settle);
  defineLedger(program, io, settle);
  defineServing(program, io, settle);
  return program;
}

const example = (...lines: readonly string[]): string =>
  `\nExample${lines.length > 1 ? 's' : ''}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

const date = (value: string): string => {
  const checked = publishedDate(value);
  if (checked === null)
    throw new InvalidArgumentError('It is no date of the calendar; write 2024-12-03, 2024-12 or 2024.');
  return checked;
};

const port = (value: string): number => {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('It is no port (0 to 65535).');
  return Number(value);
};

const storeOption = (): Option =>
  new Option('--store <path>', 'the ledger file').env('TOSITE_STORE').default('./tosite.db');
const jsonOption = (): Option => new Option('--json', 'print JSON');

function documentOptions(command: Command): Command {
  return command
    .option('--lang <code>', 'language of the text: fi or en (told from the text where not given)')
    .option('--published <date>', 'date of publication: 2024-12-03, 2024-12 or 2024', date)
    .option('--publisher <name>', 'who published it')
    .option('--url <address>', 'where it was published')
    .option('--title <text>', 'its headline');
}

function defineReading(program: Command, io: Io, settle: Settle): void {
  documentOptions(program.command('read'))
    .description('read articles and show what they say')
    .argument('[file...]', 'text, Markdown with front matter, a saved web page, or NDJSON; - or nothing reads standard input')
    .addOption(jsonOption().conflicts('ndjson'))
    .option('--ndjson', 'one document a line in, its claims a line out, in order')
    .option('--explain', 'show how each slot is known and by which rule')
    .addHelpText(
      'after',
      example('tosite read article.txt --published 2024-12', 'tosite read --ndjson passages.jsonl > claims.jsonl'),
    )
    .action(async (files: string[], options) =>
      settle(await (await import('./commands/read.ts')).read(io, files, options)),
    );
  documentOptions(program.command('add'))
    .description('read articles and keep them with their claims')
    .argument('<file...>', '.md, .txt, .html or .ndjson; - reads standard input')
    .option('--ndjson', 'one document a line, whatever the file is called')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite add examples/*.md'))
    .action(async (files: string[], options) =>
      settle(await (await import('./commands/add.ts')).add(io, files, options)),
    );
  program
    .command('import')
    .description('take in figures that have no text of their own')
    .argument('<what>', 'figures')
    .argument('<file>', 'a CSV file of figures')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite import figures examples/figures.csv'))
    .action(async (what: string, file: string, options) => {
      if (what !== 'figures') program.error(`error: unknown kind of import '${what}': only "figures" can be imported`);
      settle(await (await import('./commands/import.ts')).importFile(io, file, options));
    });
}

function defineReview(program: Command, io: Io, settle: Settle): void {
  program
    .command('claims')
    .description('list the claims that are kept')
    .option('--from <party>', 'giver, such as KP')
    .option('--to <party>', 'receiver, such as RU')
    .option('--frame <frame>', 'transfer, deployment, casualties, meeting, agreement, statistic, effect or position')
    .option('--item <code>', 'item or a class of items, such as ammunition')
    .option('--document <id>', 'of one document')
    .option('--state <state>', 'open, accepted or rejected')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite claims --from KP --to RU --item ammunition'))
    .action(async (options) => settle(await (await import('./commands/claims.ts')).claims(io, options)));
  program
    .command('show')
    .description('show a document, a claim or a figure')
    .argument('<id>', 'd_…, c_… or a figure')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite show d_0123456789abcdef'))
    .action(async (id: string, options) => settle(await (await import('./commands/show.ts')).show(io, id, options)));
  for (const kind of ['accept', 'reject'] as const)
    program
      .command(kind)
      .description(kind === 'accept' ? 'mark a claim as right' : 'mark a claim as wrong: it no longer counts')
      .argument('<id>', 'c_…')
      .addOption(storeOption())
      .addOption(jsonOption())
      .addHelpText('after', example(`tosite ${kind} c_0123456789abcdef`))
      .action(async (id: string, options) =>
        settle(await (await import('./commands/decide.ts')).decideClaim(io, kind, id, options)),
      );
}

function defineLedger(program: Command, io: Io, settle: Settle): void {
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

function defineServing(program: Command, io: Io, settle: Settle): void {
  program
    .command('serve')
    .description('open the workbench for a browser on this machine')
    .option('--port <number>', 'port on the loopback address', port, 4170)
    .addOption(storeOption())
    .addHelpText('after', example('tosite serve --port 4170'))
    .action(async (options) => settle(await (await import('./commands/serve.ts')).serve(io, options)));
  program
    .command('demo')
    .description('show in a minute what Tosite does, with its own examples and a throw-away ledger')
    .option('--no-serve', 'print and end, without the workbench')
    .option('--port <number>', 'port of the workbench (0: any free one)', port, 0)
    .addHelpText('after', example('tosite demo'))
    .action(async (options) => settle(await (await import('./commands/demo.ts')).demo(io, options)));
}
