// How wide a picture may be: the width of what it stands in, again whenever that changes.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The element to measure, and its width in whole pixels; 0 before it is known. */
export function useWidth<E extends HTMLElement>(): { readonly place: RefObject<E | null>; readonly width: number } {
  const place = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    setWidth(Math.floor(element.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, []);
  return { place, width };
}
