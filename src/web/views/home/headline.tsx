// The headline indicators of an exchange. The home page fetches it once its own rows stand.
import type { HomeProps } from './props.ts';

export default function Headline(_: HomeProps) {
  return null;
}
