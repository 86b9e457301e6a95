// Who asks, and what they may: set on each request by the guard, asked for by resources.

import type { Context, Hono, MiddlewareHandler } from 'hono';
import { say } from '../base/said.ts';
import { ApiError } from './errors.ts';

/** A reader looks; an analyst changes the ledger too. */
export const ROLES = ['reader', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** `name` is null where whoever holds the printed address is let in, and says their name with each write. */
export type Person = { readonly name: string | null; readonly role: Role };

export type Env = { Variables: { person: Person } };

/** A way of letting people in: what sets the person on a request or refuses it, and pages of its own that need no session. */
export type Access = {
  readonly routes: Hono<Env> | null;
  readonly letIn: MiddlewareHandler<Env>;
  /** True where a request brings the whole secret in a header, as no page of another site can: it need not say where it comes from. */
  readonly isProgram: (c: Context<Env>) => boolean;
};

/** Refuses who has a lesser role. */
export const needs =
  (role: Role): MiddlewareHandler<Env> =>
  async (c: Context<Env>, next) => {
    if (role === 'analyst' && c.get('person').role !== 'analyst')
      throw new ApiError(403, {
        code: 'T5406',
        message: say`A reader may look at the ledger, not change it.`,
        hint: say`Ask for the role of an analyst: tosite user add NAME --role analyst`,
      });
    await next();
  };
