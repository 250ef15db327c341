/**
 * Where a file of `assets/` lies. Counted from the root of the package, so that it also holds for code that was bundled
 * into `dist/runtime/`.
 */
export function assetUrl(name: string): URL {
  return new URL(`../../src/runtime/assets/${name}`, import.meta.url);
}
