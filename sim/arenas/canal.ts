/**
 * Canal: a quay for each team, north and south, and the dry canal between them. Found through the registry of maps.
 *
 * The same after half a turn, so no side is better. Three gates in each quay lead down into the canal; the outer ones
 * do not face each other, so nobody shoots from quay to quay but through the middle. The hill lies there, open to both
 * gates and, between pillars, to both arms of the canal. Shields lie in the arms, the longest lines of the map, with two
 * blocks to reach them by. Along the quays rails rule from crate to crate; the alleys between the warehouses are for
 * whoever wants to come near. Health lies behind the buttresses and in the alleys, energy on the open quays.
 */

import { defineMap } from './defineMap.ts';

export const canal = defineMap(
	'canal',
	`
	title: Canal
	about: Two quays, long lines of sight, three crossings over a dry canal.

	################################################
	#..................##......##..................#
	#.R........R.......##...H..##........R.......R.#
	#..............................................#
	#...#####....#####............#####....#####...#
	#...#####....#####...######...#####..H.#####...#
	#...#####....#####...######...#####....#####...#
	#..............................................#
	#..R......##........E.......##..........E...R..#
	#.........##................##.................#
	######....############....##########....########
	######....############....##########....########
	#..........##.........ZZZZ......##.............#
	#......A...##........ZZZZZZ.....##.............#
	#...............##...ZZZZZZ...##...............#
	#...............##...ZZZZZZ...##...............#
	#.............##.....ZZZZZZ........##...A......#
	#.............##......ZZZZ.........##..........#
	########....##########....############....######
	########....##########....############....######
	#.................##................##.........#
	#..B...E..........##.......E........##......B..#
	#..............................................#
	#...#####....#####...######...#####....#####...#
	#...#####.H..#####...######...#####....#####...#
	#...#####....#####............#####....#####...#
	#..............................................#
	#.B.......B........##..H...##.......B........B.#
	#..................##......##..................#
	################################################
	`,
);
