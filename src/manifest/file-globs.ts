/** Longer globs are not read, in UTF-16 units. */
const MAX_LENGTH = 200;

/**
 * A glob becomes a regular expression that tries every way in which its stars and groups can match: with
 * n of them the work grows with the n-th power of a path's length.
 */
const MAX_WILDCARDS = 3;
const MAX_GROUPS = 2;

/**
 * Why a glob of the setting `files` is not used, as the end of a sentence that begins with it;
 * undefined: it is sound. A sound one is relative to its folder and matches in bounded time.
 */
export function globFault(glob: string): string | undefined {
  const path = pathFault(glob);
  if (path !== undefined) return path;
  if (glob.includes('\\')) return 'has a backslash: write / between folders';
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob)) {
    return 'is an absolute path: globs are relative to the folder';
  }
  if (glob.startsWith('!')) return 'begins with !: globs only add files';
  if (glob.split('/').includes('..')) return 'leads out of the folder';
  if (count(glob, '{') !== count(glob, '}') || count(glob, '[') !== count(glob, ']')) {
    return 'has a bracket that is not closed';
  }
  const wildcards = glob.replace(/^(?:\.\/)?(?:\*\*\/)*/, '').match(/\*+/g)?.length ?? 0;
  if (glob.length > MAX_LENGTH || wildcards > MAX_WILDCARDS || count(glob, '{') > MAX_GROUPS) {
    return 'is too complicated: write it with fewer stars and groups, or as several';
  }
  return undefined;
}

/** Why a path in a setting leads nowhere, as `globFault`. */
export function pathFault(path: string): string | undefined {
  if (path.includes('${')) return 'has a variable, which is not expanded here';
  if (path.startsWith('~/')) return 'begins with ~, which is not expanded here';
  return undefined;
}

/** A glob that begins with a name means that name in any folder. */
export const inAnyFolder = (glob: string): string =>
  glob.startsWith('**/') ? glob : `**/${glob.replace(/^(?:\.\/)+/, '')}`;

const count = (text: string, character: string): number => text.split(character).length - 1;
