// Independent origins as dots and as words: filled for those behind the best supported number, hollow for the other bodies.
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { useWords } from '../words.ts';

const MOST_DOTS = 9;

export function Independence({ estimate }: { readonly estimate: FlowJson['estimate'] }) {
  const { t } = useWords();
  const { independentOrigins, bodies, supported } = estimate;
  if (bodies === 0) return null;
  const regions = supported.length > 1 ? supported.map(({ independent }) => independent) : [independentOrigins];
  const agreeing = regions.reduce((sum, n) => sum + n, 0);
  const others = Math.max(0, bodies - agreeing);
  const words =
    supported.length > 2
      ? t('independence.apart', { count: supported.length })
      : supported.length > 1
        ? t('independence.against', { list: regions.join(` ${t('independence.versus')} `) })
        : t('independence.of', { independent: independentOrigins, bodies });
  return (
    <>
      {agreeing + others <= MOST_DOTS && (
        <span className="dots" aria-hidden="true">
          {regions.map((n) => '●'.repeat(n)).join(' ')}
          <i>{'○'.repeat(others)}</i>
        </span>
      )}
      <span className="sub">{words}</span>
    </>
  );
}
