// WCAG 2.2 AA contrast of every text on a page, worked out in the page from computed styles: 4.5:1, large text 3:1.
import type { Page } from 'playwright-core';

/** Texts below their ratio, as "ratio text". Hidden texts, disabled controls and texts over pictures are not looked at. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const seen = new Map<string, Colour>();
    const colour = (css: string): Colour => {
      const known = seen.get(css);
      if (known || !context) return known ?? [0, 0, 0, 1];
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      const made: Colour = [r, g, b, a / 255];
      seen.set(css, made);
      return made;
    };
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (x: number, y: number) => x * top[3] + y * (1 - top[3]);
      return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1];
    };
    const background = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1];
      const own = colour(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, background(element.parentElement));
    };
    const opacity = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
    const light = ([r, g, b]: Colour): number => {
      const part = (n: number) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ratio = (x: number, y: number): number => (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    const faults: string[] = [];
    const dialog = document.querySelector('dialog[open]');
    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (
        !element ||
        text === '' ||
        element.closest('.visually-hidden, option, script, :disabled, [aria-hidden="true"]:not(svg)')
      )
        continue;
      const style = getComputedStyle(element);
      const strength = opacity(element);
      if (style.visibility === 'hidden' || strength === 0 || element.getClientRects().length === 0) continue;
      const ground = background(element);
      const [r, g, b, a] = colour(element instanceof SVGElement ? style.fill : style.color);
      const found = ratio(light(over([r, g, b, a * strength], ground)), light(ground));
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (found < (large ? 3 : 4.5))
        faults.push(
          `${found.toFixed(2)} ${text.slice(0, 40)} <${element.tagName} ${element.getAttribute('class') ?? ''}>`,
        );
    }
    return faults;
  });
