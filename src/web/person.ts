// The name that a person has set in this browser; what they decide goes under it. Kept in the browser only.
import { useSyncExternalStore } from 'react';

const KEY = 'tosite:name';
const CHANGED = 'tosite:person';
/** The longest name that the server takes, characters. */
export const LONGEST_NAME = 100;

/** Browsers that keep nothing refuse the storage itself. */
function kept(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Sets the name; an empty one forgets it. */
export function setName(name: string): void {
  const plain = name.replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME);
  try {
    if (plain === '') window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, plain);
  } catch {
    // The name is then gone with the page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('storage', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

/** The name that is set, or null. */
export const useName = (): string | null => useSyncExternalStore(subscribe, kept);

/** The header of a write that says who acts. */
export function actorHeader(): Readonly<Record<string, string>> {
  const name = kept();
  return name ? { 'X-Tosite-Actor': encodeURIComponent(name) } : {};
}
