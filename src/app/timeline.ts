// Use case: what happened when: meetings, agreements, deployments and deliveries with their dates, as exact as they are told. What
// several texts or rows tell of one thing at one time is one event.
import { z } from 'zod';
import { bounds, isEdtf } from '../base/edtf.ts';
import { STATED_BY } from '../ledger/model.ts';
import { originsWith } from '../ledger/origins.ts';
import { NOT_NAMED } from '../ledger/shown.ts';
import type { StoredClaim, StoredFigure, StoreView } from '../store/port.ts';
import { claimPagesKnownBy, isKnownBy } from './known.ts';

export const EVENT_KINDS = ['meeting', 'agreement', 'deployment', 'delivery'] as const;

/** A stretch of days of which one end or both are known only to lie between two days; null is open. */
const Span = z.object({ first: z.string().nullable(), last: z.string().nullable() }).readonly();

const Witness = z
  .object({
    /** Claim or imported row. */
    id: z.string(),
    documentId: z.string().nullable(),
    quote: z.string().nullable(),
    origin: z.string(),
    stated: z.string(),
    statedBy: z.enum(STATED_BY),
    /** Ends of the number that it gives, and its unit; null where it gives none. */
    low: z.string().nullable(),
    high: z.string().nullable(),
    unit: z.string().nullable(),
    /** The row's own id in its file, for what was imported. */
    label: z.string().nullable(),
    url: z.string().nullable(),
  })
  .readonly();

export const TimelineEvent = z
  .object({
    /** Id of the first witness. */
    id: z.string(),
    kind: z.enum(EVENT_KINDS),
    /** All that is said of it is planned or supposed. */
    supposed: z.boolean(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    item: z.string().nullable(),
    where: z.string().nullable(),
    /** EDTF, as told. */
    when: z.string(),
    /** It is one point of time, which lies between two days; otherwise it goes on from a beginning to an end. */
    isPoint: z.boolean(),
    /** Between which days it begins, and between which it ends. An end that is open has neither. */
    begins: Span,
    ends: Span,
    /** The last day on which it was told of. */
    told: z.string(),
    /** The date is marked as approximate or uncertain. */
    isRough: z.boolean(),
    witnesses: z.array(Witness).readonly(),
  })
  .readonly();
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const Timeline = z
  .object({ asKnownOn: z.string().nullable(), events: z.array(TimelineEvent).readonly() })
  .readonly();
export type Timeline = z.infer<typeof Timeline>;

type Kind = TimelineEvent['kind'];
type Told = Omit<TimelineEvent, 'id' | 'isPoint' | 'begins' | 'ends' | 'told' | 'isRough' | 'witnesses'> & {
  readonly witness: TimelineEvent['witnesses'][number];
};

/** All dated events of the store, by when they begin. What is denied did not happen, and is left out. */
export async function timeline(store: StoreView, asKnownOn: string | null = null): Promise<Timeline> {
  const origins = originsWith(await store.entities());
  const told: Told[] = [];
  for (const frame of ['meeting', 'agreement', 'deployment', 'transfer'] as const)
    for await (const page of claimPagesKnownBy(store, { frame }, asKnownOn))
      for (const stored of page) told.push(...toldByClaim(stored, (claim) => originOf(claim, origins)));
  for (const row of await store.figures()) if (isKnownBy(row, asKnownOn)) told.push(...toldByRow(row));
  const groups = Map.groupBy(told, keyOf);
  const events = [...groups.values()].flatMap(eventOf);
  return { asKnownOn, events: events.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) };
}

const sortKey = ({ begins, when, id }: TimelineEvent): string => `${begins.first ?? '0000'} ${when} ${id}`;

/** Who meets whom, and who agrees with whom, has no direction. */
function keyOf({ kind, from, to, item, where, when, supposed }: Told): string {
  const isMutual = kind === 'meeting' || kind === 'agreement';
  const parties = isMutual ? [from, to].sort() : [from, to];
  return JSON.stringify([kind, parties, isMutual ? null : item, where, when, supposed]);
}

const isSupposed = (modality: string): boolean => modality === 'planned' || modality === 'hypothetical';
const kindOf = (frame: string): Kind => (frame === 'transfer' ? 'delivery' : (frame as Kind));

function toldByClaim(stored: StoredClaim, origin: (stored: StoredClaim) => string): readonly Told[] {
  const { claim, decision, documentId, published, added, url } = stored;
  const { frame, from, to, item, where, when, modality, quantity, quote } = claim;
  if (when === null || modality === 'denied' || decision?.verdict === 'reject') return [];
  return [
    {
      kind: kindOf(frame),
      supposed: isSupposed(modality),
      from: from?.id ?? null,
      to: to?.id ?? null,
      item: item?.code ?? null,
      where: where?.name ?? null,
      when: when.edtf,
      witness: {
        ...{ id: claim.id, documentId, quote: quote.exact, origin: origin(stored), url: url ?? null, label: null },
        stated: published ?? added.slice(0, 10),
        statedBy: published === null ? ('added' as const) : ('published' as const),
        ...{ low: quantity?.low ?? null, high: quantity?.high ?? null, unit: quantity?.unit ?? null },
      },
    },
  ];
}

/** An imported row tells of a delivery or a deployment where it says over which days it counts. */
function toldByRow(row: StoredFigure): readonly Told[] {
  const { frame, from, to, item, period, modality, decision, id, origin, stated, low, high, unit, label, url } = row;
  if (frame !== 'transfer' && frame !== 'deployment') return [];
  if (period === null || modality === 'denied' || decision?.verdict === 'reject') return [];
  const statedBy = 'stated' as const;
  const witness = { id, documentId: null, quote: null, origin, stated, statedBy, low, high, unit, label, url };
  return [{ kind: kindOf(frame), supposed: isSupposed(modality), from, to, item, where: null, when: period, witness }];
}

function originOf(
  { claim, publisher, published, added }: StoredClaim,
  origins: ReturnType<typeof originsWith>,
): string {
  if (claim.source) return origins.resolve(claim.source.origin, 'official', published ?? added.slice(0, 10)).name;
  return publisher === null ? NOT_NAMED : origins.resolve(publisher, 'outlet').name;
}

function eventOf(told: readonly Told[]): readonly TimelineEvent[] {
  const [first] = told;
  if (!first || !isEdtf(first.when)) return [];
  const { kind, supposed, from, to, item, where, when } = first;
  const witnesses = told.map(({ witness }) => witness).sort((a, b) => (a.stated + a.id < b.stated + b.id ? -1 : 1));
  const isOneItem = told.every((one) => one.item === item);
  return [
    {
      id: witnesses[0]?.id ?? '',
      ...{ kind, supposed, from, to, where, when, ...extentOf(when), witnesses },
      item: isOneItem ? item : null,
      told:
        witnesses
          .map(({ stated }) => bounds(stated).last ?? '')
          .sort()
          .at(-1) ?? '',
      isRough: /[~?%]/.test(when),
    },
  ];
}

/** When an EDTF text says that something begins and ends. */
function extentOf(when: string): Pick<TimelineEvent, 'isPoint' | 'begins' | 'ends'> {
  const [start = '', end] = when.split('/');
  const side = (edtf: string) => (edtf === '' || edtf === '..' ? { first: null, last: null } : bounds(edtf));
  if (end === undefined) return { isPoint: true, begins: bounds(start), ends: bounds(start) };
  return { isPoint: false, begins: side(start), ends: side(end) };
}
