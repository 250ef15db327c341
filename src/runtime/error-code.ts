/** True for an error with this code, as Node gives them: `ENOENT` for a file that does not exist. */
export function hasErrorCode(error: unknown, code: string): error is Error {
  return error instanceof Error && 'code' in error && error.code === code;
}
