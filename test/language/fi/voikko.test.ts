import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { UserError } from '../../../src/base/diagnostic.ts';
import { openVoikko } from '../../../src/language/fi/voikko.ts';
import { readOutput } from '../../../src/language/fi/voikko-tags.ts';
import { skip } from './open.ts';

const empty = mkdtempSync(join(tmpdir(), 'tosite-voikko-'));
process.on('exit', () => rmSync(empty, { recursive: true, force: true }));

describe('Finnish without libvoikko', () => {
  test('one error names the commands', () => {
    assert.throws(
      () => openVoikko({ TOSITE_VOIKKO: empty }),
      (error: unknown) => {
        assert.ok(error instanceof UserError);
        assert.equal(error.diagnostic.code, 'T2002');
        assert.match(error.diagnostic.hint, /npm run setup/);
        assert.match(error.diagnostic.hint, /apt-get install libvoikko1 voikko-fi/);
        return true;
      },
    );
  });

  test('English works all the same', () => {
    const registry = join(import.meta.dirname, '..', '..', '..', 'src', 'language', 'languages.ts');
    const code = `
      const { openLanguage } = await import(${JSON.stringify(registry)});
      const tokens = openLanguage('en').analyse('The ships left.').flatMap((s) => s.tokens);
      let refused = '';
      try { openLanguage('fi').analyse('Laivat lähtivät.'); } catch (error) { refused = error.diagnostic?.code ?? String(error); }
      console.log(tokens.length, refused);`;
    const env = { ...process.env, TOSITE_VOIKKO: empty };
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' });
    assert.equal(out.trim(), '4 T2002');
  });
});

describe('libvoikko', { skip }, () => {
  test('gives base forms and the transducer output', () => {
    const found = openVoikko().analyse('laivoissa');
    assert.deepEqual(
      found.map(({ base }) => base),
      ['laiva'],
    );
    assert.match(found[0]!.output, /^\[Ln\]/);
  });

  test('gives nothing for what it does not know', () => {
    for (const form of ['qwxzt', '', ' ', '😀', '\ud800']) assert.deepEqual(openVoikko().analyse(form), []);
  });

  test('keeps its memory to itself over many calls', () => {
    const voikko = openVoikko();
    for (let i = 0; i < 20_000; i++) voikko.analyse('satamalaitureillammekin');
    const before = process.memoryUsage.rss();
    for (let i = 0; i < 60_000; i++) voikko.analyse('satamalaitureillammekin');
    assert.ok(process.memoryUsage.rss() - before < 40e6, 'less than 40 MB grew in 60,000 calls');
  });
});

describe('the transducer output taken apart', () => {
  test('a compound: the last part inflects, all parts have base forms', () => {
    const one = readOutput('[Ln][Xp]sota[X]sota[Sn][Ny][Bh][Bc][Ln][Xp]laiva[X]laivo[Sine][Nm]issa', 'sotalaiva');
    assert.deepEqual(one.parts, ['sota', 'laiva']);
    assert.deepEqual([...one.tags].sort(), ['Nm', 'Sine', 'X']);
  });

  test('a participle keeps its verb', () => {
    const one = readOutput('[Lt][Xp]ostaa[X]osta[Ln][Rm]m[Xj]a[X][Sn][Nm]at', 'ostama');
    assert.equal(one.verb, 'ostaa');
    assert.equal(one.wordClass, 'Ln');
  });

  test('a verbal noun: the letters before its suffix', () => {
    const one = readOutput('[Ln][Xp]öljy[X]öljy[Sn][Ny][Bh][Bc][Lt][Xp]ostaa[X]osta[Tn4]mi[Sp][Ny]sta', 'öljyostaa');
    assert.equal(one.stem, 'öljyosta');
    assert.equal(one.verb, 'öljyostaa');
  });

  test('a numeral of two parts inflects by its first', () => {
    const one = readOutput('[Lu][Xp]kuusi[X]kuu[Sn][Ny]si[Bc]toista[Xp][X]', 'kuusitoista');
    assert.equal(one.wordClass, 'Lu');
    assert.ok(one.tags.has('Sn'));
  });
});
