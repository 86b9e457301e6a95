// Writes docs/reference/commands.md from the program's own help: node scripts/commands-page.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { processIo } from '../src/cli/io.ts';
import { buildProgram } from '../src/cli/program.ts';

/** Where the page lies. */
export const PAGE = join(import.meta.dirname, '..', 'docs', 'reference', 'commands.md');

const HEAD = `# Commands

Made from the program's own help by \`node scripts/commands-page.ts\`. Exit codes: 0 done, 1 failed, 2 not understood. \`--json\` prints what a program reads; \`TOSITE_STORE\` stands in for \`--store\`.

Commands that ask take \`--as-known-on\` and \`--as-recorded-at\`, together too. Commands that write (add, import, claim, accept, reject, amend, merge, split, undo, revert, rebuild) add to the end of the log, now: they take neither, and say so.

`;

/** The page: each command with its arguments, its options and its examples. */
export function commandsPage(): string {
  const program = buildProgram({ ...processIo(), columns: 100 }, () => {});
  return `${HEAD}${program.commands.flatMap(whole).map(commandText).join('\n')}`;
}

/** A command with those under it. */
const whole = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(whole)];

/** "user add". */
const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

function commandText(command: Command): string {
  const usage = `tosite ${nameOf(command)} ${command.usage()}`.replace(/ \[options\]/, '');
  const rows = [
    ...command.registeredArguments.map(argumentRow),
    ...command.options.filter(({ hidden }) => !hidden).map(optionRow),
  ];
  const examples = examplesOf(command);
  return [
    `## ${nameOf(command)}`,
    `${capital(command.description())}.`,
    '',
    `\`${usage.trim()}\``,
    '',
    ...(rows.length > 0 ? ['| | |', '|---|---|', ...rows, ''] : []),
    ...(examples.length > 0 ? ['```', ...examples, '```', ''] : []),
  ].join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const cell = (text: string): string => text.replaceAll('|', '\\|');

const argumentRow = (argument: Argument): string => `| \`${argument.name()}\` | ${cell(argument.description)} |`;

const optionRow = ({ flags, description, defaultValue, mandatory }: Option): string => {
  const given = ['string', 'number'].includes(typeof defaultValue) ? ` (\`${defaultValue}\` where not given)` : '';
  return `| \`${cell(flags)}\` | ${cell(description)}${given}${mandatory ? ' (must be given)' : ''} |`;
};

/** What stands under the help: the lines after "Example:". */
function examplesOf(command: Command): readonly string[] {
  let help = '';
  const write = (text: string): void => {
    help += text;
  };
  command.configureOutput({ writeOut: write, writeErr: write }).outputHelp();
  return [...help.matchAll(/^ {2}(tosite .*)$/gmu)].map(([, line = '']) => line);
}

if (import.meta.main) writeFileSync(PAGE, commandsPage());
