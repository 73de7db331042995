/** The settings in force: changed by the menus, read by everybody each frame, stored at every change. */

import type { Settings } from './settings.ts';
import { loadSettings, type SettingsStorage, saveSettings } from './settingsStore.ts';

export class LiveSettings {
	private values: Settings;
	private readonly storage: SettingsStorage | undefined;
	private readonly listeners: ((settings: Settings) => void)[] = [];

	constructor(storage: SettingsStorage | undefined, standard: Settings) {
		this.storage = storage;
		this.values = loadSettings(storage, standard);
	}

	get current(): Readonly<Settings> {
		return this.values;
	}

	change(part: Partial<Settings>): void {
		this.values = { ...this.values, ...part };
		saveSettings(this.storage, this.values);
		for (const listener of this.listeners) listener(this.values);
	}

	/** Calls at once and after every change. */
	watch(listener: (settings: Readonly<Settings>) => void): void {
		this.listeners.push(listener);
		listener(this.values);
	}
}
