/** Makes elements of the page in one expression. Used by every DOM part of the game client. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function apply(node: Element, attributes: Attributes): void {
	for (const [name, value] of Object.entries(attributes)) {
		if (value === undefined || value === false) continue;
		node.setAttribute(name, value === true ? '' : String(value));
	}
}

/** An HTML element with attributes (`true` is present, `false` and `undefined` are left out) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Attributes = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const node = document.createElement(tag);
	apply(node, attributes);
	node.append(...children);
	return node;
}

/** The same for SVG. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
	tag: K,
	attributes: Attributes = {},
	...children: readonly Node[]
): SVGElementTagNameMap[K] {
	const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
	apply(node, attributes);
	node.append(...children);
	return node;
}
