/**
 * The configuration of HAProxy in front of the processes, as text: used by `npm run cluster`, and printed by
 * `npm run haproxy` for a host of one's own. Slots are fixed, so it does not change when processes come and go.
 */

import { parseArgs } from 'node:util';

export interface BalancerOptions {
	/** Address and port that players reach. */
	bind: string;
	port: number;
	/** A process in slot n listens on `basePort` + n: its `PORT`, which is `port` unless TLS ends at the balancer. */
	basePort: number;
	firstSlot: number;
	lastSlot: number;
	/** Machines with processes, by the name or address at which HAProxy reaches them; slots are dealt out to them in equal parts, in order. */
	hosts: readonly string[];
	/** File with certificate and key, when TLS ends here. */
	certificate?: string | undefined;
}

/**
 * How fast a process that is gone or stands still is noticed, ms. Two checks in a row have to fail: a process that
 * stands still for less than its lease keeps its connections, one that stands still for longer has lost its matches.
 */
const CHECK_EVERY_MS = 250;
const CHECK_AGAIN_MS = 100;
const CHECK_ANSWER_MS = 300;

/** The whole file. Throws an error in words when slots and hosts do not fit together. */
export function haproxyConfig(options: BalancerOptions): string {
	const { firstSlot, lastSlot, hosts } = options;
	if (lastSlot < firstSlot || firstSlot < 1) throw new RangeError(`slots go from 1 up, not from ${firstSlot} to ${lastSlot}`);
	if (hosts.length === 0) throw new RangeError('at least one host is needed');
	const slots = Array.from({ length: lastSlot - firstSlot + 1 }, (_, index) => firstSlot + index);
	const servers = slots.map((slot, index) => ({
		name: `p${slot}`,
		address: `${hosts[Math.floor((index * hosts.length) / slots.length)]}:${options.basePort + slot}`,
	}));
	return `${[GLOBAL, DEFAULTS, frontend(options, servers), anyProcess(servers), ...servers.map(ownSlot)].join('\n\n')}\n`;
}

interface SlotServer {
	name: string;
	address: string;
}

const GLOBAL = `# Made by \`npm run haproxy\`, which says with --help what can be chosen.

global
	log stdout format raw local0 notice
	# As many connections as the system allows, two files each, and no more than this.
	fd-hard-limit 40000`;

const DEFAULTS = `defaults
	mode http
	log global
	option dontlog-normal
	option http-no-delay
	timeout connect 1s
	timeout client 30s
	timeout client-fin 5s
	timeout http-request 10s
	timeout http-keep-alive 30s
	timeout queue 5s
	# Longer than any answer is held back: 10 s while a match is on its way to another process.
	timeout server 15s
	# A WebSocket: Fray itself ends those that are silent.
	timeout tunnel 1h
	timeout check ${CHECK_ANSWER_MS}ms
	default-server inter ${CHECK_EVERY_MS}ms fastinter ${CHECK_AGAIN_MS}ms downinter ${CHECK_AGAIN_MS}ms fall 2 rise 1`;

function frontend({ bind, port, certificate }: BalancerOptions, servers: readonly SlotServer[]): string {
	return `frontend players
	bind ${bind}:${port}${certificate === undefined ? '' : ` ssl crt ${certificate} alpn http/1.1`}
	# Whatever a client says of itself here is not passed on.
	http-request set-header X-Forwarded-For %[src]
	http-request set-header X-Forwarded-Proto ${certificate === undefined ? 'http' : 'https'}
	# What processes ask each other, they ask directly.
	http-request deny deny_status 404 if { path_beg /cluster/ }
	# The WebSocket of a match: to the process that has it, and to no other.
	use_backend %[path,field(2,/)] if { path,field(2,/) -m str ${servers.map(({ name }) => name).join(' ')} }
	default_backend any`;
}

/** A process that takes no new players answers 404: it gets nothing new, and finishes what it has begun. */
function anyProcess(servers: readonly SlotServer[]): string {
	return `# All the rest: any process that takes new players.
backend any
	balance leastconn
	option httpchk GET /ready
	http-check disable-on-404
	http-check expect status 200
	# A process that dies with a request in its hands: the same is asked of another.
	option redispatch 1
	retries 3
	retry-on conn-failure empty-response
${servers.map(({ name, address }) => `	server ${name} ${address} check on-marked-down shutdown-sessions`).join('\n')}`;
}

/** As long as its event loop turns it keeps its connections, whether it takes new players or not. */
function ownSlot({ name, address }: SlotServer): string {
	return `backend ${name}
	option httpchk GET /alive
	http-check expect status 200
	retries 0
	server ${name} ${address} check on-marked-down shutdown-sessions`;
}

/** Of `deploy/haproxy.cfg`: one machine, TLS elsewhere. */
export const USUAL: BalancerOptions = { bind: '*', port: 2567, basePort: 2567, firstSlot: 1, lastSlot: 16, hosts: ['127.0.0.1'] };

const USAGE = `npm run -s haproxy -- [--port ${USUAL.port}] [--slots ${USUAL.firstSlot}-${USUAL.lastSlot}] [--hosts ${USUAL.hosts}] ... > haproxy.cfg

  --bind ADDRESS      listens there; * is every address
  --port N            the port of the players
  --base-port N       PORT of the processes, when it is another: a process in slot n listens on this + n
  --slots FIRST-LAST  as in FRAY_SLOTS, over all machines
  --hosts A,B         machines with processes; slots are dealt out to them in equal parts, in order
  --certificate FILE  certificate and key: TLS ends here`;

/** Undefined when help is asked for. Throws an error in words when the command line is wrong. */
export function readBalancerOptions(args: readonly string[]): BalancerOptions | undefined {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args: [...args],
		options: { bind: text, port: text, 'base-port': text, slots: text, hosts: text, certificate: text, help: { type: 'boolean' } },
	});
	if (values.help) return undefined;
	const port = values.port === undefined ? USUAL.port : portOf('port', values.port);
	const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(values.slots ?? `${USUAL.firstSlot}-${USUAL.lastSlot}`) ?? [];
	if (first === undefined) throw new Error(`--slots must be a slot or a range of them like 1-16, not "${values.slots}"`);
	return {
		bind: values.bind ?? USUAL.bind,
		port,
		basePort: values['base-port'] === undefined ? port : portOf('base-port', values['base-port']),
		firstSlot: Number(first),
		lastSlot: Number(last),
		hosts: values.hosts?.split(',') ?? USUAL.hosts,
		certificate: values.certificate,
	};
}

function portOf(name: string, text: string): number {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Error(`--${name} must be a port, 1 to 65535, not "${text}"`);
	return port;
}

if (import.meta.main) {
	try {
		const options = readBalancerOptions(process.argv.slice(2));
		console.log(options ? haproxyConfig(options).trimEnd() : USAGE);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	}
}
