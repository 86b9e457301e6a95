// Which two states, and as known on which day: three fields that change the address.
import { useId } from 'react';
import { useNames } from '../queries.ts';
import { navigate } from '../router.tsx';
import { type Seen, seenQuery } from '../seen.ts';
import { useWords } from '../words.ts';
import { PastFields } from './past.tsx';

type Props = { readonly a: string; readonly b: string; readonly seen: Seen };

const address = ({ a, b, seen }: Props): string =>
  `/exchange/${encodeURIComponent(a)}/${encodeURIComponent(b)}${seenQuery(seen)}`;

/** The states that flow to or from `party` stand first in the other's list. */
function partners(pairs: readonly { from: string; to: string }[], party: string): readonly string[] {
  return pairs.flatMap(({ from, to }) => (from === party ? [to] : to === party ? [from] : []));
}

/** Chooses the exchange that is shown. */
export function Chooser({ a, b, seen }: Props) {
  const { t, party } = useWords();
  const names = useNames().data;
  const [idA, idB] = [useId(), useId()];
  const pairs = names?.pairs ?? [];
  const all = [...new Set([a, b, ...pairs.flatMap(({ from, to }) => [from, to])])].sort((x, y) =>
    party(x).localeCompare(party(y)),
  );
  const go = (next: Partial<Props>) => {
    const to = { a, b, seen, ...next };
    if (to.a === to.b) navigate(address(next.a ? { ...to, b: a } : { ...to, a: b }));
    else navigate(address(to), { scroll: false });
  };
  const chooseA = (id: string) => {
    const known = partners(pairs, id);
    go(id === b || known.length === 0 || known.includes(b) ? { a: id } : { a: id, b: known[0] ?? b });
  };
  const option = (id: string) => (
    <option key={id} value={id}>
      {party(id)}
    </option>
  );
  return (
    <form className="chooser tools" aria-label={t('exchange.choose')} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={idA} className="visually-hidden">
        {t('exchange.firstState')}
      </label>
      <select id={idA} value={a} onChange={(event) => chooseA(event.target.value)}>
        {all.map(option)}
      </select>
      <button type="button" className="btn swap" aria-label={t('exchange.swap')} onClick={() => go({ a: b, b: a })}>
        <span aria-hidden="true">⇄</span>
      </button>
      <label htmlFor={idB} className="visually-hidden">
        {t('exchange.secondState')}
      </label>
      <select id={idB} value={b} onChange={(event) => go({ b: event.target.value })}>
        {all.map(option)}
      </select>
      <PastFields seen={seen} onChange={(next) => go({ seen: next })} />
    </form>
  );
}
