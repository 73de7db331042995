/** The version of this checkout, from package.json. Shown by `/healthz`, the log and the journals. */

import packageJson from '../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;
