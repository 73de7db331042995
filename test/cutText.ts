/** Looks for text that is cut or covered: runs in the page, called by the tests of menus and HUD through `page.evaluate`. */

/** Sentences about everything to read that does not fit where it stands; none when all of it can be read. */
export function findCutText(): string[] {
	const found: string[] = [];
	const isSeen = (node: Element) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
	const nameOf = (node: Element) => `${node.tagName.toLowerCase()}.${node.className}`;
	const scope = document.querySelector('dialog[open]') ?? document.querySelector('#layers');
	for (const node of scope?.querySelectorAll<HTMLElement>('*') ?? []) {
		if (!(node instanceof HTMLElement) || !isSeen(node) || node.closest('.visually-hidden')) continue;
		const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
		if (overflowX !== 'visible' && textOverflow !== 'ellipsis' && node.scrollWidth > node.clientWidth + 1)
			found.push(`${nameOf(node)} is ${node.scrollWidth} px wide in ${node.clientWidth}`);
		if (overflowY === 'hidden' && textOverflow !== 'ellipsis' && node.scrollHeight > node.clientHeight + 1)
			found.push(`${nameOf(node)} is ${node.scrollHeight} px high in ${node.clientHeight}`);
		// What can be scrolled to is not cut.
		if (node.childElementCount > 0 || !node.textContent?.trim() || node.closest('.menu-body')) continue;
		const box = node.getBoundingClientRect();
		if (box.left < -1 || box.top < -1 || box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1)
			found.push(`${nameOf(node)} "${node.textContent}" leaves the screen`);
	}
	const apart = ['.mini-map', '.match-plate', '.kill-feed', '.vitals', '.weapons', '.hint', '.captions'];
	const parts = apart.flatMap((selector) => [...document.querySelectorAll(selector)]).filter(isSeen);
	for (const [index, part] of parts.entries()) {
		for (const other of parts.slice(index + 1)) {
			const [a, b] = [part.getBoundingClientRect(), other.getBoundingClientRect()];
			const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
			const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (wide > 2 && high > 2) found.push(`${nameOf(part)} and ${nameOf(other)} cover each other`);
		}
	}
	return found;
}
