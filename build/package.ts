/** Packs the extension: `npm run package`, after a build. The same sources give the same bytes. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** In place of the times of the files, which differ from build to build: 1 January 2026. */
const SOURCE_DATE_EPOCH = String(Date.UTC(2026, 0, 1) / 1000);

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    // The pages of the build stand alone.
    '--no-rewrite-relative-links',
    ...['--readme-path', 'dist/README.md', '--changelog-path', 'dist/CHANGELOG.md'],
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOURCE_DATE_EPOCH } },
);
process.exitCode = status ?? 1;
