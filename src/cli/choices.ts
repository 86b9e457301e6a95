// Options of what a number is made with: those of a balance and those of a scenario. The commands that make the numbers have them, and
// `explain` has them too, so that it explains the very number that was printed.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BalanceOptions } from '../app/balance.ts';
import { POOLS, SHAPES } from '../exchange/choices.ts';
import { count } from './options.ts';

/** What is chosen for a balance, as it comes from the command line. */
export type BalanceFlags = Partial<Pick<BalanceOptions, 'draws' | 'seed' | 'shape' | 'pool' | 'tail'>> & {
  readonly dependence?: string;
  readonly in?: string;
};

/** What is chosen for a scenario. */
export type ScenarioFlags = {
  readonly set?: readonly string[];
  readonly draws?: number;
  readonly seed?: string;
  readonly until?: string;
};

const currency = (value: string): string => {
  if (!/^[A-Za-z]{3}$/.test(value)) throw new InvalidArgumentError('It is no currency such as EUR.');
  return value.toUpperCase();
};

/** Each draw is a column's row for every quantity: a scenario of more would not fit into the memory of a usual machine. */
const drawsUpTo =
  (most: number) =>
  (value: string): number => {
    const number = count(value);
    if (number < 100 || number > most) throw new InvalidArgumentError(`Take 100 to ${most} draws.`);
    return number;
  };

const tail = (value: string): number => {
  const number = Number(value);
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(value) || number <= 1)
    throw new InvalidArgumentError('It is a number above 1, such as 1.5.');
  return number;
};

const month = (value: string): string => {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) throw new InvalidArgumentError('It is no month such as 2027-12.');
  return value;
};

const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Draws and seed, which both kinds have. */
const samplingChoices = (command: Command, most: number): Command =>
  command
    .option('--draws <number>', 'how many times every uncertain number is drawn (10000)', drawsUpTo(most))
    .option('--seed <text>', 'the same seed gives the same numbers ("1")');

/** The options of a balance. */
export const balanceChoices = (command: Command, most = 1_000_000): Command =>
  samplingChoices(command, most)
    .option('--in <currency>', 'the money to show it in, such as EUR (USD)', currency)
    .addOption(new Option('--shape <name>', 'what stands for an interval (pert)').choices(SHAPES))
    .addOption(
      new Option('--pool <name>', 'of several origins: the best supported interval, or each voice alike').choices(
        POOLS,
      ),
    )
    .option(
      '--tail <factor>',
      'an open end above falls off, 95 % below this many times its bound (without: it stays open)',
      tail,
    )
    .option('--dependence <file>', 'a table (a, b, rank, reason) of inputs that go together; without it none do');

const runChoices = (command: Command): Command =>
  command
    .option('--set <name=value>', 'a parameter (5, or 2..8), or a policy (on, off); may stand several times', gathered)
    .option('--until <month>', 'the last month', month);

/** The options of a scenario. */
export const scenarioChoices = (command: Command): Command => runChoices(samplingChoices(command, 100_000));

/** The options of both, and which scenario. */
export const allChoices = (command: Command): Command =>
  runChoices(balanceChoices(command)).option('--scenario <file>', 'for scenario:…: a file of your own');
