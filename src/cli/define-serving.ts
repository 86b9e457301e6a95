// The commands that open the workbench: serve, demo; and who may log in to it: user.
import { type Command, Option } from 'commander';
import { ROLES } from '../api/session.ts';
import type { Io } from './io.ts';
import { example, jsonOption, port, type Settle, storeOption } from './options.ts';

const usersOption = (): Option =>
  new Option('--users <file>', 'the file of users').env('TOSITE_USERS').default('./tosite-users.tsv');

/** Defines them; their work is imported when it is run. */
export function defineServing(program: Command, io: Io, settle: Settle): void {
  program
    .command('serve')
    .description('open the workbench for a browser on this machine, or for users who log in')
    .option('--port <number>', 'port', port, 4170)
    .option('--host <address>', 'address to listen on; any but this machine itself needs --users', '127.0.0.1')
    .option('--users <file>', 'people log in, with the names and roles of this file (tosite user add)')
    .option('--name <name...>', 'names under which it is reached, besides its own')
    .option('--behind-tls', 'a server with TLS stands in front, and says in X-Forwarded-For who asks')
    .addOption(storeOption())
    .addHelpText(
      'after',
      example(
        'tosite serve --port 4170',
        'tosite serve --host 0.0.0.0 --users tosite-users.tsv --name ledger.example.org --behind-tls',
      ),
    )
    .action(async (options) => settle(await (await import('./commands/serve.ts')).serve(io, options)));
  program
    .command('demo')
    .description('show in a minute what Tosite does, with its own examples and a throw-away ledger')
    .option('--no-serve', 'print and end, without the workbench')
    .option('--port <number>', 'port of the workbench (0: any free one)', port, 0)
    .addHelpText('after', example('tosite demo'))
    .action(async (options) => settle(await (await import('./commands/demo.ts')).demo(io, options)));
  defineUsers(program, io, settle);
}

function defineUsers(program: Command, io: Io, settle: Settle): void {
  const user = program
    .command('user')
    .description('who may log in to a workbench that others can reach: add, list, remove')
    .addHelpText('after', example('tosite user list'));
  user
    .command('add')
    .description(
      'add a person, or give one another password or role; the password is asked for, or read from standard input',
    )
    .argument('<name>', 'the name to log in with')
    .addOption(
      new Option('--role <role>', 'reader: looks; analyst: changes the ledger too').choices(ROLES).default('reader'),
    )
    .addOption(usersOption())
    .addHelpText('after', example('tosite user add aino --role analyst'))
    .action(async (name: string, options) =>
      settle(await (await import('./commands/user.ts')).addUser(io, name, options)),
    );
  user
    .command('list')
    .description('list who may log in')
    .addOption(usersOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tosite user list'))
    .action(async (options) => settle(await (await import('./commands/user.ts')).listUsers(io, options)));
  user
    .command('remove')
    .description('take a person out; a session that is open ends')
    .argument('<name>', 'the name')
    .addOption(usersOption())
    .addHelpText('after', example('tosite user remove aino'))
    .action(async (name: string, options) =>
      settle(await (await import('./commands/user.ts')).removeUser(io, name, options)),
    );
}
