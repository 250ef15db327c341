/** A file that is made from others and committed. */
export interface GeneratedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** Makes files; the same sources give the same files, to the letter. */
export type Generator = () => Promise<GeneratedFile[]> | GeneratedFile[];
