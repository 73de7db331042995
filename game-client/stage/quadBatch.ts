/**
 * Phaser's quad batch with the shortest shader that draws our layers: a texture times a tint. The standard shader
 * divides by alpha and tries seven tint modes at every pixel, which is most of a frame where the processor draws.
 */

import Phaser from 'phaser';

const { ShaderAdditionMakers, RenderNodes } = Phaser.Renderer.WebGL;

/** Name under which the renderer knows this batch. */
export const QUAD_BATCH = 'StageQuadBatch';

/** Textures are premultiplied, tints are not. */
const APPLY_TINT = {
	name: 'StageTint',
	additions: { fragmentProcess: 'fragColor *= vec4(outTint.bgr * outTint.a, outTint.a);' },
	tags: ['TINT'],
};

export class QuadBatch extends RenderNodes.BatchHandlerQuad {
	constructor(manager: Phaser.Renderer.WebGL.RenderNodes.RenderNodeManager) {
		super(manager, {
			name: QUAD_BATCH,
			shaderName: 'STAGE',
			shaderAdditions: [
				ShaderAdditionMakers.MakeGetTexCoordOut(),
				ShaderAdditionMakers.MakeDefineTexCount(1),
				ShaderAdditionMakers.MakeGetTexture(),
				APPLY_TINT,
			],
		});
	}
}
