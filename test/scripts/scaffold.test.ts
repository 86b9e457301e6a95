// Both scaffolds in a copy of the project: what they write compiles, is linted clean, and the tests that they come with run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inserted } from '../../scripts/scaffold/plan.ts';

const root = join(import.meta.dirname, '..', '..');
const copy = mkdtempSync(join(tmpdir(), 'tosite-scaffold-'));

/** What the scaffolds write to, and what hangs on it; weights and libraries are linked. */
const COPIED = ['src', 'scripts', 'test/reading', 'bench', 'package.json', 'tsconfig.json', 'biome.json'];

type Run = { readonly status: number | null; readonly output: string };

function run(command: string, args: readonly string[]): Run {
  // Node tells the tests that it starts in a test to report to it, and these are to report by themselves.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8', env });
  return { status, output: `${stdout}${stderr}` };
}

/** What tsc found out about the project in an earlier step, if there was one: here it looks only at what the scaffolds write. */
const TYPES = '.cache/types.tsbuildinfo';

const scaffold = (kind: string, ...args: readonly string[]): Run =>
  run(process.execPath, [`scripts/scaffold-${kind}.ts`, ...args]);

const tool = (name: string, ...args: readonly string[]): Run => run(join(copy, 'node_modules', '.bin', name), args);

describe('scaffolds', () => {
  before(() => {
    for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
    const weights = join(root, 'data', 'models');
    cpSync(join(root, 'data'), join(copy, 'data'), { recursive: true, filter: (path) => path !== weights });
    symlinkSync(weights, join(copy, 'data', 'models'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    mkdirSync(join(copy, '.cache'));
    if (existsSync(join(root, TYPES))) cpSync(join(root, TYPES), join(copy, TYPES));
  });
  after(() => rmSync(copy, { recursive: true }));

  test('write a language and a frame, and say what comes next', () => {
    const language = scaffold('language', 'et', 'Estonian');
    assert.equal(language.status, 0, language.output);
    assert.match(language.output, /data\/lexica\/et\/numbers\.tsv[\s\S]+Next:\n {2}1\. Fill data\/lexica\/et\//u);
    const frame = scaffold('frame', 'hack');
    assert.equal(frame.status, 0, frame.output);
    assert.match(frame.output, /src\/reading\/frames\/hack\.ts[\s\S]+Next:\n {2}1\. /u);
  });

  test('what they write compiles and is linted clean', () => {
    const types = tool('tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', TYPES);
    assert.equal(types.status, 0, types.output);
    const lint = tool('biome', 'check', '--error-on-warnings', 'src', 'scripts', 'test/reading');
    assert.equal(lint.status, 0, lint.output);
  });

  test('the tests that they come with run and pass', () => {
    const tests = ['test/reading/mentions/skeletons.test.ts', 'test/reading/frames/corpus.test.ts'];
    const THEIRS = '/^(the skeleton of Estonian|frame hack)/';
    const ran = run(process.execPath, ['--test', '--test-reporter=tap', `--test-name-pattern=${THEIRS}`, ...tests]);
    assert.equal(ran.status, 0, ran.output);
    assert.match(ran.output, /^# Subtest: the skeleton of Estonian$/mu);
    assert.match(ran.output, /^# Subtest: frame hack$/mu);
  });

  test('nothing is overwritten: a second run says what is there and what to do', () => {
    const path = join(copy, 'data', 'lexica', 'et', 'numbers.tsv');
    const kept = readFileSync(path, 'utf8');
    for (const again of [scaffold('language', 'et', 'Estonian'), scaffold('frame', 'hack')]) {
      assert.equal(again.status, 1);
      assert.match(again.output, /already: src\/\S+ has it.*overwrites nothing\.\nGo on with /u);
    }
    rmSync(join(copy, 'src', 'language', 'codes.ts'));
    cpSync(join(root, 'src', 'language', 'codes.ts'), join(copy, 'src', 'language', 'codes.ts'));
    const half = scaffold('language', 'et', 'Estonian');
    assert.equal(half.status, 1);
    assert.match(half.output, /numbers\.tsv.* are there already/u);
    assert.equal(readFileSync(path, 'utf8'), kept);
  });

  test('what names no language or frame, or a trigger that is taken, is told', () => {
    for (const [kind, ...args] of [
      ['language'],
      ['language', 'SV', 'Swedish'],
      ['language', 'sv'],
      ['frame'],
      ['frame', 'No Way'],
    ])
      assert.deepEqual([kind, args, scaffold(kind ?? '', ...args).status], [kind, args, 2]);
    const taken = scaffold('frame', 'send');
    assert.equal(taken.status, 1);
    assert.match(taken.output, /^"send" is a trigger .*\nTake another verb/u);
  });

  test('a line goes into its table, or nowhere', () => {
    const text = 'const A = {\n  a,\n};\nconst B = {\n};';
    assert.equal(
      inserted(text, { path: '', after: 'const A', before: '}', line: '  b,' }),
      text.replace('a,', 'a,\n  b,'),
    );
    assert.equal(inserted(text, { path: '', after: 'const B', line: '  c,' }), text.replace('B = {', 'B = {\n  c,'));
    assert.equal(inserted(text, { path: '', after: 'const C', line: '' }), null);
    assert.equal(inserted(text, { path: '', after: 'const B', before: ']', line: '' }), null);
  });
});
