/** Puts one frame together, layer by layer. Made and asked by the stage. */

import type Phaser from 'phaser';
import type { View } from '../../netcode/view.ts';
import type { Arena } from '../../sim/arena.ts';
import type { StageFrame } from '../stage.ts';
import { type ArenaShapes, shapeArena } from './arenaShapes.ts';
import type { Atlas } from './atlas/bakeAtlas.ts';
import { Bodies } from './bodies.ts';
import { bodyScaleOf, StageCamera } from './camera.ts';
import { CameraFilters } from './cameraFilters.ts';
import { drawGround, drawLetterbox } from './drawGround.ts';
import { drawObjectives } from './drawObjectives.ts';
import { drawPickups } from './drawPickups.ts';
import { drawPlayers } from './drawPlayers.ts';
import { drawProjectiles } from './drawProjectiles.ts';
import { drawWalls } from './drawWalls.ts';
import { Effects } from './effects/effects.ts';
import type { FrameMeter, Tier } from './frameMeter.ts';
import { bakeGround, type Ground } from './ground/bakeGround.ts';
import { Labels } from './labels.ts';
import { type Brush, clearLayers, createLayers } from './layers.ts';
import { PALETTES, type Palette } from './palettes.ts';
import { Visibility } from './visibility.ts';

/** Pixels of the floor's texture a unit, by the tier at which it is painted. */
const GROUND_SHARPNESS: Record<Tier, number> = { high: 1.15, middle: 1, low: 0.7, rough: 0.5 };

/** How much light is taken from what is out of sight; more where nobody is shown there. */
const SHADE = 0.3;
const FOG_SHADE = 0.55;

/** Real time since the picture before, ms; after a pause drawing goes on instead of making up for it. */
function passedOf({ deltaMs }: StageFrame): number {
	return Math.min(100, Math.max(0, deltaMs));
}

interface Place {
	arena: Arena;
	palette: Palette;
	shapes: ArenaShapes;
	ground: Ground;
}

export class Picture {
	readonly camera = new StageCamera();
	readonly meter: FrameMeter;
	tier: Tier = 'high';
	private readonly scene: Phaser.Scene;
	private readonly brush: Brush;
	private readonly bodies = new Bodies();
	private readonly effects = new Effects();
	private readonly visibility = new Visibility();
	private readonly filters: CameraFilters;
	private readonly labels: Labels;
	private readonly names = new Map<number, string>();
	private readonly isPhone: boolean;
	private place: Place | undefined;

	constructor(scene: Phaser.Scene, atlas: Atlas, meter: FrameMeter, isPhone: boolean) {
		this.isPhone = isPhone;
		this.meter = meter;
		this.scene = scene;
		this.labels = new Labels(scene.textures);
		this.filters = new CameraFilters(scene.cameras.main);
		this.brush = {
			layers: createLayers(scene, this.camera),
			atlas,
			palette: PALETTES.night,
			camera: this.camera,
			nowMs: 0,
			deltaMs: 0,
			reducedMotion: false,
			flashes: true,
			pixelRatio: 1,
			bodyScale: 1,
			shadedLight: true,
		};
	}

	get nowMs(): number {
		return this.brush.nowMs;
	}

	paint(frame: StageFrame, pixelRatio: number): void {
		const { view, settings } = frame;
		const { brush } = this;
		this.tier = this.meter.step(frame.pictureMs, settings.quality);
		// Sparks and smoke are of the match: in slow motion they are slow, the camera is not.
		brush.deltaMs = passedOf(frame) * view.tuning.match.timeScale;
		brush.nowMs += brush.deltaMs;
		brush.palette = PALETTES[settings.palette];
		brush.reducedMotion = settings.reducedMotion;
		brush.flashes = settings.flashes;
		brush.pixelRatio = pixelRatio;
		brush.bodyScale = bodyScaleOf(this.camera.shown.scale);
		brush.shadedLight = this.tier === 'high' || this.tier === 'middle';
		this.filters.set(this.tier === 'high', settings.flashes);
		const place = this.placeOf(view.arena, brush.palette);
		clearLayers(brush.layers);
		this.labels.step();
		this.bodies.step(view, frame.followId, brush.deltaMs);
		this.effects.react(brush, view, this.bodies, frame.followId, frame.events);
		this.follow(frame);
		for (const entry of view.roster) this.names.set(entry.id, entry.name);

		drawGround(brush, place.ground);
		this.shadeUnseen(frame, place);
		drawObjectives(brush, view, frame.followId);
		this.effects.drawFloor(brush, view);
		drawWalls(brush, place.shapes);
		drawPickups(brush, view);
		this.effects.drawSmoke(brush);
		drawProjectiles(brush, view, frame.followId);
		const { bodies, labels, names } = this;
		drawPlayers(brush, { view, bodies, labels, names, followId: frame.followId, ownAim: frame.aim });
		this.effects.drawAir(brush, view);
		drawLetterbox(brush, place.ground, place.shapes);
	}

	/** From where the player stands; who watches a player sees as that player; from above everything is seen. */
	private shadeUnseen(frame: StageFrame, place: Place): void {
		const eye = frame.view.players.get(frame.followId);
		const shade = frame.view.tuning.match.fog >= 0.5 ? FOG_SHADE : SHADE;
		if (eye?.alive) this.visibility.draw(this.brush, place.arena, place.shapes, eye.x, eye.y, shade);
	}

	private follow(frame: StageFrame): void {
		const { view, settings } = frame;
		const player = view.players.get(frame.followId);
		const x = player?.x ?? view.arena.width / 2;
		const y = player?.y ?? view.arena.height / 2;
		const shake = settings.reducedMotion ? 0 : settings.shake;
		this.camera.follow(view.arena, x, y, frame.lead, passedOf(frame), shake);
	}

	/** Textures and shapes of the map, made anew when map or palette change. */
	private placeOf(arena: View['arena'], palette: Palette): Place {
		if (this.place?.arena.id === arena.id && this.place.palette === palette) return this.place;
		const shapes = shapeArena(arena);
		const ground = bakeGround(this.scene.textures, arena, shapes, palette, GROUND_SHARPNESS[this.tier], this.isPhone);
		this.place = { arena, palette, shapes, ground };
		return this.place;
	}
}
