/** Every attempt, in the order of the table. */

import type { Attempt } from './attempt.ts';
import { FIRING } from './firing.ts';
import { MESSAGES } from './messages.ts';
import { MOVEMENT } from './movement.ts';
import { SEATS } from './seats.ts';

export const ATTEMPTS: readonly Attempt[] = [...MOVEMENT, ...FIRING, ...MESSAGES, ...SEATS];
