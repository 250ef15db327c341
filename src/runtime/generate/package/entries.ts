import config from '../../../../tsconfig.json' with { type: 'json' };

/** One address under which the package is imported. */
export interface Entry {
  /** The last part of the address, `index` for the package itself. It names the file in `exports` of package.json. */
  name: string;
  /** The module that it stands for, relative to the repository. */
  source: string;
}

/** Every entry of the package: in the repository, `paths` of tsconfig.json leads from its address to its source. */
export const entries: readonly Entry[] = Object.entries(config.compilerOptions.paths).flatMap(([address, sources]) =>
  sources.map((source) => ({ name: address.split('/')[1] ?? 'index', source: source.replace(/^\.\//, '') })),
);
