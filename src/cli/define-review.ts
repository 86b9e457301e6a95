// The commands about single claims: finding, showing, deciding, completing, and what decisions changed.
import { type Command, Option } from 'commander';
import type { Io } from './io.ts';
import {
  actorOption,
  count,
  example,
  jsonOption,
  offset,
  pastOptions,
  point,
  type Settle,
  storeOption,
  writing,
} from './options.ts';

/** Defines them; their work is imported when it is run. */
export function defineReview(program: Command, io: Io, settle: Settle): void {
  defineLooking(program, io, settle);
  defineDeciding(program, io, settle);
  defineCompleting(program, io, settle);
}

function defineLooking(program: Command, io: Io, settle: Settle): void {
  pastOptions(program.command('claims'))
    .description('list the claims that are kept')
    .option('--from <party>', 'giver, such as KP')
    .option('--to <party>', 'receiver, such as RU')
    .option('--frame <frame>', 'transfer, deployment, casualties, meeting, agreement, statistic, effect or position')
    .option('--item <item>', 'item or a class of items, by code or name, such as ammunition or "artillery shells"')
    .option('--document <id>', 'of one document')
    .option('--state <state>', 'open, accepted or rejected')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite claims --from KP --to RU --item ammunition'))
    .action(async (options) => settle(await (await import('./commands/claims.ts')).claims(io, options)));
  pastOptions(program.command('show'))
    .description('show a document, a claim or a figure, with what was decided about it')
    .argument('<id>', 'd_…, c_… or a figure')
    .option('--text', 'of a document: its text as it was published')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example('tosite show d_0123456789abcdef', 'tosite show c_0123456789abcdef --as-recorded-at 120'),
    )
    .action(async (id: string, options) => settle(await (await import('./commands/show.ts')).show(io, id, options)));
  pastOptions(program.command('review'))
    .description('what to look at next: what changes an estimate most first, then what is least certain')
    .option('--next', 'only the first, in its context')
    .addOption(new Option('--limit <number>', 'at most so many').argParser(count).default(20))
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite review --limit 10', 'tosite review --next'))
    .action(async (options) => settle(await (await import('./commands/review.ts')).review(io, options)));
  pastOptions(program.command('changes'), {
    known: 'estimates from what was published by then',
    recorded: 'the register as it stood: up to a statement of the log, or a time',
  })
    .description('the correction register: which estimate moved, from what to what, by which statement and why')
    .addOption(new Option('--since <point>', 'after a statement of the log, or after a time').argParser(point))
    .option('--all', 'estimates that are new, too')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite changes --since 2026-01-31', 'tosite changes --since 120 --all'))
    .action(async (options) => settle(await (await import('./commands/changes.ts')).changes(io, options)));
}

/** A command that decides: who, why, and in which ledger. */
const deciding = (command: Command): Command =>
  writing(command)
    .option('--reason <text>', 'why')
    .addOption(actorOption())
    .addOption(storeOption())
    .addOption(jsonOption());

function defineDeciding(program: Command, io: Io, settle: Settle): void {
  for (const kind of ['accept', 'reject'] as const)
    deciding(program.command(kind))
      .description(kind === 'accept' ? 'mark a claim as right' : 'mark a claim as wrong: it no longer counts')
      .argument('<id>', 'c_…, or an imported row by its id or its label')
      .addHelpText('after', example(`tosite ${kind} c_0123456789abcdef --reason "checked against the source"`))
      .action(async (id: string, options) =>
        settle(await (await import('./commands/decide.ts')).decideClaim(io, kind, id, options)),
      );
  deciding(program.command('merge'))
    .description('say that claims repeat another one: all are one and count once')
    .argument('<id>', 'the claim that stands for all')
    .argument('<repeat...>', 'claims that repeat it')
    .addHelpText('after', example('tosite merge c_0123456789abcdef c_fedcba9876543210'))
    .action(async (id: string, repeats: string[], options) =>
      settle(await (await import('./commands/correct.ts')).mergeClaims(io, id, repeats, options)),
    );
  deciding(program.command('undo'))
    .description('take back a decision; without a name the last one of yours')
    .argument('[what]', 'the number of its statement, or a claim: the last decision on it')
    .addHelpText('after', example('tosite undo', 'tosite undo 120', 'tosite undo c_0123456789abcdef'))
    .action(async (what: string | undefined, options) =>
      settle(await (await import('./commands/correct.ts')).undoDecision(io, what, options)),
    );
}

const FIELDS_HELP =
  '\nFields: frame, from, to, item, number, low, high, unit, approx, basis, per, shared, when, where,\n  source, modality, outcome, sign, cause. An empty value empties the slot: to=\n';

function defineCompleting(program: Command, io: Io, settle: Settle): void {
  writing(program.command('claim'))
    .description('keep a claim that the reader missed: words of a document and its slots')
    .argument('<document>', 'd_…')
    .argument('[field=value...]', 'slots; what is not given is read from the words')
    .requiredOption('--quote <words>', 'the words that say it, as they stand in the text')
    .addOption(new Option('--start <character>', 'where they stand, if more than once').argParser(offset))
    .option('--dry-run', 'show what would be kept, and what the words suggest')
    .addOption(actorOption())
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', FIELDS_HELP)
    .addHelpText(
      'after',
      example('tosite claim d_0123456789abcdef --quote "sent 2,000 lorries" frame=transfer from=KP to=RU'),
    )
    .action(async (document: string, words: string[], options) =>
      settle(await (await import('./commands/claim.ts')).claim(io, document, words, options)),
    );
  deciding(program.command('amend'))
    .description('correct slots of a claim; what stood there is kept')
    .argument('<id>', 'c_…')
    .argument('<field=value...>', 'slots and what they should say')
    .addHelpText('after', FIELDS_HELP)
    .addHelpText('after', example('tosite amend c_0123456789abcdef low=1000000 high= modality=estimated'))
    .action(async (id: string, words: string[], options) =>
      settle(await (await import('./commands/correct.ts')).amendClaim(io, id, words, options)),
    );
  deciding(program.command('split'))
    .description('split a claim into several, each with slots of its own')
    .argument('<id>', 'c_…')
    .argument('<part...>', 'one word a claim: "item=drone number=20", "item=missile number=5"')
    .addHelpText('after', FIELDS_HELP)
    .addHelpText('after', example('tosite split c_0123456789abcdef "item=drone number=20" "item=missile number=5"'))
    .action(async (id: string, parts: string[], options) =>
      settle(await (await import('./commands/correct.ts')).splitClaim(io, id, parts, options)),
    );
}
