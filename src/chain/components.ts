/**
 * The strongly connected components of a graph (Tarjan's algorithm, without recursion: a chain may be
 * longer than the call stack).
 *
 * @param size number of nodes; a node is a number below it
 * @param next the nodes that a node leads to
 * @returns for each node the number of its component
 */
export function componentsOf(size: number, next: (node: number) => readonly number[]): Int32Array {
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const taken = new Int32Array(size);
  const open: number[] = [];
  let visited = 0;
  let count = 0;
  for (let start = 0; start < size; start++) {
    if (order[start] !== -1) continue;
    const trail: number[] = [];
    const enter = (node: number): void => {
      order[node] = low[node] = visited++;
      open.push(node);
      trail.push(node);
    };
    enter(start);
    for (let node = trail.at(-1); node !== undefined; node = trail.at(-1)) {
      const to = next(node)[taken[node]!++];
      if (to !== undefined) {
        if (order[to] === -1) enter(to);
        else if (component[to] === -1) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      trail.pop();
      const parent = trail.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = count;
        if (member === node) break;
      }
      count++;
    }
  }
  return component;
}
