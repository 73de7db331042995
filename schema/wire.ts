/** Wire types of the numbers that appear in more than one place. */

import { t } from '@colyseus/schema';
import { ENERGY_MAX, POSITION_MAX, VELOCITY_MAX, VELOCITY_MIN } from '../sim/precision.ts';

/** 16ths of a unit: exactly what a step rounds to. */
export const position = () => t.quantized({ min: 0, max: POSITION_MAX, bits: 16 });
/** 16ths of a unit a second. */
export const velocity = () => t.quantized({ min: VELOCITY_MIN, max: VELOCITY_MAX, bits: 16 });
/** 256ths of a point. */
export const energy = () => t.quantized({ min: 0, max: ENERGY_MAX, bits: 16 });
