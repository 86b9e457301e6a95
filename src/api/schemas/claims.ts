// What goes over /api about lists of claims.
import { z } from 'zod';
import { Frame } from '../../reading/claim.ts';
import { nextField, pageFields } from '../paging.ts';
import { ClaimView, FlowsQuery } from '../schemas.ts';

export const ClaimsQuery = FlowsQuery.extend({
  ...pageFields,
  frame: Frame.optional(),
  document: z.string().max(40).optional(),
  state: z.enum(['open', 'accepted', 'rejected']).optional(),
});
export type ClaimsQuery = z.output<typeof ClaimsQuery>;

export const ClaimsView = z.object({ claims: z.array(ClaimView), next: nextField });
export type ClaimsView = z.infer<typeof ClaimsView>;
