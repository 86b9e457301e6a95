// The commands about an exchange as a whole: balance.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { POOLS } from '../exchange/balance-model.ts';
import { SHAPES } from '../exchange/sampling/distribution.ts';
import type { Io } from './io.ts';
import { count, example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

const currency = (value: string): string => {
  if (!/^[A-Za-z]{3}$/.test(value)) throw new InvalidArgumentError('It is no currency such as EUR.');
  return value.toUpperCase();
};

const draws = (value: string): number => {
  const number = count(value);
  if (number < 100 || number > 1_000_000) throw new InvalidArgumentError('Take 100 to 1000000 draws.');
  return number;
};

const tail = (value: string): number => {
  const number = Number(value);
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(value) || number <= 1)
    throw new InvalidArgumentError('It is a number above 1, such as 1.5.');
  return number;
};

/** Defines them; their work is imported when it is run. */
export function defineExchange(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('balance'))
    .description('weigh what two parties give each other: worth, what has none, what nobody saw')
    .argument('<a>', 'one party, such as KP')
    .argument('<b>', 'the other, such as RU')
    .option('--in <currency>', 'the money to show it in, such as EUR', currency, 'USD')
    .option('--draws <number>', 'how many times every uncertain number is drawn', draws, 10_000)
    .option('--seed <text>', 'the same seed gives the same numbers', '1')
    .addOption(new Option('--shape <name>', 'what stands for an interval').choices(SHAPES).default('pert'))
    .addOption(
      new Option('--pool <name>', 'of several origins: the best supported interval, or each alike')
        .choices(POOLS)
        .default('supported'),
    )
    .option(
      '--tail <factor>',
      'an open end above falls off, 95 % below this many times its bound (without: it stays open)',
      tail,
    )
    .option('--dependence <file>', 'a table (a, b, rank, reason) of inputs that go together; without it none do')
    .option('--samples <file>', 'also write every draw, a column an input or result, to be checked')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite balance KP RU', 'tosite balance KP RU --as-known-on 2025-12-31 --in EUR'))
    .action(async (a: string, b: string, options) =>
      settle(await (await import('./commands/balance.ts')).balance(io, a, b, options)),
    );
}
