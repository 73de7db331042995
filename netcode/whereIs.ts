/** Which process of a server has a room now. Used by `ColyseusLink` when a connection is gone, and by a page that comes back. */

/** The server holds its answer back while a room is on its way; a page that hears nothing for this long asks again, ms. */
const PATIENCE_MS = 12_000;

export interface Place {
	/** Of the room's process, `/p2/PROCESS`. */
	path: string;
	/** What that process speaks: a page that does not is to be loaded anew. */
	protocol: number;
}

/** Undefined when there is no such room. Rejects when nobody answers. `url`: of the server, `http://host:port`. */
export async function whereIs(url: string, roomId: string): Promise<Place | undefined> {
	const response = await fetch(new URL(`/where/${encodeURIComponent(roomId)}`, url), { signal: AbortSignal.timeout(PATIENCE_MS) });
	if (response.status === 404) return undefined;
	if (!response.ok) throw new Error(`the server answered ${response.status}`);
	return (await response.json()) as Place;
}

/** The address of a room's connection, at the process that has it: the old address with another path, on the server that was joined. */
export function addressOf(oldAddress: string, url: string, path: string, roomId: string): string {
	const address = new URL(oldAddress);
	address.host = new URL(url).host;
	address.pathname = `${path}/${roomId}`;
	return address.toString();
}
