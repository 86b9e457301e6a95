// A YAML file as a value with the line of each part, so that what is wrong with a file can be told where it stands. Pure.
import { type Document, LineCounter, parseDocument, visit } from 'yaml';

export type YamlFile = {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
  /** Line of the part at a path, or of the nearest part around it, from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** The first thing that is not YAML: what, and its line. */
  readonly broken: { readonly what: string; readonly line: number } | null;
};

/** Opens the text of a YAML 1.2 file in the core schema; aliases are refused, they can make a short text huge. */
export function openYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const [error] = document.errors;
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (node && typeof node === 'object' && 'range' in node) {
        const [start] = (node.range as number[] | undefined) ?? [];
        if (start !== undefined) return lines.linePos(start).line;
      }
    }
    return 1;
  };
  if (error) {
    const broken = { what: firstLine(error.message), line: lines.linePos(error.pos[0]).line };
    return { document, lines, value: null, lineOf, broken };
  }
  const alias = aliasOf(document);
  if (alias !== null) {
    const broken = { what: 'an alias (*name) is not taken', line: lines.linePos(alias).line };
    return { document, lines, value: null, lineOf, broken };
  }
  return { document, lines, value: document.toJS(), lineOf, broken: null };
}

/** Where the first alias stands; null where there is none. */
function aliasOf(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Alias: (_, node) => {
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/ at line.*$/, '').replace(/[.:]$/, '');
