// Writes docs/reference/api.md from the OpenAPI document: every resource with what it takes and gives.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiOf } from '../src/api/api.ts';
import { deskOf } from '../src/api/desk.ts';
import { openApiOf, SEEN_FIELDS } from '../src/api/openapi.ts';
import { openStore } from '../src/store/open.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'reference', 'api.md');

const INTRODUCTION = `# The API

\`tosite serve\` answers under \`/api\`, in JSON. This page is written from the OpenAPI 3.1 document that every server gives at \`/api/openapi.json\`, with the whole schemas; \`/api/reference\` shows the same to be read in a browser.
`;

type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean };
type Operation = {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-role'?: string;
};
type Schema = {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
};

/** The page's whole text. */
export async function apiPage(): Promise<string> {
  const store = await openStore(':memory:');
  const document = openApiOf(apiOf(deskOf(store)))();
  await store.close();
  const paths = Object.entries((document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>);
  const rows = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  const parts = (document.tags ?? []).map(({ name, description }) => {
    const own = rows.filter(({ operation }) => operation.tags?.includes(name));
    const lines = own.map(({ path, method, operation }) => rowOf(method, path, operation, schemas));
    return `## ${name}\n${description}.\n\n| Resource | Does |\n|---|---|\n${lines.join('\n')}\n`;
  });
  return `${[INTRODUCTION, `${document.info.description}\n`, ...parts].join('\n')}`;
}

function rowOf(method: string, path: string, operation: Operation, schemas: Readonly<Record<string, Schema>>): string {
  const query = (operation.parameters ?? [])
    .filter(({ name, in: place }) => place === 'query' && !SEEN_FIELDS.includes(name))
    .map(fieldOf);
  const address = `${method.toUpperCase()} ${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const body = bodyOf(operation, schemas);
  const words = [
    operation.summary,
    ...(operation.description ? [operation.description] : []),
    ...(body === null ? [] : [`Takes ${body}`]),
    ...(operation['x-role'] === 'analyst' ? ['For analysts'] : []),
  ];
  return `| \`${address}\` | ${words.map((one) => `${one}`.replace(/\.$/, '')).join('. ')} |`;
}

const fieldOf = ({ name, required }: Parameter): string => (required ? name : `${name}?`);

function bodyOf({ requestBody }: Operation, schemas: Readonly<Record<string, Schema>>): string | null {
  const given = requestBody?.content['application/json']?.schema;
  const schema = given?.$ref ? schemas[given.$ref.split('/').at(-1) ?? ''] : given;
  if (!schema?.properties) return null;
  const needed = new Set(schema.required ?? []);
  return `\`{${Object.keys(schema.properties)
    .map((name) => (needed.has(name) ? name : `${name}?`))
    .join(', ')}}\``;
}

if (import.meta.main) writeFileSync(PAGE, await apiPage());
