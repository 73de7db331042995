/** Sends a piece of a texture to the graphics card instead of all of it. Used where a texture grows while people play. */

import type Phaser from 'phaser';

/** The texture of a canvas as the renderer keeps it. */
type Wrapper = Phaser.Renderer.WebGL.Wrappers.WebGLTextureWrapper;

/**
 * Replaces what the texture shows from `x, y` on by `piece`, pixels from the upper left. The caller paints the same on the
 * texture's own canvas, which is sent as a whole when a lost picture comes back. For textures without smaller copies.
 */
export function uploadPiece(texture: Phaser.Textures.Texture, piece: HTMLCanvasElement, x: number, y: number): void {
	const wrapper: Wrapper | null | undefined = texture.source[0]?.glTexture;
	const renderer = texture.manager.game.renderer as Phaser.Renderer.WebGL.WebGLRenderer;
	if (!wrapper || renderer.contextLost) return;
	const { gl } = renderer;
	renderer.glTextureUnits.bind(wrapper, 0);
	renderer.glWrapper.updateTexturing({ texturing: { flipY: wrapper.flipY, premultiplyAlpha: wrapper.pma } });
	const row = wrapper.flipY ? wrapper.height - y - piece.height : y;
	gl.texSubImage2D(gl.TEXTURE_2D, 0, x, row, gl.RGBA, gl.UNSIGNED_BYTE, piece);
}
