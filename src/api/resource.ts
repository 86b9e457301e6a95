// A resource: one operation of the API as data, with the schemas of what enters and leaves and the function that answers. The routes
// (routes/) are lists of resources; what is common to all of them (roles, checks, answers that are kept, the envelope) is put
// around them here, once, and the OpenAPI document is written from the same data.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { actorOf } from './actor.ts';
import type { Answers } from './answers.ts';
import { ErrorEnvelope } from './schemas.ts';
import { type Env, needs, type Person, type Role } from './session.ts';

/** A value as plain readonly data. */
export type Data<T> = T extends readonly (infer U)[]
  ? readonly Data<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Data<T[K]> }
    : T;

type Fields = z.ZodObject;
const Nothing = z.object({});
type Nothing = typeof Nothing;

/** What a request asks: each part as its schema left it. `actor` is who acts. */
export type Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly actor: string;
  readonly person: Person;
};

type Words = {
  /** Under /api, parameters in braces: `/flows/{key}`. */
  readonly path: string;
  /** The part of the reference that it stands in. */
  readonly tag: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What else a caller must know. */
  readonly description?: string;
};

type Said<P, Q, B> = Words & {
  readonly method: 'get' | 'post';
  /** Who may ask: everybody where not given; `analyst` for what changes the ledger. */
  readonly role?: Role;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
};

/** A resource with its types put away: what `serveResources` takes. */
export type Resource = Words & {
  readonly method: 'get' | 'post';
  readonly role: Role;
  readonly params: Fields;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly answer: {
    readonly status: 200 | 201 | 202;
    readonly type: string;
    readonly schema: z.ZodType;
    /** A pure function of the ledger's last statement and the address. */
    readonly kept: boolean;
  };
  readonly respond: (c: Context<Env>, asked: Asked<z.ZodType, z.ZodType, z.ZodType>) => Promise<Response | Plain>;
};

/** What is answered as JSON. */
type Plain = { readonly plain: unknown };

/** An operation that answers JSON. A GET is a function of the ledger and its address: its answer is kept until the ledger grows. */
export function resource<
  A extends z.ZodType,
  P extends Fields = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodNull,
>(
  said: Said<P, Q, B> & {
    readonly answer: A;
    readonly status?: 200 | 201 | 202;
    /** False where the answer depends on more than the ledger and the address. */
    readonly kept?: boolean;
  },
  answer: (asked: Asked<P, Q, B>) => Promise<Data<z.output<A>>>,
): Resource {
  const { method, status = 200, kept = method === 'get', answer: schema } = said;
  return {
    ...common(said),
    answer: { status, type: 'application/json', schema, kept },
    respond: async (_c, asked) => ({ plain: await answer(asked as Asked<P, Q, B>) }),
  };
}

/** An operation that answers otherwise than in JSON: a file, a stream of events. */
export function rawResource<P extends Fields = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = z.ZodNull>(
  said: Said<P, Q, B> & { readonly type: string },
  answer: (asked: Asked<P, Q, B>, c: Context<Env>) => Promise<Response>,
): Resource {
  return {
    ...common(said),
    answer: { status: 200, type: said.type, schema: z.string(), kept: false },
    respond: (c, asked) => answer(asked as Asked<P, Q, B>, c),
  };
}

const common = ({
  path,
  tag,
  summary,
  description,
  method,
  role,
  params,
  query,
  body,
}: Said<Fields, z.ZodType, z.ZodType>) => ({
  ...{ path, tag, summary, method },
  ...(description === undefined ? {} : { description }),
  role: role ?? ('reader' as const),
  params: params ?? Nothing,
  query: query ?? Nothing,
  body: body ?? null,
});

const refusal = (description: string) => ({ description, content: { 'application/json': { schema: ErrorEnvelope } } });

/** The operation as @hono/zod-openapi takes it. */
const routeOf = ({ method, path, tag, summary, description, role, params, query, body, answer }: Resource) =>
  createRoute({
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
      [answer.status]: { description: summary, content: { [answer.type]: { schema: answer.schema } } },
      default: refusal('What was wrong, where, and what to do'),
    },
  });

/** Puts resources under an application. */
export function serveResources(app: OpenAPIHono<Env>, resources: readonly Resource[], answers: Answers): void {
  for (const one of resources)
    app.openapi(routeOf(one), async (c) => {
      const asked = {
        params: c.req.valid('param'),
        query: c.req.valid('query'),
        body: one.body ? c.req.valid('json' as never) : null,
        actor: actorOf(c),
        person: c.get('person'),
      };
      const make = () => one.respond(c, asked);
      if (one.answer.kept) return answers.answer(c, async () => plainOf(await make()));
      const made = await make();
      return made instanceof Response ? made : c.json(made.plain as never, one.answer.status);
    });
}

function plainOf(made: Response | Plain): unknown {
  if (made instanceof Response) throw new TypeError('a response cannot be kept');
  return made.plain;
}
