// The commands about the ledger as a thing that is kept: its log, whether it is sound, taking a run back.
import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from './io.ts';
import { actorOption, count, example, jsonOption, pastOptions, type Settle, storeOption, writing } from './options.ts';

/** The hash of a statement. */
const statementHash = (value: string): string => {
  if (!/^[0-9a-f]{64}$/i.test(value))
    throw new InvalidArgumentError('It is no hash of a statement: 64 letters and digits, as "tosite log head" prints.');
  return value.toLowerCase();
};

const after = (value: string): number => {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It is no number of a statement.');
  return Number(value);
};

/** Defines them; each one's work is imported when it is run. */
export function defineStore(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('log'), {
    known:
      'only statements about what was published by then, and runs that brought in any of it; the head is the log’s',
    recorded: 'the log as it was: up to a statement, or a time',
  })
    .description('show the statements that the ledger is made of; its head; the runs that brought something in')
    .argument('[what]', 'head: the last number and its hash, to be noted down; runs: what each run brought in')
    .option('--after <number>', 'statements after this one (without: the last ones)', after)
    .option('--limit <number>', 'at most so many', count, 50)
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example('tosite log', 'tosite log head', 'tosite log runs', 'tosite log --as-recorded-at 120'),
    )
    .action(async (what: string | undefined, options) => {
      if (what !== undefined && what !== 'head' && what !== 'runs')
        program.error(`error: unknown part of the log '${what}': it is "head" or "runs"`);
      settle(await (await import('./commands/log.ts')).showLog(io, what, options));
    });
  writing(program.command('revert'))
    .description('take back all that one run brought in; the log keeps it, and undo brings it back')
    .argument('<run>', 'run_…, as "tosite log runs" shows')
    .option('--reason <text>', 'why')
    .addOption(actorOption())
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite revert run_20260131T120000000Z_9f2c1a --reason "wrong file"'))
    .action(async (run: string, options) => settle(await (await import('./commands/log.ts')).revert(io, run, options)));
  pastOptions(program.command('verify'), {
    known: 'changes nothing: a log is whole or it is not, whatever was published by then',
    recorded:
      'the log up to a statement or a time, with the texts that it names; tables are compared at the end of the log only',
  })
    .description('check that the ledger is what was written: the log, the texts, and all that is worked out from them')
    .option('--against <hash>', 'also that it goes on from a head that was noted down', statementHash)
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite verify', 'tosite verify --as-recorded-at 120'))
    .action(async (options) => settle(await (await import('./commands/store.ts')).verify(io, options)));
  writing(program.command('rebuild'))
    .description('work all tables out anew from the log')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite rebuild'))
    .action(async (options) => settle(await (await import('./commands/store.ts')).rebuild(io, options)));
  program
    .command('dump')
    .description('print the whole ledger in one order, a row a line, to compare or to archive')
    .addOption(storeOption())
    .addHelpText('after', example('tosite dump > ledger.ndjson'))
    .action(async (options) => settle(await (await import('./commands/store.ts')).dump(io, options)));
}
