/** The socket of a light connection over TLS: `ws` does it. */

import { WebSocket } from 'ws';
import type { LightSocket, SocketListener } from './plainSocket.ts';

export class SecureSocket implements LightSocket {
	readonly #socket: WebSocket;

	constructor(url: URL, listener: SocketListener) {
		this.#socket = new WebSocket(url, { perMessageDeflate: false });
		this.#socket.on('message', ({ buffer, byteOffset, length }: Buffer) =>
			listener.onMessage(new Uint8Array(buffer, byteOffset, length), 0, length),
		);
		this.#socket.on('error', () => {});
		this.#socket.once('close', (code) => listener.onClose(code));
	}

	get isOpen(): boolean {
		return this.#socket.readyState === WebSocket.OPEN;
	}

	send(bytes: Uint8Array): void {
		if (this.isOpen) this.#socket.send(bytes);
	}

	setReading(isReading: boolean): void {
		if (isReading) this.#socket.resume();
		else this.#socket.pause();
	}

	cut(): void {
		this.#socket.terminate();
	}
}
