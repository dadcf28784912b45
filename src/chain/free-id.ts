/** The id with the first number, from 2 or a later one on, that makes it free: `salt-2`. */
export function numberedId(id: string, used: { has(id: string): boolean }, from = 2): string {
  for (let number = from; ; number++) {
    const free = `${id}-${String(number)}`;
    if (!used.has(free)) return free;
  }
}

/** The id itself where it is free, else with a number. */
export const freeId = (id: string, used: { has(id: string): boolean }): string =>
  used.has(id) ? numberedId(id, used) : id;
