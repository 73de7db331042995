/** The map that is played on, in Fray's rooms and in the stock one. */

export const LAB_MAP = 'canal';
