// A chart of the page as a picture that stands alone: an SVG with its colours written into it, a title above and the sources below,
// and the same as PNG. What enters: the <svg> of a page. What leaves: text, or a blob. Only this machine takes part.
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'text-anchor',
  'dominant-baseline',
  'stop-color',
  'stop-opacity',
  'paint-order',
  'visibility',
  'display',
] as const;
const NAMESPACE = 'http://www.w3.org/2000/svg';
const [MARGIN, LINE, TITLE] = [16, 17, 18];

export type Caption = { readonly title: string; readonly notes: readonly string[] };

/** Writes what the style sheets say of each element into the copy, as attributes: a picture has no style sheet. */
function inked(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '') to.setAttribute(property, value);
  }
  to.removeAttribute('class');
  [...from.children].forEach((child, i) => {
    const own = to.children[i];
    if (own) inked(child, own);
  });
}

/** A text in lines of at most so many characters, cut at blanks. */
export function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function textAt(y: number, size: number, words: string, fill: string, bold = false): SVGTextElement {
  const text = document.createElementNS(NAMESPACE, 'text');
  const attributes = {
    x: MARGIN,
    y,
    'font-size': size,
    'font-family': 'sans-serif',
    fill,
    ...(bold ? { 'font-weight': 600 } : {}),
  };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
  text.textContent = words;
  return text;
}

/** The chart as an SVG document. */
export function pictureSvg(
  chart: SVGSVGElement,
  { title, notes }: Caption,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const { width, height } = chart.getBoundingClientRect();
  const copy = chart.cloneNode(true) as SVGSVGElement;
  inked(chart, copy);
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string) => root.getPropertyValue(name).trim();
  const [ink, soft] = [colour('--ink'), colour('--soft')];
  const characters = Math.max(30, Math.floor(width / 6.2));
  const [heads, lines] = [
    wrapped(title, Math.floor(characters * 0.8)),
    notes.flatMap((note) => wrapped(note, characters)),
  ];
  const top = MARGIN + heads.length * (TITLE + 4);
  const size = { width: width + 2 * MARGIN, height: top + height + (lines.length + 1) * LINE + MARGIN };
  const whole = document.createElementNS(NAMESPACE, 'svg');
  for (const [name, value] of Object.entries({
    xmlns: NAMESPACE,
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
  }))
    whole.setAttribute(name, String(value));
  const ground = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: colour('--card') }))
    ground.setAttribute(name, value);
  for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height }))
    copy.setAttribute(name, String(value));
  whole.append(
    ground,
    ...heads.map((line, i) => textAt(MARGIN + 14 + i * (TITLE + 4), TITLE, line, ink, true)),
    copy,
    ...lines.map((line, i) => textAt(top + height + (i + 1) * LINE + 4, 12, line, soft)),
  );
  return { svg: new XMLSerializer().serializeToString(whole), ...size };
}

/** The chart as PNG, twice as many pixels as on the page. */
export async function picturePng(chart: SVGSVGElement, caption: Caption): Promise<Blob> {
  const { svg, width, height } = pictureSvg(chart, caption);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(width * 2), Math.ceil(height * 2));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}
