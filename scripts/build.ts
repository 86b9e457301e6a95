// Builds the library and the command for a package: dist/ from src/ by tsc, with the SQL of the migrations beside them. The
// pages of the workbench are built by `npm run build:web` into dist/web, which stays as it is, as does
// dist/read… (`npm run build:read`). With `--unchecked` the types are not looked at, for who has just done so: what is written is the same.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const project = ['-p', 'tsconfig.build.json'];

mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist))
  if (!/^(?:web|read[-.])/u.test(name)) rmSync(join(dist, name), { recursive: true });
const tsc = spawnSync(
  join(root, 'node_modules', '.bin', 'tsc'),
  [...project, ...(process.argv.includes('--unchecked') ? ['--noCheck'] : [])],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
for (const file of globSync('**/*.sql', { cwd: join(root, 'src') })) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  copyFileSync(join(root, 'src', file), join(dist, file));
}
