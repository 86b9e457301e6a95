// A router over the History API: the address is the only state that says which view is shown.
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

export { documentAddress, flowAddress } from './addresses.ts';

const CHANGED = 'tosite:navigate';

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

const current = (): string => window.location.pathname + window.location.search;

export type Location = { readonly path: string; readonly query: URLSearchParams };

/** The address that is shown; renders again when it changes. */
export function useLocation(): Location {
  const here = useSyncExternalStore(subscribe, current);
  const url = new URL(here, window.location.origin);
  return { path: url.pathname, query: url.searchParams };
}

/** Goes to an address of this site. `replace` leaves no step behind in the history. */
export function navigate(to: string, { replace = false, scroll = true } = {}): void {
  if (replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  window.dispatchEvent(new Event(CHANGED));
  if (scroll && !replace) window.scrollTo(0, 0);
}

/** The present address with some query parameters changed; null removes one. */
export function withQuery(changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(window.location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  return url.pathname + url.search;
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly to: string; readonly keepScroll?: boolean };

/** A link inside the workbench: an ordinary anchor, so that it opens in a new tab too. */
export function Link({ to, keepScroll = false, onClick, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        navigate(to, { scroll: !keepScroll });
      }}
    />
  );
}
