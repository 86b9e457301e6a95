// Claims with the decision that stands and what they count in.
import { countedClaims } from '../app/export-table.ts';
import type { StoredClaim, StoreView } from '../store/port.ts';
import type { Data } from './resource.ts';
import type { ClaimView } from './schemas.ts';
import { decisionView } from './views.ts';

/** The claims as the API shows them. */
export async function claimViews(
  store: StoreView,
  claims: readonly StoredClaim[],
  asKnownOn: string | null = null,
): Promise<readonly Data<ClaimView>[]> {
  const counted = await countedClaims(
    store,
    claims.map(({ claim }) => claim),
    asKnownOn,
  );
  return claims.map(({ claim, documentId, decision }) => ({
    claim,
    documentId,
    decision: decision ? decisionView(decision) : null,
    series: counted.get(claim.id)?.series ?? null,
    figure: counted.get(claim.id)?.figure ?? null,
  }));
}
