/** The feedback table of `docs/game.md`: words from here, every figure from the sources. */

import { EVENT_CAPTIONS } from '../../game-client/hud/captionTable.ts';
import { ACTION_SOUNDS } from '../../game-client/sound/actionSounds.ts';
import { INFORMATION_SOUNDS } from '../../game-client/sound/informationSounds.ts';
import { PICKUP_SOUNDS } from '../../game-client/sound/pickupSounds.ts';
import { figure } from './figure.ts';
import { markdownTable } from './markdownTable.ts';
import { soundMs } from './soundMs.ts';

const effects = (file: string, pattern: string | RegExp) => figure(`stage/effects/${file}.ts`, pattern);
const motion = (name: string) => figure('hud/markMotion.ts', new RegExp(`function ${name}[\\s\\S]*?\\],\\s*(\\d+),\\s*reduced`));
const info = (name: keyof typeof INFORMATION_SOUNDS) => `${soundMs(INFORMATION_SOUNDS[name])} ms`;
const action = (name: keyof typeof ACTION_SOUNDS) => `${soundMs(ACTION_SOUNDS[name])} ms`;

const caption = (...names: (keyof typeof EVENT_CAPTIONS)[]) =>
	names.map((name) => `"${EVENT_CAPTIONS[name].words}" (${EVENT_CAPTIONS[name].showMs} ms)`).join(', ');

export function feedbackPart(): string {
	const bodyFlash = figure('stage/bodies.ts', 'FLASH_MS');
	const jolt = effects('showHits', 'JOLT_UNITS');
	const hurtArc = effects('hurtArcs', 'LIFE_MS');
	const edge = figure('hud/lowHealth.ts', 'BLOW_MS');
	const edgePause = figure('hud/lowHealth.ts', 'BLOW_PAUSE_MS');
	const low = Math.round(Number(figure('hud/vitals.ts', 'LOW_HEALTH')) * 100);
	const heart = Math.round(Number(figure('sound/watchSounds.ts', 'LOW_HEALTH')) * 100);
	const killShakes = effects('showHits', /addShake\(event\.me \? ([\d.]+ : event\.byMe \? [\d.]+)/).split(' : event.byMe ? ');
	const ownHit = effects('showHits', /event\.byMe\) brush\.camera\.addShake\(([\d.]+ \+ [\d.]+)/)
		.split(' + ')
		.map(Number);
	const ownHurt = effects('showHits', /addShake\(([\d.]+ \+ [\d.]+) \* weight\);\s*\} else/)
		.split(' + ')
		.map(Number);
	const upTo = ([least = 0, more = 0]: number[]) => `shake ${least} to ${(least + more).toFixed(2)} by damage`;
	const call = figure('hud/phaseCall.ts', 'CALL_MS');
	const note = figure('hud/killNote.ts', 'NOTE_MS');
	const feed = Number(figure('hud/killFeed.ts', 'LINE_MS')) / 1000;
	const ring = (file: string, what: 'shock' | 'ring') => effects(file, new RegExp(`waves\\.add\\('${what}', x, y,[^;]*, (\\d+)\\);`));
	const beat = figure('sound/watchSounds.ts', /BEAT_MS = \{ (low: \d+, dying: \d+)/)
		.replace('low: ', '')
		.split(', dying: ');
	return markdownTable(
		['event', 'seen', 'heard', 'caption', 'felt', 'turned down'],
		[
			[
				'**you hit**',
				`strokes jump out at the crosshair, wider by damage (${motion('hitMotion')} ms); the victim flashes white (${bodyFlash} ms), is thrown up to ${(Number(jolt) * 1.35).toFixed(0)} units in the blow's direction; sparks both ways; its health arc is shown for ${Number(figure('stage/bodies.ts', 'HURT_MS')) / 1000} s`,
				`tick, higher by damage up to an octave (${info('hitTick')})`,
				'',
				upTo(ownHit),
				'motion: strokes fade in place, no jolt, no shake. Flashes: the glow around the body at 40%',
			],
			[
				'**a shield breaks**',
				`hexagon bursts at the crosshair (${motion('shieldBreakMotion')} ms); 14 splinters (260 to 400 ms) and a ring around the body`,
				`glass (${info('shieldBreak')}); one's own lower, from the side of the blow`,
				caption('shieldBreak', 'ownShieldBreak'),
				'as the hit',
				'motion: the hexagon fades in place',
			],
			[
				'**you kill**',
				`ring and strokes close on the crosshair (${motion('killMotion')} ms); "Eliminated" and the name, runs counted (${note} ms); the body bursts into rings of ${ring('showHits', 'shock')} and ${ring('showHits', 'ring')} ms, fire, a scorch mark for ${Number(effects('decals', 'STAY_MS')) / 1000} s; a line in the feed (${feed} s)`,
				`two rising notes (${info('kill')}) over the wreck (${action('wreck')})`,
				caption('kill'),
				`shake ${killShakes[1]}; in the hand below`,
				'motion: words and marks fade, no shake. Flashes: the burst at 40%. Screen reader: "You eliminated ..."',
			],
			[
				'**you are hurt**',
				`an arc on the side that it came from, in a colour that nothing else has (${hurtArc} ms); the edge of the picture (${edge} ms, at most every ${edgePause} ms); core and body flash (${bodyFlash} ms); the bars run after`,
				`thud from that side (${info('hurt')})`,
				caption('hurt'),
				`${upTo(ownHurt)}; in the hand below`,
				'motion: no jolt, no shake. Flashes: no push of the edge; the arc stays',
			],
			[
				'**you die**',
				`the burst in the hurt colour; who did it with what, a bar until the next life, the killer's view`,
				`falling saw (${info('death')}); whole seconds are counted`,
				'',
				`shake ${killShakes[0]}`,
				'motion: no shake. Flashes: the burst at 40%. Screen reader: "Killed by ..."',
			],
			[
				`**health below ${low}%**`,
				'the edge of the picture pulses (1.1 s), deeper by what is missing; the health arc and bar take the hurt colour and beat',
				`heartbeat below ${heart}% (${info('lowHealth')}), every ${beat[0]} ms, near death every ${beat[1]} ms`,
				caption('lowHealth'),
				'once, in the hand below',
				'motion or flashes: the edge stands still',
			],
			[
				'**dash**',
				`ring and sparks backward (${effects('showBodies', /66, color, 0\.9, (\d+)\)/)} ms), afterimages every ${effects('showBodies', 'GHOST_MS')} ms, each ${effects('showBodies', /strength: 0\.5,\s*rise: 0,\s*lifeMs: (\d+)/)} ms; the arc below the body fills until the next`,
				`whoosh (${action('dash')})`,
				caption('dash'),
				'in the hand below',
				'the same: it is where bodies are',
			],
			[
				'**a life begins**',
				`a column of light, rings that close (${effects('showBodies', /24, color, 1, (\d+)\)/)} ms); the body grows (${figure('stage/drawPlayers.ts', 'SPAWN_MS')} ms); a broken ring turns around it while it is protected`,
				`own: rising tone (${info('spawn')}); others: ${action('arrival')}, where they are`,
				'',
				'',
				'motion: full size at once, the ring stands still',
			],
			[
				'**something is taken**',
				`ring and embers in lime (${effects('showBodies', /70, pickup, 1, (\d+)\)/)} ms), its sign floats up (${effects('showBodies', /rise: 70, lifeMs: (\d+)/)} ms); its place stays as a dim sign`,
				`a timbre of its own for health, shield, energy (${Object.values(PICKUP_SOUNDS)
					.map((row) => soundMs(row))
					.join(', ')} ms); others' softly (${action('otherPickup')})`,
				'',
				'',
				'motion: rings on the floor stand still',
			],
			[
				'**objective taken or lost**',
				`rings in the new side's colour (${ring('showObjective', 'shock')} and ${ring('showObjective', 'ring')} ms), embers, light; words in the upper half (${call} ms); rim: own a smooth double ring, the enemy's teeth, nobody's dashes`,
				`taken: a rising fourth (${info('objectiveTaken')}); lost: a falling second over a drone (${info('objectiveLost')})`,
				'',
				'',
				'motion: rings at full size at once, words fade. Flashes: light at half',
			],
			[
				'**objective contested, being taken**',
				'pieces of both colours turn and pulse on the rim; an arc fills inside it; the chip below the clock says it in words; a pointer at the edge when it is out of the picture',
				'',
				'',
				'',
				'motion: pieces stand still and broad',
			],
			[
				'**play begins, overtime, a new side**',
				`two lines in the upper half (${call} ms)`,
				`play: a chord (${info('playBegins')}); side: three notes (${info('newSide')}); overtime: the music's drone`,
				'',
				'',
				'motion: words fade. Screen reader: mode and goal',
			],
			[
				'**last seconds, results**',
				'the clock; then the table, awards and the vote',
				`a tick each of the last ${figure('sound/watchSounds.ts', /play: (\d+), warmUp/)} s (${info('lastSeconds')}); win ${info('win')}, loss ${info('lose')}`,
				'',
				'',
				'screen reader: who is first',
			],
			['**no energy for a shot**', 'the arc at the crosshair takes the warning colour', `dry click (${info('empty')})`, '', '', 'the same'],
		],
	);
}
