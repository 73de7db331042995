/** `npm run build`: builds the page when it is not of these sources. */

import { resolve } from 'node:path';
import { createConsoleLog } from '../consoleLog.ts';
import { ensurePage } from './build.ts';

await ensurePage(resolve(import.meta.dirname, '../..'), createConsoleLog('info'));
