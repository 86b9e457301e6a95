// The commands about who relies on whom: sources, and setting what an origin is.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.ts';
import { actorOption, example, jsonOption, pastOptions, type Settle, storeOption, writing } from './options.ts';

const admiraltyLetter = (value: string): string => {
  if (!/^[A-F]$/i.test(value)) throw new InvalidArgumentError('It is no letter of the Admiralty scale: A to F.');
  return value.toUpperCase();
};

/** Defines them; their work is imported when it is run. */
export function defineSources(program: Command, io: Io, settle: Settle): void {
  const sources = pastOptions(program.command('sources'))
    .description('show who relies on whom: origins, through whom they came, who is independent of whom')
    .argument('[origin]', 'one origin or body by any of its names, such as "ROK NIS"')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite sources', 'tosite sources MSMT'))
    .action(async (origin: string | undefined, options) =>
      settle(await (await import('./commands/sources.ts')).sources(io, origin, options)),
    );
  writing(sources.command('set'))
    .description('say whose name an origin’s is, or how reliable it is; the log keeps it, and undo takes it back')
    .argument('<origin>', 'an origin by any of its names')
    .option('--as <origin>', 'the origin that it is: all that is known from it is known from that one')
    .addOption(
      new Option('--letter <letter>', 'how reliable it is, on the Admiralty scale: A to F').argParser(admiraltyLetter),
    )
    .option('--reason <text>', 'why')
    .addOption(actorOption())
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'tosite sources set "Korean spy agency" --as "ROK NIS"',
        'tosite sources set OSC --letter B --reason "..."',
      ),
    )
    .action(async (origin: string, options) => {
      if (options.as === undefined && options.letter === undefined)
        program.error('error: nothing to set: give --as, --letter or both');
      settle(await (await import('./commands/sources.ts')).setSource(io, origin, options));
    });
}
