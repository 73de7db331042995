/** Starts Phaser as a bare renderer: one scene, one camera, no loop, no input, no sound, no physics. Called by `createStage`. */

import Phaser from 'phaser';
import { QUAD_BATCH, QuadBatch } from './quadBatch.ts';

export interface Booted {
	game: Phaser.Game;
	scene: Phaser.Scene;
	/** The renderer, known to be WebGL. */
	renderer: Phaser.Renderer.WebGL.WebGLRenderer;
	/** No graphics card: the processor draws. */
	isSoftware: boolean;
}

const BOOT_MS = 10_000;

/** Rejects when WebGL is missing or does not start within ten seconds. */
export function bootGame(parent: HTMLElement): Promise<Booted> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('the picture did not start within 10 s: reload the page')), BOOT_MS);
		const scene = new Phaser.Scene('stage');
		const create = () => {
			clearTimeout(late);
			const { renderer } = game;
			if (!(renderer instanceof Phaser.Renderer.WebGL.WebGLRenderer)) {
				reject(new Error('this browser has no WebGL: switch hardware acceleration on, or try another browser'));
				return;
			}
			renderer.renderNodes.addNodeConstructor(QUAD_BATCH, QuadBatch);
			// The page draws when it has a frame; Phaser's own loop would draw a second time.
			game.loop.stop();
			resolve({ game, scene, renderer, isSoftware: drawsInSoftware(renderer.gl) });
		};
		const game = new Phaser.Game({
			type: Phaser.WEBGL,
			parent,
			width: 64,
			height: 64,
			backgroundColor: '#030408',
			banner: false,
			audio: { noAudio: true },
			input: { keyboard: false, mouse: false, touch: false, gamepad: false },
			disableContextMenu: false,
			autoFocus: false,
			scale: { mode: Phaser.Scale.NONE },
			// Every edge is smooth in its texture: multisampling would only cost.
			render: {
				antialias: true,
				antialiasGL: false,
				mipmapFilter: 'LINEAR_MIPMAP_NEAREST',
				powerPreference: 'high-performance',
				stencil: false,
			},
			scene: Object.assign(scene, { create }),
		});
	});
}

function drawsInSoftware(gl: WebGLRenderingContext): boolean {
	const info = gl.getExtension('WEBGL_debug_renderer_info');
	const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
	return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
