// The commands about what an exchange means: measures, indicators, effects.
import { type Command, Option } from 'commander';
import { scenarioChoices } from './choices.ts';
import type { Io } from './io.ts';
import { date, example, jsonOption, pastOptions, type Settle, storeOption } from './options.ts';

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
  pastOptions(program.command('indicators'))
    .description('compute ratios over the ledger, such as revenue by exports, each with what it rests on')
    .argument('[name]', 'one indicator; all of them where none is named')
    .argument('[from]', 'one party, such as KP, in place of the file’s own')
    .argument('[to]', 'the other, such as RU')
    .option('--file <path>', 'a formula of your own, a YAML file (docs/reference/exchange-indicators.md)')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'tosite indicators',
        'tosite indicators KP RU',
        'tosite indicators troop-revenue-to-exports',
        'tosite indicators --file mine.yaml',
      ),
    )
    .action(async (name: string | undefined, from: string | undefined, to: string | undefined, options) =>
      settle(await (await import('./commands/indicators.ts')).indicators(io, { name, from, to }, options)),
    );
  pastOptions(program.command('effects'))
    .description('draw what the texts say brings about what: signed links, and the loops that they close')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addOption(new Option('--dot', 'print a diagram for Graphviz').conflicts('json'))
    .addHelpText('after', example('tosite effects', 'tosite effects --dot | dot -Tsvg > effects.svg'))
    .action(async (options) => settle(await (await import('./commands/effects.ts')).effects(io, options)));
  scenarioChoices(pastOptions(program.command('simulate')))
    .description('run a model of stocks and flows by the month: what follows, how surely, and what matters most')
    .argument(
      '[file]',
      'a scenario, a YAML file (docs/reference/exchange-scenario.md); the shipped one where none is named',
    )
    .option('--compare [file]', 'beside another scenario; without a file, beside the same without --set')
    .addOption(
      new Option('--back-test <date>', 'run as known on that day, and hold it against what was said later')
        .argParser(date)
        .conflicts('asKnownOn'),
    )
    .addOption(
      new Option(
        '--rerun <file>',
        'run a stored run (--json) again on the ledger as it was, and tell whether it is the same',
      ).conflicts(['set', 'until', 'compare', 'backTest', 'asKnownOn', 'asRecordedAt']),
    )
    .addOption(storeOption())
    .addOption(jsonOption())
    .addOption(new Option('--csv', 'print the bands as CSV').conflicts('json'))
    .addHelpText(
      'after',
      example(
        'tosite simulate',
        'tosite simulate --set stop=on --compare',
        'tosite simulate --back-test 2024-02-28 --until 2025-06',
        'tosite simulate mine.yaml --csv',
        'tosite simulate --rerun run.json',
      ),
    )
    .action(async (file: string | undefined, options) =>
      settle(await (await import('./commands/simulate.ts')).simulate(io, file, options)),
    );
}
