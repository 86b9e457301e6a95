// The command about who relies on whom.
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

/** Defines it; its work is imported when it is run. */
export function defineSources(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('sources'))
    .description('show who relies on whom: origins, through whom they came, who is independent of whom')
    .argument('[origin]', 'one origin or body by any of its names, such as "ROK NIS"')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite sources', 'tosite sources MSMT'))
    .action(async (origin: string | undefined, options) =>
      settle(await (await import('./commands/sources.ts')).sources(io, origin, options)),
    );
}
