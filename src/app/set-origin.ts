// Use case: a person says of an origin whose name it is (it is merged into that one), or how reliable it is.

import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { originsWith } from '../ledger/origins.ts';
import type { By, Entity, Store } from '../store/port.ts';

export type NewOriginSetting = {
  /** The origin by any of its names. */
  readonly name: string;
  /** The one that it is, by any of its names. */
  readonly as?: string | undefined;
  /** Admiralty letter, A to F. */
  readonly letter?: string | undefined;
  readonly reason?: string | undefined;
};

/**
 * Sets it in the log; an undo of the statement takes it back. Throws UserError T1905 where nothing would change, T4015 where the
 * store refuses.
 */
export async function setOrigin(store: Store, { name, as, letter, reason }: NewOriginSetting, by: By): Promise<Entity> {
  const origins = originsWith(await store.entities());
  const [own, other] = [origins.resolve(name), as === undefined ? null : origins.resolve(as)];
  if (other !== null && own.name === other.name && letter === undefined) throw nothingToSet(name, other.name);
  return store.setEntity(
    {
      kind: 'origin',
      name: own.name,
      ...(other !== null && own.name !== other.name && { as: other.name }),
      ...(letter !== undefined && { letter: letter.toUpperCase() }),
      ...(reason !== undefined && { reason }),
    },
    by,
  );
}

const nothingToSet = (name: string, as: string): UserError =>
  new UserError({
    code: 'T1905',
    severity: 'error',
    message: say`"${name.slice(0, 60)}" is ${as} already.`,
    hint: say`See what is known from it with: tosite sources ORIGIN`,
  });
