// Puts what the program prints now into README.md, between the marks of each screen: node scripts/readme.ts
// With --check it changes nothing and exits 1 where the README shows something else.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const file = join(root, 'README.md');

/** The lines that the command prints, without colours, 80 columns wide. */
function screen(...args: readonly string[]): readonly string[] {
  const { stdout, status, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'tosite.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
  });
  if (status !== 0) throw new Error(`tosite ${args.join(' ')}: ${stderr}`);
  return stdout.split('\n').map((line) => line.trimEnd());
}

function linesFrom(lines: readonly string[], start: string, count: number): readonly string[] {
  const at = lines.findIndex((line) => line.startsWith(start));
  if (at < 0) throw new Error(`no line starts with ${JSON.stringify(start)}`);
  return lines.slice(at, at + count);
}

const SCREENS: Readonly<Record<string, () => readonly string[]>> = {
  read: () => screen('read', 'examples/en-trains-2025-04.md').slice(0, 26),
  demo: () => linesFrom(screen('demo', '--no-serve'), '2. Reconcile', 13),
};

let text = readFileSync(file, 'utf8');
const before = text;
for (const [name, make] of Object.entries(SCREENS)) {
  const block = `<!-- screen: ${name} -->\n\`\`\`\n${make().join('\n')}\n…\n\`\`\`\n<!-- end -->`;
  const marks = new RegExp(`<!-- screen: ${name} -->[^]*?<!-- end -->`, 'u');
  if (!marks.test(text)) throw new Error(`README.md has no marks for the screen ${name}`);
  text = text.replace(marks, () => block);
}
if (process.argv.includes('--check')) {
  if (text !== before) {
    console.error('README.md does not show what the program prints. What to do: npm run readme');
    process.exit(1);
  }
} else writeFileSync(file, text);
