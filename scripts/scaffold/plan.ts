// What a scaffold does: files that it writes anew and lines that it puts into files that are there, all or none of them.
// What enters: a plan and the project's root. What leaves: the paths that changed. It never overwrites.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Plan = {
  /** Paths under the root, and the whole text of each. */
  readonly files: readonly (readonly [path: string, text: string])[];
  /** A line put behind the first line that holds `after`, or before the first line behind that one that starts with `before`. */
  readonly lines: readonly Insertion[];
  /** What the person does next, a line a step. */
  readonly next: readonly string[];
};

export type Insertion = {
  readonly path: string;
  readonly after: string;
  readonly before?: string;
  readonly line: string;
};

/** A mistake that a person can mend: what is wrong and where, what to do. Exit code 2 for usage, 1 for a failure. */
export class ScaffoldError extends Error {
  readonly hint: string;
  readonly exitCode: 1 | 2;
  constructor(message: string, hint: string, exitCode: 1 | 2) {
    super(message);
    this.name = 'ScaffoldError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The text with a line put in; null where its place is not found. */
export function inserted(text: string, { after, before, line }: Insertion): string | null {
  const lines = text.split('\n');
  const opening = lines.findIndex((one) => one.includes(after));
  if (opening < 0) return null;
  const at = before === undefined ? opening + 1 : lines.findIndex((one, i) => i > opening && one.startsWith(before));
  return at < 0 ? null : [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

function refuseToOverwrite(root: string, plan: Plan): void {
  const there = plan.files.map(([path]) => path).filter((path) => existsSync(join(root, path)));
  if (there.length > 0)
    throw new ScaffoldError(
      `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} there already, and a scaffold overwrites nothing.`,
      'Go on with what is there; or delete it, with its lines in the tables, and run this again.',
      1,
    );
}

/** The changed texts by path. Throws ScaffoldError where a line has no place. */
function changedTexts(root: string, plan: Plan): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const insertion of plan.lines) {
    const { path, line, after } = insertion;
    const text = inserted(texts.get(path) ?? readFileSync(join(root, path), 'utf8'), insertion);
    if (text === null)
      throw new ScaffoldError(
        `${path} has no line with "${after}", where "${line.trim()}" would be put; nothing was written.`,
        `Find out where the table went, and mend the scaffold under scripts/.`,
        1,
      );
    texts.set(path, text);
  }
  return texts;
}

/** Carries a plan out; the paths that were written. */
export function carryOut(root: string, plan: Plan): readonly string[] {
  refuseToOverwrite(root, plan);
  const texts = [...plan.files, ...changedTexts(root, plan)];
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const code = texts.map(([path]) => path).filter((path) => path.endsWith('.ts'));
  spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['check', '--write', ...code], { cwd: root, stdio: 'ignore' });
  return texts.map(([path]) => path);
}

/** Runs a scaffold from the command line: prints what was written and what comes next; the exit code. */
export function runScaffold(root: string, planOf: (args: readonly string[]) => Plan): number {
  try {
    const plan = planOf(process.argv.slice(2));
    const written = carryOut(root, plan);
    console.log(`Written:\n${written.map((path) => `  ${path}`).join('\n')}\n\nNext:`);
    plan.next.forEach((step, i) => {
      console.log(`  ${i + 1}. ${step}`);
    });
    return 0;
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    console.error(`${error.message}\n${error.hint}`);
    return error.exitCode;
  }
}
