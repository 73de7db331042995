/** The matchmaker of this process. */

import { colyseusDoors } from './colyseusDoors.ts';
import { Matchmaker } from './matchmaker.ts';

export const matchmaker = new Matchmaker(colyseusDoors());
