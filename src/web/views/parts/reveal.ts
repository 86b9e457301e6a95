// What a choice opens is brought into view where it is not: by as little as is needed.
import { type RefObject, useEffect, useRef } from 'react';

/** The element that is brought into view when it first stands there. */
export function useReveal<E extends HTMLElement>(): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    // Its answer, a promise in new browsers, must not be taken for what cleans up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return place;
}
