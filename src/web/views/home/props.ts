// What the home page gives to the parts of it that are views: which exchange, from when it is seen.
import type { Seen } from '../../seen.ts';

export type HomeProps = { readonly a: string; readonly b: string; readonly seen: Seen };
