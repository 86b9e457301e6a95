// The commands about an exchange as a whole: balance.
import type { Command } from 'commander';
import { balanceChoices } from './choices.ts';
import type { Io } from './io.ts';
import { example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineExchange(program: Command, io: Io, settle: Settle): void {
  balanceChoices(pastOptions(program.command('balance')))
    .description('weigh what two parties give each other: worth, what has none, what nobody saw')
    .argument('<a>', 'one party, such as KP')
    .argument('<b>', 'the other, such as RU')
    .option('--samples <file>', 'also write every draw, a column an input or result, to be checked')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite balance KP RU', 'tosite balance KP RU --as-known-on 2025-12-31 --in EUR'))
    .action(async (a: string, b: string, options) =>
      settle(await (await import('./commands/balance.ts')).balance(io, a, b, options)),
    );
}
