/** The settings in force: changed by the menus, read by everybody each frame, stored at every change. */

import type { Settings } from './settings.ts';
import { loadChosen, type SettingsStorage, saveChosen } from './settingsStore.ts';

export class LiveSettings {
	/** Only what the player has chosen is kept: the rest goes on following the system. */
	private chosen: Partial<Settings>;
	private standard: Settings;
	private values: Settings;
	private readonly storage: SettingsStorage | undefined;
	private readonly listeners: ((settings: Settings) => void)[] = [];

	constructor(storage: SettingsStorage | undefined, standard: Settings) {
		this.storage = storage;
		this.chosen = loadChosen(storage);
		this.standard = standard;
		this.values = { ...standard, ...this.chosen };
	}

	get current(): Readonly<Settings> {
		return this.values;
	}

	change(part: Partial<Settings>): void {
		this.chosen = { ...this.chosen, ...part };
		saveChosen(this.storage, this.chosen);
		this.tell();
	}

	/** The system wishes otherwise now; what was chosen stands. */
	setStandard(standard: Settings): void {
		this.standard = standard;
		this.tell();
	}

	/** Calls at once and after every change. */
	watch(listener: (settings: Readonly<Settings>) => void): void {
		this.listeners.push(listener);
		listener(this.values);
	}

	private tell(): void {
		this.values = { ...this.standard, ...this.chosen };
		for (const listener of this.listeners) listener(this.values);
	}
}
