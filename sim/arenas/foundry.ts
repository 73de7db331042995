/**
 * Foundry: the furnace in the middle, four corner shops, two long lanes. Found through the registry of maps.
 *
 * The same after half a turn, so no side is better. The furnace is the hill; four doors lead in, and shields lie in two
 * of its corners: taking either is a fight. Health lies in the elbows of the corner shops: two walls at one's back, open
 * to the middle. Energy lies under the north and south buttresses and behind the west and east blocks, on the long lines
 * that rails are fired along. Rows 3 and 9 and their mirror images are the rail's; the furnace and the pillars around it
 * are the rapid's.
 */

import { defineMap } from './defineMap.ts';

export const foundry = defineMap(
	'foundry',
	`
	title: Foundry
	about: A furnace with four doors between two long lanes.

	############################################
	#....................##....................#
	#.R..........R.......##.......B..........B.#
	#..........................................#
	#....#####...........E............#####....#
	#....#..........S.....................#....#
	#....#.H.....##...########...##.....H.#....#
	#............##..............##............#
	#............##..............##............#
	###......................................###
	###......###......##....##......###......###
	#......R...#.....##......##.....#...B......#
	#..........#.....#A.ZZZZ..#.....#..........#
	#....##............ZZZZZZ............##....#
	#..E.##............ZZZZZZ............##....#
	#....##............ZZZZZZ............##.E..#
	#....##............ZZZZZZ............##....#
	#..........#.....#..ZZZZ.A#.....#..........#
	#......R...#.....##......##.....#...B......#
	###......###......##....##......###......###
	###......................................###
	#............##..............##............#
	#............##..............##............#
	#....#.H.....##...########...##.....H.#....#
	#....#.....................S..........#....#
	#....#####............E...........#####....#
	#..........................................#
	#.R..........R.......##.......B..........B.#
	#....................##....................#
	############################################
	`,
);
