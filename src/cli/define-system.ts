// The commands about what an exchange means: measures, indicators, effects.
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineSystem(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('measures'))
    .description('show which UN measures flows could touch, and the counters of yearly ceilings')
    .argument('[from]', 'who gives, such as RU')
    .argument('[to]', 'who receives, such as KP')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite measures', 'tosite measures RU KP --as-known-on 2025-12-31'))
    .action(async (from: string | undefined, to: string | undefined, options) =>
      settle(await (await import('./commands/measures.ts')).measures(io, from, to, options)),
    );
}
