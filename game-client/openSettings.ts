/** The settings of this device: what was chosen here, and for the rest what the system says of its user. Called by `main.ts`. */

import { LiveSettings } from './liveSettings.ts';
import { deviceStorage } from './page.ts';
import { settingsFor } from './settings.ts';

export function openSettings(): LiveSettings {
	const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
	const strong = window.matchMedia('(prefers-contrast: more)');
	const standard = () => settingsFor({ reducedMotion: calm.matches, moreContrast: strong.matches });
	const settings = new LiveSettings(deviceStorage('localStorage'), standard());
	for (const wish of [calm, strong]) wish.addEventListener('change', () => settings.setStandard(standard()));
	return settings;
}
