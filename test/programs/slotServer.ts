/** A process as HAProxy sees one, for tests of its configuration: checks, HTTP, a WebSocket that answers. Arguments: name and port. */

import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const [name = '', port = ''] = process.argv.slice(2);
let takesPlayers = true;
process.on('SIGUSR2', () => {
	takesPlayers = false;
});

const server = createServer((request, response) => {
	if (request.url === '/alive') response.end();
	else if (request.url === '/ready') response.writeHead(takesPlayers ? 200 : 404).end();
	// A request in whose middle the process can be ended.
	else if (request.url === '/slow') setTimeout(() => response.end(name), 1000);
	else response.end(JSON.stringify({ name, path: request.url, forwardedFor: request.headers['x-forwarded-for'] }));
});
new WebSocketServer({ server }).on('connection', (socket, { url }) => {
	socket.on('message', (data) => socket.send(`${name} ${url} ${data}`));
});
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));
