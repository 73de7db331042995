/**
 * The SDK takes Node's own WebSocket where there is one; `ws` costs a bot half of that. Imported by workers before
 * anything that imports the SDK, which looks for it once.
 */

delete (globalThis as { WebSocket?: unknown }).WebSocket;
