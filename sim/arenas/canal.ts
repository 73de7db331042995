/**
 * Canal: a quay for each team, north and south, and the dry canal between them. Found through the registry of maps.
 *
 * The same after half a turn, so no side is better. Three gates in each wall lead down into the canal; the outer ones
 * are set off against each other. The hill lies in the middle, open to a gate on either side and, around pillars, to
 * both arms of the canal, where the shields are: the longest lines of the map, with a block to reach each by. Along the
 * quays rails rule from crate to crate (one sees farther here than on any other map); the warehouses are for whoever
 * wants to come near. Health lies in the nooks of the buttresses and behind the sheds, energy out on the open quays.
 */

import { defineMap } from './defineMap.ts';

export const canal = defineMap(
	'canal',
	`
	title: Canal
	about: Two quays, long lines of sight, three crossings over a dry canal.

	################################################
	#...............##.............##..............#
	#.R....E....R...##.H.......R...##...........R..#
	#.....................................####.....#
	#....####.............................####.....#
	#....####......................................#
	#...................########...........H.......#
	#..............................................#
	#..R..........##..E..........E.##..........R...#
	#.............##...............##..............#
	######.....##########......########.....########
	#................................##............#
	#.....................ZZZZ.......##............#
	#....................ZZZZZZ....................#
	#.......A......##....ZZZZZZ....##..............#
	#..............##....ZZZZZZ....##......A.......#
	#....................ZZZZZZ....................#
	#............##.......ZZZZ.....................#
	#............##................................#
	########.....########......##########.....######
	#..............##...............##.............#
	#...B..........##.E..........E..##..........B..#
	#..............................................#
	#.......H...........########...................#
	#......................................####....#
	#.....####.............................####....#
	#.....####.....................................#
	#..B...........##...B.......H.##...B....E....B.#
	#..............##.............##...............#
	################################################
	`,
);
