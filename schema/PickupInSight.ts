/** A pickup of the map as who sees its place gets it, where a match is played in fog. Its key is its place on the map's list. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const PickupInSight = schema({ there: t.boolean() }, 'PickupInSight');
export type PickupInSight = SchemaType<typeof PickupInSight>;
