// Resources under an application: roles, checks of what enters, answers that are kept, long questions beside the server, the envelope
// of errors.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { actorOf } from './actor.ts';
import type { Answers } from './answers.ts';
import { jsonBytes, textBytes } from './bytes.ts';
import type { Desk } from './desk.ts';
import type { AnyAsked, Computed, Fields, Resource } from './resource.ts';
import { ErrorEnvelope } from './schemas.ts';
import { type Env, needs } from './session.ts';

const refusal = (description: string) => ({ description, content: { 'application/json': { schema: ErrorEnvelope } } });

/** The operation as @hono/zod-openapi takes it. */
const routeOf = (resource: Resource) => {
  const { method, path, tag, summary, description, role, params, query, body, status, type, schema } = resource;
  return createRoute({
    method,
    path,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    'x-role': role,
    middleware: [needs(role)] as MiddlewareHandler<Env>[],
    request: {
      params,
      query: query as Fields,
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: summary, content: { [type]: { schema } } },
      default: refusal('What was wrong, where, and what to do'),
    },
  });
};

type Given = {
  readonly answers: Answers;
  readonly desk: Pick<Desk, 'askers' | 'finishing'>;
};

/** Puts resources under an application. */
export function serveResources(app: OpenAPIHono<Env>, resources: readonly Resource[], given: Given): void {
  for (const one of resources)
    app.openapi(routeOf(one), async (c) => {
      const asked: AnyAsked = {
        params: c.req.valid('param'),
        query: c.req.valid('query'),
        body: one.body ? c.req.valid('json' as never) : null,
        actor: actorOf(c),
        person: c.get('person'),
      };
      return one.kind === 'raw' ? one.respond(asked, c) : answered(one, asked, c, given);
    });
}

/** The bytes of an answer, made in this thread. */
export const bytesOf = async (one: Computed, asked: AnyAsked): Promise<Uint8Array<ArrayBuffer>> =>
  one.kind === 'json' ? jsonBytes(await one.answerOf(asked)) : textBytes(await one.piecesOf(asked));

async function answered(
  one: Computed,
  asked: AnyAsked,
  c: Context<Env>,
  { answers, desk: { askers, finishing } }: Given,
): Promise<Response> {
  const why = isOfThePast(asked) ? 'log' : one.kind === 'file' ? 'ledger' : one.long;
  const make = (): Promise<Uint8Array<ArrayBuffer>> =>
    why && askers ? askers.ask(one, asked, why) : bytesOf(one, asked);
  if (one.kind === 'json' && one.kept) return answers.answer(c, make);
  const bytes = await (one.role === 'analyst' ? finishing(make()) : make());
  return c.body(bytes, one.status, {
    'Content-Type': `${one.type}; charset=utf-8`,
    ...(one.kind === 'file' ? { 'Content-Disposition': `attachment; filename="${one.nameOf(asked)}"` } : {}),
  });
}

/** The ledger as it was is played from its log. */
const isOfThePast = ({ query }: AnyAsked): boolean =>
  typeof query === 'object' && query !== null && 'as-recorded-at' in query && query['as-recorded-at'] !== undefined;

/** Gives what methods a path under /api answers, none where it is no resource's. */
export function methodsOf(resources: readonly Resource[]): (path: string) => readonly string[] {
  const known = resources.map(({ method, path }) => ({
    method: method.toUpperCase(),
    shape: new RegExp(`/api${path.replaceAll(/\{[^}]+\}/gu, '[^/]+')}/?$`, 'u'),
  }));
  return (path) => [...new Set(known.filter(({ shape }) => shape.test(path)).map(({ method }) => method))].sort();
}
