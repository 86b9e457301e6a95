// Users: who is let in by name and password, what their roles may, how often a password may be guessed, and the file that names them.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startServer } from '../../src/api/server.ts';
import { attemptsBy } from '../../src/api/users/attempts.ts';
import { parseUsers, readUsers, usersOf, writeUsers } from '../../src/api/users/file.ts';
import { hashPassword, isPassword, readHash } from '../../src/api/users/password.ts';
import { sessionsBy } from '../../src/api/users/sessions.ts';
import { UserError } from '../../src/base/diagnostic.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { type Answer, addSample, send } from './harness.ts';

const CHEAP = { N: 1024, r: 8, p: 1 } as const;
const WORDS = { reija: 'read and only read', aino: 'four quiet winter lamps' } as const;

const folder = mkdtempSync(join(tmpdir(), 'tosite-users-'));
const file = join(folder, 'users.tsv');
after(() => rmSync(folder, { recursive: true, force: true }));

async function writeBoth(): Promise<void> {
  const reija = { name: 'reija', role: 'reader', password: await hashPassword(WORDS.reija, CHEAP) } as const;
  const aino = { name: 'aino', role: 'analyst', password: await hashPassword(WORDS.aino, CHEAP) } as const;
  writeUsers(file, new Map([reija, aino].map((user) => [user.name, user])));
}

type Site = {
  readonly store: Store;
  readonly port: number;
  readonly origin: string;
  readonly close: () => Promise<void>;
};

async function startSite(options: { readonly behindTls?: boolean; readonly names?: string[] } = {}): Promise<Site> {
  const store = await openStore(':memory:');
  await addSample(store);
  const server = await startServer({ store, port: 0, users: file, ...options });
  const { port, origin } = new URL(server.url);
  assert.ok(!server.url.includes('token'));
  const close = async (): Promise<void> => {
    await server.close();
    await store.close();
  };
  return { store, port: Number(port), origin, close };
}

const logIn = (site: Site, name: string, password: string, headers = {}): Promise<Answer> =>
  send(
    site.port,
    '/login',
    'POST',
    { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams({ name, password, back: '/documents' }).toString(),
  );

async function cookieOf(site: Site, name: keyof typeof WORDS): Promise<string> {
  const answer = await logIn(site, name, WORDS[name]);
  assert.equal(answer.status, 303, answer.text);
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

const write = (site: Site, path: string, cookie: string, body: unknown): Promise<Answer> =>
  send(
    site.port,
    path,
    'POST',
    { cookie, origin: site.origin, 'content-type': 'application/json' },
    JSON.stringify(body),
  );

const codeOf = ({ json }: Answer): string => (json as { error: { code: string } }).error.code;

describe('users', () => {
  let site: Site;
  before(async () => {
    await writeBoth();
    site = await startSite();
  });
  after(() => site.close());

  it('lets nobody in who has not logged in', async () => {
    const answer = await send(site.port, '/api/names', 'GET', {});
    assert.deepEqual([answer.status, codeOf(answer)], [401, 'T5407']);
    const page = await send(site.port, '/documents?q=x', 'GET', {});
    assert.deepEqual([page.status, page.headers.location], [303, '/login?back=%2Fdocuments%3Fq%3Dx']);
    assert.equal((await send(site.port, '/?token=anything', 'GET', {})).status, 303);
  });

  it('gives a session for the right password only, in a cookie that scripts and other sites do not get', async () => {
    for (const [name, password] of [
      ['aino', WORDS.reija],
      ['nobody', WORDS.aino],
      ['', ''],
    ] as const) {
      const answer = await logIn(site, name, password);
      assert.deepEqual([answer.status, answer.headers['set-cookie']], [401, undefined], name);
    }
    const answer = await logIn(site, 'aino', WORDS.aino);
    assert.deepEqual([answer.status, answer.headers.location], [303, '/documents']);
    assert.match(answer.headers['set-cookie']?.[0] ?? '', /; HttpOnly; SameSite=Strict/u);
    const cookie = await cookieOf(site, 'aino');
    assert.deepEqual((await send(site.port, '/api/session', 'GET', { cookie })).json, {
      name: 'aino',
      role: 'analyst',
    });
  });

  it('leads nowhere else after logging in', async () => {
    for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
      const form = new URLSearchParams({ name: 'aino', password: WORDS.aino, back }).toString();
      const headers = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await send(site.port, '/login', 'POST', headers, form);
      assert.deepEqual([answer.status, answer.headers.location], [303, '/'], back);
    }
  });

  it('shows the login page as text, whatever is asked for, and says where the way is open', async () => {
    const back = encodeURIComponent('/"><script>alert(1)</script>');
    const { text, headers } = await send(site.port, `/login?back=${back}`, 'GET', { 'accept-language': 'fi-FI,fi' });
    assert.ok(!text.includes('<script>') && text.includes('Salasana'));
    assert.match(String(headers['content-security-policy']), /form-action 'self'/u);
    assert.ok(!text.includes('salattu'), 'nothing leaves this machine');
    const open = await startServer({ store: site.store, port: 0, host: '0.0.0.0', users: file });
    const there = await send(Number(new URL(open.url).port), '/login', 'GET', {});
    await open.close();
    assert.ok(open.exposed && there.text.includes('not encrypted'));
  });

  it('takes a login from its own page only', async () => {
    const form = new URLSearchParams({ name: 'aino', password: WORDS.aino }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const headers of [type, { ...type, origin: 'https://evil.example' }, { ...type, origin: 'null' }])
      assert.equal((await send(site.port, '/login', 'POST', headers, form)).status, 403);
  });

  it('lets a reader look and change nothing', async () => {
    const cookie = await cookieOf(site, 'reija');
    const { paths } = (await send(site.port, '/api/openapi.json', 'GET', { cookie })).json as {
      paths: Record<string, { post?: { 'x-role': string } }>;
    };
    const writes = Object.entries(paths).flatMap(([path, { post }]) => (post?.['x-role'] === 'analyst' ? [path] : []));
    assert.ok(writes.length >= 8, String(writes));
    const before = await site.store.head();
    for (const path of writes) {
      const answer = await write(site, `/api${path.replace('{id}', 'c_0000000000000000')}`, cookie, {});
      assert.deepEqual([answer.status, codeOf(answer)], [403, 'T5406'], path);
    }
    assert.deepEqual(await site.store.head(), before);
    assert.equal((await send(site.port, '/api/flows', 'GET', { cookie })).status, 200);
  });

  it('writes under the name of who has logged in, whatever the request says', async () => {
    const cookie = await cookieOf(site, 'aino');
    const [claim] = await site.store.claims();
    const headers = { cookie, origin: site.origin, 'content-type': 'application/json', 'x-tosite-actor': 'somebody' };
    const body = JSON.stringify({ claim: claim?.claim.id, kind: 'accept' });
    const { json } = await send(site.port, '/api/decisions', 'POST', headers, body);
    assert.equal((json as { decision: { actor: string } }).decision.actor, 'aino');
  });

  it('ends a session by logging out, and by taking the person out of the file', async () => {
    const cookies = [await cookieOf(site, 'aino'), await cookieOf(site, 'reija')] as const;
    assert.equal((await write(site, '/logout', cookies[0], {})).status, 200);
    assert.equal((await send(site.port, '/api/names', 'GET', { cookie: cookies[0] })).status, 401);
    const form = { origin: site.origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const left = await send(site.port, '/logout', 'POST', { ...form, cookie: await cookieOf(site, 'aino') }, '');
    assert.deepEqual([left.status, left.headers.location], [303, '/login']);
    writeUsers(file, new Map([...readUsers(file)].filter(([name]) => name !== 'reija')));
    assert.equal((await send(site.port, '/api/names', 'GET', { cookie: cookies[1] })).status, 401);
    await writeBoth();
  });

  it('makes guessing slow, and lets others in meanwhile', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < 7; i += 1) answers.push(await logIn(site, 'reija', `guess ${i}`));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 401, 401, 429, 429],
    );
    assert.ok(Number(answers[6]?.headers['retry-after']) >= 1);
    const right = await logIn(site, 'reija', WORDS.reija);
    assert.equal(right.status, 429, 'the right password must wait as well');
    await cookieOf(site, 'aino');
  });

  it('counts tries at once one by one', async () => {
    const fresh = await startSite();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => logIn(fresh, 'aino', `guess ${i}`)));
    await fresh.close();
    assert.equal(answers.filter(({ status }) => status === 401).length, 5);
    assert.equal(answers.filter(({ status }) => status === 429).length, 7);
  });

  it('answers behind TLS for the names given, with a cookie for TLS only', async () => {
    const tls = await startSite({ behindTls: true, names: ['ledger.example.org'] });
    const host = { host: 'ledger.example.org' };
    const form = new URLSearchParams({ name: 'aino', password: WORDS.aino }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send(
      tls.port,
      '/login',
      'POST',
      { ...host, ...type, origin: 'https://ledger.example.org' },
      form,
    );
    const plain = await send(
      tls.port,
      '/login',
      'POST',
      { ...host, ...type, origin: 'http://ledger.example.org' },
      form,
    );
    const other = await send(tls.port, '/login', 'GET', { host: 'evil.example' });
    await tls.close();
    assert.deepEqual([answer.status, plain.status, other.status], [303, 403, 421]);
    assert.match(answer.headers['set-cookie']?.[0] ?? '', /^__Host-tosite=.*; Secure; SameSite=Strict/u);
  });
});

describe('tries to log in', () => {
  it('wait twice as long each time, are forgotten, and are told apart by name and address', () => {
    let now = 0;
    const attempts = attemptsBy(() => now);
    for (let i = 0; i < 5; i += 1) attempts.failed('a', '192.0.2.1');
    assert.equal(attempts.wait('a', '192.0.2.1'), 1000);
    attempts.failed('a', '192.0.2.1');
    assert.equal(attempts.wait('a', '192.0.2.1'), 2000);
    assert.deepEqual([attempts.wait('b', '192.0.2.1'), attempts.wait('a', '192.0.2.2')], [0, 0]);
    for (let i = 0; i < 30; i += 1) attempts.failed('a', '192.0.2.1');
    assert.equal(attempts.wait('a', '192.0.2.1'), 15 * 60_000);
    assert.ok(attempts.wait('b', '192.0.2.1') > 0, 'an address that tries many names');
    now += 31 * 60_000;
    assert.equal(attempts.wait('a', '192.0.2.1'), 0);
  });

  it('of one name from many addresses wait too', () => {
    const attempts = attemptsBy(() => 0);
    for (let i = 0; i < 50; i += 1) attempts.failed('a', `192.0.2.${i}`);
    assert.ok(attempts.wait('a', '198.51.100.1') > 0);
  });

  it('that succeed cost nothing', () => {
    const attempts = attemptsBy(() => 0);
    for (let i = 0; i < 100; i += 1) {
      attempts.failed('a', '192.0.2.1');
      attempts.succeeded('a', '192.0.2.1');
    }
    assert.equal(attempts.wait('a', '192.0.2.1'), 0);
  });
});

describe('a session', () => {
  it('ends when it is not used, and a week after it began', () => {
    let now = 0;
    const sessions = sessionsBy(() => now);
    const word = sessions.begin('aino');
    assert.equal(sessions.nameOf(`${word}x`), null);
    for (let hours = 0; hours < 7 * 24; hours += 11) {
      assert.equal(sessions.nameOf(word), 'aino');
      now += 11 * 3_600_000;
    }
    assert.equal(sessions.nameOf(word), null);
    const other = sessions.begin('aino');
    now += 13 * 3_600_000;
    assert.equal(sessions.nameOf(other), null);
  });
});

describe('a password', () => {
  it('is known by its hash, whatever form its letters have, and no other is', async () => {
    const line = await hashPassword('Ääliö, älä lyö', CHEAP);
    assert.ok(await isPassword('Ääliö, älä lyö'.normalize('NFD'), line));
    assert.ok(!(await isPassword('ääliö, älä lyö', line)));
    assert.notEqual(line, await hashPassword('Ääliö, älä lyö', CHEAP));
  });

  it('is hashed at the cost that is advised', async () => {
    assert.deepEqual(readHash(await hashPassword('x'))?.cost, { N: 131_072, r: 8, p: 1 });
  });

  it('of a line that asks for too much is none', () => {
    const rest = `${'A'.repeat(22)}$${'A'.repeat(43)}`;
    for (const cost of ['16777216$8$1', '1024$99$1', '1000$8$1', '512$8$1', '1024$0$1'])
      assert.equal(readHash(`scrypt$${cost}$${rest}`), null, cost);
  });
});

describe('the file of users', () => {
  const refused = (work: () => unknown, words: RegExp): void =>
    assert.throws(
      work,
      (error) => error instanceof UserError && error.diagnostic.code === 'T5004' && words.test(error.message),
    );

  it('is closed to others when it is written, and refused when it is open', async () => {
    await writeBoth();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o644);
    refused(() => readUsers(file), /read by others/u);
    chmodSync(file, 0o600);
    assert.ok(!readFileSync(file, 'utf8').includes(WORDS.aino));
  });

  it('says which line is wrong', async () => {
    const hash = await hashPassword('x', CHEAP);
    const head = 'name\trole\tpassword\n';
    refused(() => parseUsers(`${head}a\tking\t${hash}`, file), /no role/u);
    refused(() => parseUsers(`${head}a\treader\tsecret`, file), /not a hash/u);
    refused(() => parseUsers(`${head}a\treader\t${hash}\na\tanalyst\t${hash}`, file), /twice/u);
    refused(() => parseUsers(`${head}a\treader\t${hash}\tmore`, file), /no table/u);
    refused(() => readUsers(join(folder, 'none')), /no such file/u);
  });

  it('lets nobody in while it is missing or wrong', async () => {
    await writeBoth();
    const own = join(folder, 'own.tsv');
    writeUsers(own, readUsers(file));
    const users = usersOf(own);
    assert.equal(users().size, 2);
    rmSync(own);
    assert.equal(users().size, 0);
    writeFileSync(own, 'name\trole\tpassword\na\tking\tx\n', { mode: 0o600 });
    refused(() => users(), /no role/u);
  });
});
