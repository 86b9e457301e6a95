// The reference of the API for people: a page without a script, written from the OpenAPI document.
import { html } from 'hono/html';
import { type OpenApiDocument, SEEN_FIELDS } from '../openapi.ts';
import type { Html } from './page.ts';

type Schema = Readonly<Record<string, unknown>> & { readonly $ref?: string; readonly description?: string };
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly description?: string;
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Operation = {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly 'x-role': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
};
type Entry = { readonly id: string; readonly method: string; readonly path: string; readonly operation: Operation };

/** "get-flows-id": the place of an operation in the page. */
const anchor = (method: string, path: string): string =>
  `${method}${path.replaceAll(/[^\w]+/g, '-').replace(/-$/, '')}`;

/** The body of the page. */
export function referenceBody(document: OpenApiDocument): Html {
  const paths = (document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ id: anchor(method, path), method, path, operation })),
  );
  const schemas = Object.entries((document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>);
  const parts = (document.tags ?? []).map(({ name, description = '' }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return html`<main>
<h1>The API</h1>
${(document.info.description ?? '').split('\n\n').map((line) => html`<p>${line.replaceAll('`', '')}</p>`)}
<p><a href="/api/openapi.json">openapi.json</a> has all of this for programs. <a href="/">The workbench</a></p>
<nav aria-label="Resources"><ul>${entries.map(({ id, method, path }) => html`<li><a href="#${id}">${method.toUpperCase()} ${path}</a></li>`)}</ul></nav>
${parts.map(
  ({ name, description, entries: own }) =>
    html`<section><h2>${name}</h2><p class="soft">${description}.</p>${own.map(entryOf)}</section>`,
)}
<h2>Schemas</h2>
${schemas.map(([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3>${shownSchema(schema)}</section>`)}
</main>`;
}

function entryOf({ id, method, path, operation }: Entry): Html {
  const { summary, description, requestBody, responses } = operation;
  const parameters = (operation.parameters ?? []).filter(({ name }) => !SEEN_FIELDS.includes(name));
  const body = requestBody?.content['application/json']?.schema;
  const [status = '', { content } = { content: {} as Content }] = Object.entries(responses)[0] ?? [];
  const [type = '', { schema } = { schema: {} as Schema }] = Object.entries(content)[0] ?? [];
  return html`<section id="${id}">
<h3><span class="method">${method.toUpperCase()}</span> ${path}</h3>
<p>${summary}.${operation['x-role'] === 'analyst' ? html` <span class="soft">For analysts.</span>` : ''}</p>
${description ? html`<p class="soft">${description}</p>` : ''}
${parameters.length > 0 ? html`<table><thead><tr><th scope="col">Field</th><th scope="col">Takes</th></tr></thead><tbody>${parameters.map(rowOf)}</tbody></table>` : ''}
${body ? html`<details><summary>Takes</summary>${shownSchema(body)}</details>` : ''}
<details><summary>Gives ${status} ${type}</summary>${type === 'application/json' ? shownSchema(schema) : ''}</details>
</section>`;
}

const rowOf = ({ name, required, schema, description = schema.description ?? '' }: Parameter): Html =>
  html`<tr><td><code>${name}</code>${required ? '' : html` <span class="soft">optional</span>`}</td><td>${typeOf(schema)}${description ? html`<br><span class="soft">${description}</span>` : ''}</td></tr>`;

function typeOf(schema: Schema): string {
  const { type, enum: list, default: usual } = schema;
  const words = Array.isArray(list) ? list.join(', ') : [type].flat().join(' or ');
  return usual === undefined ? words : `${words} (${String(usual)} where not given)`;
}

/** A schema as JSON; the names that it speaks of lead to theirs. */
function shownSchema(schema: Schema): Html {
  const pieces = JSON.stringify(schema, null, 2).split(/"#\/components\/schemas\/(\w+)"/u);
  return html`<pre>${pieces.map((piece, i) => (i % 2 === 0 ? piece : html`<a href="#schema-${piece}">${piece}</a>`))}</pre>`;
}
