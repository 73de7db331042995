/** The layers of the picture, from the floor up, and what every painter needs to draw on them. */

import Phaser from 'phaser';
import type { Atlas } from './atlas/bakeAtlas.ts';
import type { StageCamera } from './camera.ts';
import type { Palette } from './palettes.ts';
import { QuadLayer } from './quadLayer.ts';

export interface Layers {
	/** Floor, decals, darkness out of sight. */
	ground: QuadLayer;
	/** Light that falls on the floor, under the walls. */
	floorLight: QuadLayer;
	walls: QuadLayer;
	/** Pickups, shots and players. */
	bodies: QuadLayer;
	/** Beams, sparks, flashes. */
	light: QuadLayer;
	/** Arcs and names: nothing covers them. */
	signs: QuadLayer;
	/** Scenery over what lies outside the view. */
	letterbox: QuadLayer;
}

export interface Brush {
	layers: Layers;
	atlas: Atlas;
	palette: Palette;
	camera: StageCamera;
	/** Milliseconds of the picture's own clock. */
	nowMs: number;
	deltaMs: number;
	reducedMotion: boolean;
	flashes: boolean;
	/** Pixels of the canvas a CSS pixel. */
	pixelRatio: number;
	/** Bodies and what flies are drawn this much larger, so that they can be read on a small screen; 1 on a large one. */
	bodyScale: number;
	/** Light is cut off by walls; else it is a plain halo. */
	shadedLight: boolean;
}

export function createLayers(scene: Phaser.Scene, camera: StageCamera): Layers {
	const { NORMAL, ADD } = Phaser.BlendModes;
	const layer = (blendMode: number, capacity: number) => new QuadLayer(scene, camera.projection, blendMode, capacity);
	return {
		ground: layer(NORMAL, 512),
		floorLight: layer(ADD, 1024),
		walls: layer(NORMAL, 512),
		bodies: layer(NORMAL, 512),
		light: layer(ADD, 1024),
		signs: layer(NORMAL, 1024),
		letterbox: layer(NORMAL, 32),
	};
}

export function clearLayers(layers: Layers): void {
	layers.ground.clear();
	layers.floorLight.clear();
	layers.walls.clear();
	layers.bodies.clear();
	layers.light.clear();
	layers.signs.clear();
	layers.letterbox.clear();
}
