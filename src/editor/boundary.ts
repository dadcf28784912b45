import * as vscode from 'vscode';
import { isOwnFile, realPathOf } from '../check/on-disk';
import { isOnDisk } from './file-keys';
import { isThere } from './file-text';

/** Folders further up than this are not looked at. */
const MAX_LEVELS = 60;

/**
 * Which files are read, and so may be quoted: those of the workspace, and in a trusted one also of the
 * Git repositories that its folders are in. A link counts as where it leads.
 */
export class Boundary {
  readonly #repositories = new Map<string, Promise<vscode.Uri | undefined>>();
  readonly #real = new Map<string, Promise<string | undefined>>();
  readonly #moved = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** What was outside may be inside now, or the other way round. */
  readonly onDidChange = this.#moved.event;

  constructor() {
    const change = (): void => {
      this.#repositories.clear();
      this.#real.clear();
      this.#moved.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#moved,
      vscode.workspace.onDidChangeWorkspaceFolders(change),
      vscode.workspace.onDidGrantWorkspaceTrust(change),
    );
  }

  /**
   * Whether a file may be read for a manifest. In a trusted workspace a path that is written plainly may
   * lead anywhere; a link never may.
   */
  async mayRead(uri: vscode.Uri, manifest: vscode.Uri): Promise<boolean> {
    const roots = await this.#rootsFor(manifest);
    if (!roots.some((root) => holds(root, uri.path))) return vscode.workspace.isTrusted;
    return this.#isIn(roots, uri);
  }

  /** Whether a file is inside, wherever its path leads; of one that is not even its being there is unknown. */
  async isInside(uri: vscode.Uri, manifest: vscode.Uri): Promise<boolean> {
    const roots = await this.#rootsFor(manifest);
    return roots.some((root) => holds(root, uri.path)) && this.#isIn(roots, uri);
  }

  /** A file that is not there leads nowhere. */
  async #isIn(roots: readonly string[], uri: vscode.Uri): Promise<boolean> {
    const real = await realPath(uri);
    if (real === undefined) return true;
    const realRoots = await Promise.all(
      roots.map((root) => this.#realRoot(uri.with({ path: root }))),
    );
    return realRoots.some((root) => root !== undefined && holds(root, real));
  }

  /**
   * The folders from a manifest's own upwards in which its policy may be: to the root of its Git
   * repository, without one to that of its workspace folder.
   */
  async foldersUpwards(manifest: vscode.Uri): Promise<vscode.Uri[]> {
    const folder = vscode.workspace.getWorkspaceFolder(manifest)?.uri;
    const repository =
      vscode.workspace.isTrusted || !folder
        ? await this.#repository(folderOf(manifest))
        : undefined;
    const top = trimmed((repository ?? folder ?? folderOf(manifest)).path);
    const folders: vscode.Uri[] = [];
    for (const at of upwards(folderOf(manifest))) {
      folders.push(at);
      if (trimmed(at.path) === top) break;
    }
    return folders;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #rootsFor(manifest: vscode.Uri): Promise<string[]> {
    const folders = (vscode.workspace.workspaceFolders ?? [])
      .map(({ uri }) => uri)
      .filter((uri) => uri.scheme === manifest.scheme && uri.authority === manifest.authority);
    if (!vscode.workspace.getWorkspaceFolder(manifest)) {
      folders.push(folderOf(manifest));
    }
    const repositories = vscode.workspace.isTrusted
      ? await Promise.all(folders.map((uri) => this.#repository(uri)))
      : [];
    return [...folders, ...repositories].flatMap((uri) => (uri ? trimmed(uri.path) : []));
  }

  /** The root of the repository that a folder is in; none that another user has laid there. */
  #repository(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
    const address = folder.toString();
    let found = this.#repositories.get(address);
    if (!found) this.#repositories.set(address, (found = repositoryOf(folder)));
    return found;
  }

  #realRoot(root: vscode.Uri): Promise<string | undefined> {
    const address = root.toString();
    let real = this.#real.get(address);
    if (!real) this.#real.set(address, (real = realPath(root)));
    return real;
  }
}

async function repositoryOf(start: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const folder of upwards(start)) {
    const git = vscode.Uri.joinPath(folder, '.git');
    if (await isThere(git)) return (await isOwn(git)) ? folder : undefined;
  }
  return undefined;
}

const folderOf = (file: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(file, '..');

/** From a folder to the top. */
function* upwards(folder: vscode.Uri): Iterable<vscode.Uri> {
  let at = folder;
  for (let level = 0; level < MAX_LEVELS; level++) {
    yield at;
    const above = vscode.Uri.joinPath(at, '..');
    if (above.path === at.path) return;
    at = above;
  }
}

const trimmed = (path: string): string => path.replace(/(?<=.)\/$/, '');

const holds = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);

/** Where a file really is, as the path of its address; undefined where it is not there. */
async function realPath(uri: vscode.Uri): Promise<string | undefined> {
  if (!isOnDisk(uri)) return uri.path;
  const path = await realPathOf(uri.fsPath);
  return path === undefined ? undefined : vscode.Uri.file(path).path;
}

/** Whether it belongs to this user or the system's administrator, where owners are known. */
const isOwn = async (uri: vscode.Uri): Promise<boolean> =>
  !isOnDisk(uri) || (await isOwnFile(uri.fsPath));
