/*
 * Node's own files, asked for only where there are any: the extension runs in browsers, too.
 */

/** Where a file really is, behind all links; undefined where it is not there. */
export async function realPathOf(path: string): Promise<string | undefined> {
  const { realpath } = await import('node:fs/promises');
  return realpath(path).catch(() => undefined);
}

/** Whether a file belongs to this user or the system's administrator, where owners are known. */
export async function isOwnFile(path: string): Promise<boolean> {
  const me = process.getuid?.();
  if (me === undefined) return true;
  const { lstat } = await import('node:fs/promises');
  return lstat(path).then(
    ({ uid }) => uid === me || uid === 0,
    () => false,
  );
}
