/** What of a function's time goes to which of the functions that it calls, from a sampled profile. Used by `simScale.ts`. */

/** Of the engine's format: a function as called from one place, and how often it was met at work. */
export interface ProfileNode {
	id: number;
	callFrame: { functionName: string };
	hitCount?: number;
	children?: number[];
}

/**
 * The parts of the first function of `path`: what it calls, and for those that are further names of `path`, what they
 * call instead. Largest first; shares of the first function's whole time.
 */
export function partsOf(nodes: readonly ProfileNode[], path: readonly string[]): { name: string; share: number }[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const whole = new Map<ProfileNode, number>();
	const timeOf = (node: ProfileNode): number => {
		let time = whole.get(node);
		if (time === undefined) {
			time = (node.hitCount ?? 0) + childrenOf(node).reduce((sum, child) => sum + timeOf(child), 0);
			whole.set(node, time);
		}
		return time;
	};
	const childrenOf = (node: ProfileNode): ProfileNode[] =>
		(node.children ?? []).flatMap((id) => {
			const child = byId.get(id);
			return child ? [child] : [];
		});
	const parts = new Map<string, number>();
	const add = (name: string, time: number) => parts.set(name, (parts.get(name) ?? 0) + time);
	const open = (node: ProfileNode) => {
		add(`${node.callFrame.functionName} itself`, node.hitCount ?? 0);
		for (const child of childrenOf(node)) {
			if (path.includes(child.callFrame.functionName)) open(child);
			else add(child.callFrame.functionName || '(nameless)', timeOf(child));
		}
	};
	const isBelow = new Set<number>(
		nodes.filter((node) => path.includes(node.callFrame.functionName)).flatMap((node) => node.children ?? []),
	);
	const tops = nodes.filter((node) => node.callFrame.functionName === path[0] && !isBelow.has(node.id));
	for (const top of tops) open(top);
	const all = tops.reduce((sum, top) => sum + timeOf(top), 0);
	return [...parts].map(([name, time]) => ({ name, share: time / Math.max(1, all) })).sort((a, b) => b.share - a.share);
}
