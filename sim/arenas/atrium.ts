/**
 * Atrium: twelve rooms around a ring, the ring around a yard. Found through the registry of maps.
 *
 * The same after half a turn, so no side is better. No doors face each other: the yard's four are set like the arms of a
 * pinwheel, the rooms' are at alternate ends of their walls, so that hardly any line is longer than a room and every
 * corner may hide somebody. The yard is the hill. Shields lie in the ring, before the doors of the north and south rooms;
 * health lies in the far west and east and in the rooms between; energy in the ring and the corner rooms. The ring is
 * the fast way round, and the one where one is heard.
 */

import { defineMap } from './defineMap.ts';

export const atrium = defineMap(
	'atrium',
	`
	title: Atrium
	about: Close rooms around a ring, and the yard that they all look for.

	##########################################
	#...............##..##..##...............#
	#.R..........R..##..##.B##.............B.#
	#..........#........##........#..........#
	#......##..#..................#..##...E..#
	#......##..#...........H......#..##......#
	#...#########...##########...#########...#
	#..........#........##........#..........#
	#........R.#..........A.......#.......B..#
	#...##.....#............##....#...##.....#
	#...##.....#...###...######.......##.....#
	#...##.....#...###......###.......##.....#
	#..............###......###..............#
	#.H............#...ZZZZ.....E.#..........#
	#..............#..ZZZZZZ......#..........#
	########...##..#..ZZZZZZ.....##...########
	########...##.....ZZZZZZ..#..##...########
	#..........#......ZZZZZZ..#..............#
	#..........#.E.....ZZZZ...#............H.#
	#..............###......###..............#
	#.....##.......###......###...#.....##...#
	#.....##.......######...###...#.....##...#
	#.....##...#....##............#.....##...#
	#..R.......#.......A..........#.B........#
	#..........#........##........#..........#
	#...#########...##########...#########...#
	#......##..#......H...........#..##......#
	#..E...##..#..................#..##......#
	#..........#........##........#..........#
	#.R.............##R.##..##..B..........B.#
	#...............##..##..##...............#
	##########################################
	`,
);
