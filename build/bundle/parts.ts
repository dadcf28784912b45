import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** A file of the bundle, as CommonJS. */
export interface Part {
  readonly name: string;
  readonly code: string;
}

/** Sources by their paths from the root, or the beginning of those. */
export interface Gathering {
  /** What is loaded first: with all that it imports it becomes one file. */
  readonly first: readonly string[];
  /** What is loaded only when something of it is used. */
  readonly rarelyUsed: readonly string[];
}

/** Where what is gathered stands. */
const TOGETHER = 'core.cjs';

/** How one part asks for another. */
const REQUIRE = /\brequire\("\.\/([\w.-]+\.cjs)"\)/g;

/**
 * Puts what is always loaded into one file, since finding and reading a file takes longer than what
 * stands in it, and leaves what is rarely used out until then.
 */
export function gathered(
  parts: readonly Part[],
  { outputs }: Metafile,
  { first, rarelyUsed }: Gathering,
): Part[] {
  const named = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const partOf = (source: string): string => {
    const found = [...named].find(([, { inputs }]) => holds(inputs, source));
    if (!found) throw new Error(`${source} is in no part of the bundle.`);
    return found[0];
  };
  const rare = new Set(rarelyUsed.map(partOf));
  const together = new Set<string>();
  const take = (name: string): void => {
    if (together.has(name) || rare.has(name)) return;
    together.add(name);
    for (const { path, kind } of named.get(name)?.imports ?? []) {
      if (kind === 'import-statement' && named.has(basename(path))) take(basename(path));
    }
  };
  first.map(partOf).forEach(take);

  const asked = (name: string): string => {
    if (together.has(name)) return `require("./${TOGETHER}")("${name}")`;
    if (!rare.has(name)) return `require("./${name}")`;
    // What it gives is asked for at each use: asking the loader each time takes longer than most of these.
    const getters = (named.get(name)?.exports ?? []).map(
      (each) => `get ${each}(){return(part??=require("./${name}")).${each}}`,
    );
    return `((part)=>({${getters.join()}}))()`;
  };
  const linked = ({ name, code }: Part): Part => ({
    name,
    code: code.replaceAll(REQUIRE, (_, other: string) => asked(other)),
  });
  const all = parts.map(linked);
  const inside = all.filter(({ name }) => together.has(name));
  const entries = [...named].filter(([, { entryPoint }]) => entryPoint !== undefined);
  const stand = entries
    .filter(([name]) => together.has(name))
    .map(([name]) => ({ name, code: `module.exports=require("./${TOGETHER}")("${name}");\n` }));
  return [
    ...all.filter(({ name }) => !together.has(name)),
    ...stand,
    { name: TOGETHER, code: core(inside) },
  ];
}

const holds = (inputs: Metafile['outputs'][string]['inputs'], source: string): boolean =>
  Object.entries(inputs).some(
    ([path, { bytesInOutput }]) => path.startsWith(source) && bytesInOutput > 0,
  );

/** A file that hands out its parts by name. In brackets a function is compiled at once, not twice. */
function core(parts: readonly Part[]): string {
  const functions = parts.map(
    ({ name, code }) =>
      `"${name}":(function(module,exports,require){${code.replaceAll(`require("./${TOGETHER}")`, 'require.part')}\n})`,
  );
  return `"use strict";
const parts={${functions.join(',\n')}};
const loaded=new Map();
require.part=(name)=>{
let module=loaded.get(name);
if(!module){module={exports:{}};loaded.set(name,module);parts[name](module,module.exports,require)}
return module.exports};
module.exports=require.part;
`;
}
