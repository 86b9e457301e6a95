// The OpenAPI document: the resources as they are served, for programs (/api/openapi.json) and for the reference.
import type { OpenAPIHono } from '@hono/zod-openapi';
import packageJson from '../../package.json' with { type: 'json' };
import type { Env } from './session.ts';

const TAGS = {
  Exchange: 'Two parties: both directions, weighed; indicators, measures, effects, scenarios',
  Ledger: 'Flows, figures, estimates, origins, and how each number came about',
  Documents: 'Texts as published, and reading them',
  Claims: 'What the texts say, and what people decide about it',
  Log: 'What happened to the ledger, and what it moved',
  Export: 'Files to take away',
  Words: 'Names of codes',
} as const;

const DESCRIPTION = [
  'Numbers are decimal texts and an open end is null; offsets count UTF-16 code units; dates are EDTF.',
  'An error is `{"error": {"code", "message", "hint", "at"}}`. A list is given by pages: `next` is the `cursor` of the next one.',
  'A GET that asks the ledger takes `as-known-on` (a day, a month or a year: only what was published by its end) and `as-recorded-at` (the ledger as it was after a statement of its log, at a time in UTC, or at the end of a day); they are said here once.',
  'A GET has an ETag, and answers 304 to `If-None-Match` while the ledger has not changed in it.',
  "A request needs the session of the server. `tosite serve` prints an address with a token, new each time it starts: a program sends it as `Authorization: Bearer TOKEN`; a browser opens the address and is given a cookie. Where users log in (`--users`), `POST /login` with the form fields `name` and `password` gives a session's cookie, and a program sends that.",
  'A 401 says that there is no such session: the server was started anew, the token was cut, or nobody has logged in. A 403 says that the session may not do this, or that another site sent the request.',
  'A write is JSON, comes from the same origin (`Origin`) unless it brings the token itself, and may name the person in `X-Tosite-Actor` (UTF-8, percent-encoded).',
].join('\n\n');

/** Fields that nearly every GET takes, said once where the document is shown to people. */
export const SEEN_FIELDS: readonly string[] = ['as-known-on', 'as-recorded-at'];

export type OpenApiDocument = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;

/** Makes the document when it is first asked for. */
export function openApiOf(api: OpenAPIHono<Env>): () => OpenApiDocument {
  let document: OpenApiDocument | null = null;
  return () => {
    document ??= api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Tosite', version: packageJson.version, description: DESCRIPTION },
      servers: [{ url: '/api' }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    });
    return document;
  };
}
