// The commands that open the workbench: serve, demo.
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { example, port, type Settle, storeOption } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineServing(program: Command, io: Io, settle: Settle): void {
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
