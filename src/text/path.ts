/** The keys and indexes that lead from the root of a text to a place in it. */
export type Path = readonly (string | number)[];
