/** The times that say whose a room is, ms. See docs/continuity.md; `test/lease.test.ts` holds them against each other. */

/** A process renews so often what it owns. */
export const BEAT_MS = 100;
/** An owner may tick for so long after it began a beat that was answered. */
export const OWN_TERM_MS = 650;
/** Somebody else may take over after having seen a beat stand still for so long: longer than the owner's term. */
export const TAKE_TERM_MS = 800;
/** Seen without a gap between two looks longer than this; after one it counts anew. */
export const LOOK_GAP_MS = 300;
/** A beat that is not answered for so long: the others are asked for their word. */
export const UNANSWERED_MS = 250;
/** How long another process may take to answer a direct question. */
export const ASK_MS = 200;
