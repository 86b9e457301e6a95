// What goes over /api about effects: the JSON of `tosite effects --json`.
import { z } from 'zod';
import { Modality } from '../../reading/claim.ts';
import { nullableText } from './common.ts';

const Sign = z.enum(['+', '-']);

const Witness = z.object({
  claim: z.string(),
  document: z.string(),
  origin: z.string(),
  stated: z.string(),
  modality: Modality,
  quote: z.string(),
  causeText: nullableText,
  causeChange: Sign,
  changeAssumed: z.boolean(),
  effectSign: Sign,
});

const Node = z.discriminatedUnion('kind', [
  z.object({
    id: z.string(),
    kind: z.enum(['variable', 'other']),
    party: nullableText,
    place: nullableText,
    variable: z.string(),
    label: z.string(),
  }),
  z.object({ id: z.string(), kind: z.literal('flow'), from: z.string(), to: z.string() }),
  z.object({ id: z.string(), kind: z.literal('exchange'), a: z.string(), b: z.string() }),
]);

const Link = z.object({
  id: z.string().meta({ description: 'What /explain takes' }),
  from: z.string(),
  to: z.string(),
  sign: Sign,
  known: z.enum(['stated', 'implied']),
  contested: z.boolean(),
  origins: z.array(z.string()),
  modalities: z.array(Modality),
  claims: z.array(Witness),
  denied: z.array(Witness),
});

const Loop = z.object({
  name: z.string(),
  kind: z.enum(['reinforcing', 'balancing']),
  links: z.array(z.string()),
  nodes: z.array(z.string()),
  contested: z.boolean(),
});

export const EffectsView = z
  .object({
    asKnownOn: nullableText,
    nodes: z.array(Node),
    links: z.array(Link),
    loops: z.array(Loop),
    moreLoops: z.boolean(),
    loose: z.array(z.object({ claim: z.string(), why: z.string() })),
  })
  .meta({ id: 'Effects' });

export type EffectsView = z.infer<typeof EffectsView>;
