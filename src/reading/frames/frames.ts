// The frames in the order in which they read. A new frame is a file beside this one and a line here.
import { casualties } from './casualties.ts';
import { deployment } from './deployment.ts';
import type { Frame } from './frame.ts';
import { position } from './position.ts';
import { statistic } from './statistic.ts';
import { transfer } from './transfer.ts';

export const FRAMES_READ: readonly Frame[] = [transfer, deployment, casualties, statistic, position];
