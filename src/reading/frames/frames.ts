// The frames in the order in which they read. A new frame is a file beside this one and a line here.
import { agreement } from './agreement.ts';
import { casualties } from './casualties.ts';
import { deployment } from './deployment.ts';
import { effect } from './effect.ts';
import type { Frame } from './frame.ts';
import { meeting } from './meeting.ts';
import { position } from './position.ts';
import { statistic } from './statistic.ts';
import { transfer } from './transfer.ts';

export const FRAMES_READ: readonly Frame[] = [
  transfer,
  deployment,
  casualties,
  meeting,
  agreement,
  statistic,
  effect,
  position,
];
