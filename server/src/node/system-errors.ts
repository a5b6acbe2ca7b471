/**
 * The code of an error that the file system, or Node on its behalf, refuses something with, as `ENOENT`; a path with a
 * NUL has `ERR_INVALID_ARG_VALUE`. Undefined for errors of our own.
 */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  return 'syscall' in error || code === INVALID_PATH ? code : undefined
}

/** The code of the error that Node throws for a path with a NUL. */
export const INVALID_PATH = 'ERR_INVALID_ARG_VALUE'
