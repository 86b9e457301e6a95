// The commands, their options and their help: what they have in common. Each command's work is imported when it is run, so that
// start is fast.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { defineExchange } from './define-exchange.ts';
import { defineLedger } from './define-ledger.ts';
import { defineReading } from './define-reading.ts';
import { defineReview } from './define-review.ts';
import { defineServing } from './define-serving.ts';
import { defineSources } from './define-sources.ts';
import { defineStore } from './define-store.ts';
import { defineSystem } from './define-system.ts';
import type { Io } from './io.ts';
import { example, type Settle } from './options.ts';

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
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError(true)
    // What stands behind a command is its own, also where the one above it has options of the same names.
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', example('tosite read article.md', 'tosite add examples/*.md', 'tosite ledger KP RU'));
  defineReading(program, io, settle);
  defineReview(program, io, settle);
  defineLedger(program, io, settle);
  defineExchange(program, io, settle);
  defineSystem(program, io, settle);
  defineSources(program, io, settle);
  defineStore(program, io, settle);
  defineServing(program, io, settle);
  return program;
}
