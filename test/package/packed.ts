import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../sdk/packed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the package is built and packed from. */
const parts = ['docs', 'integrations', 'LICENSE', 'package.json', 'README.md', 'sdk', 'src', 'tsconfig.json'];

/** The package as it would be published, and an application that has installed it. */
export interface PackedPackage {
  /** A folder for what a test makes of it. */
  directory: string;
  tarball: string;
  /** The files in it. */
  files: string[];
  /** The application's folder: it finds the package and what that depends on, nothing else that the repository has. */
  application: string;
  remove(): Promise<void>;
}

/** Builds and packs a copy of the repository, so that this one stays as it is, and installs the packed file. */
export async function packPackage(): Promise<PackedPackage> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-package-'));
  const remove = () => rm(directory, { recursive: true });
  try {
    const tarball = await pack(join(directory, 'repository'), directory);
    const application = join(directory, 'application');
    await install(tarball, application);
    const files = (await run(directory, 'tar', 'tzf', tarball)).trim().split('\n');
    return { directory, tarball, files: files.map((file) => file.replace(/^package\//, '')), application, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function pack(repository: string, destination: string): Promise<string> {
  const isSource = (path: string) => !/[/\\](dist|node_modules)$/.test(path);
  for (const part of parts) await cp(join(root, part), join(repository, part), { recursive: true, filter: isSource });
  await symlink(join(root, 'node_modules'), join(repository, 'node_modules'));
  const packed = await run(repository, 'npm', 'pack', '--silent', '--pack-destination', destination);
  return join(destination, packed.trim().split('\n').at(-1) ?? '');
}

/** Does what `npm install` would do, without a network. */
async function install(tarball: string, application: string): Promise<void> {
  const modules = join(application, 'node_modules');
  await mkdir(join(modules, manifest.name), { recursive: true });
  await run(modules, 'tar', 'xzf', tarball, '--strip-components', '1', '--directory', manifest.name);
  // The types of Node an application in TypeScript has itself.
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
}
