// Own weapons moved abroad and kept, which the words alone would make a gift. What enters: all drafts of a passage. What leaves:
// the same drafts; transfers of nuclear weapons and of ships under way are deployments, and so are transfers of a kind of
// weapon of which the passage says elsewhere that it is stationed there by the same side.
import type { Draft } from './frame.ts';

export function keptAbroad(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some((d) => isArms(d) && d.frame === 'transfer')) return drafts;
  const stationed = drafts.filter((d) => d.frame === 'deployment' && isArms(d));
  return drafts.flatMap((d): readonly Draft[] => {
    if (d.frame !== 'transfer' || !isArms(d) || !(isNeverGiven(d) || stationed.some((o) => isSameArms(o, d))))
      return [d];
    return stationed.some((o) => overlaps(o, d)) ? [] : [{ ...d, frame: 'deployment', rule: 'deployment.kept' }];
  });
}

const codeOf = (d: Draft): string => d.item?.code ?? '';

const isArms = (d: Draft): boolean => /^(?:weapon|missile)\b/u.test(codeOf(d));

/** No state gives away nuclear weapons that it speaks of as moved; a ship that comes, waits or is under way is its owner's. */
const isNeverGiven = (d: Draft): boolean =>
  (codeOf(d).startsWith('weapon.nuclear') && isMoved(d)) || (codeOf(d) === 'weapon.ship' && d.rule === 'transfer.flow');

/** Said to be so, or to be about to be, of the weapons by their own words. */
const isMoved = ({ modality, item, quote }: Draft): boolean =>
  modality !== 'denied' &&
  modality !== 'hypothetical' &&
  item?.start != null &&
  item.start >= quote.start &&
  item.start < quote.end;

/** The same item, between the same parties. */
const isSameArms = (stationed: Draft, d: Draft): boolean =>
  codeOf(stationed) === codeOf(d) && stationed.from?.id === d.from?.id && stationed.to?.id === d.to?.id;

const overlaps = (a: Draft, b: Draft): boolean =>
  codeOf(a) === codeOf(b) && a.quote.start < b.quote.end && b.quote.start < a.quote.end;
