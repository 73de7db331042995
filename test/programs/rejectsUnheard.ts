/** A program that forgets a rejection. Run by `test/server.test.ts`. */

import { createConsoleLog } from '../../server/consoleLog.ts';
import { endProcessWell } from '../../server/processEnd.ts';

const log = createConsoleLog('info');
endProcessWell(log, async () => log('info', 'closed'));
setTimeout(() => {}, 60_000);
void Promise.reject(new Error('nobody listens'));
