/** Something that is wrong with a lens, for the person who writes it. */
export interface LensFinding {
  /** The unified field, or the part of the lens, that is wrong. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** A lens that cannot be compiled, with everything that is wrong with it. */
export class LensSpecError extends Error {
  override name = 'LensSpecError';
  readonly findings: readonly LensFinding[];

  constructor(findings: readonly LensFinding[]) {
    super(findings.map(({ field, message, fix }) => `${field}: ${message}. ${fix}`).join('\n'));
    this.findings = findings;
  }
}
