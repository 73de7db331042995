/** Fingers on the glass of a page: what a phone sends and nothing else. Used by the tests of the phone and by `npm run thumb`. */

import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** The two ways to hold a phone. */
export const SIDEWAYS: BrowserContextOptions = phone(844, 390);
export const UPRIGHT: BrowserContextOptions = phone(390, 844);

export function phone(width: number, height: number, deviceScaleFactor = 1): BrowserContextOptions {
	return { viewport: { width, height }, hasTouch: true, isMobile: true, deviceScaleFactor };
}

/** How long a tap takes. */
const TAP_SECONDS = 0.06;

export class Fingers {
	private readonly session: CDPSession;
	private readonly held = new Map<number, { x: number; y: number }>();

	private constructor(session: CDPSession) {
		this.session = session;
	}

	static async on(page: Page): Promise<Fingers> {
		return new Fingers(await page.context().newCDPSession(page));
	}

	/** Whether a finger is down. */
	has(id: number): boolean {
		return this.held.has(id);
	}

	async down(id: number, x: number, y: number): Promise<void> {
		this.held.set(id, { x, y });
		await this.send('touchStart');
	}

	async slide(id: number, x: number, y: number): Promise<void> {
		if (!this.held.has(id)) return;
		this.held.set(id, { x, y });
		await this.send('touchMove');
	}

	/** Several fingers at once, as one hand moves them. */
	async slideAll(places: readonly { id: number; x: number; y: number }[]): Promise<void> {
		for (const { id, x, y } of places) if (this.held.has(id)) this.held.set(id, { x, y });
		if (this.held.size > 0) await this.send('touchMove');
	}

	async lift(id: number): Promise<void> {
		const at = this.held.get(id);
		if (!at || !this.held.delete(id)) return;
		// The list of an end holds the fingers that are lifted, that of everything else the fingers that are down.
		await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [{ ...at, id }] });
	}

	async tap(id: number, x: number, y: number): Promise<void> {
		// With times of their own: on a busy machine the two come later than a finger is quick.
		const seconds = Date.now() / 1000;
		const at = [{ x, y, id }];
		const others = [...this.held].map(([other, place]) => ({ ...place, id: other }));
		await this.session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [...others, ...at], timestamp: seconds });
		await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: at, timestamp: seconds + TAP_SECONDS });
	}

	/** The system takes all fingers away, as when a call comes in. */
	async cancel(): Promise<void> {
		if (this.held.size === 0) return;
		this.held.clear();
		await this.send('touchCancel');
	}

	private async send(type: 'touchStart' | 'touchMove' | 'touchCancel'): Promise<void> {
		const touchPoints = [...this.held].map(([id, { x, y }]) => ({ x, y, id }));
		await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
	}
}
