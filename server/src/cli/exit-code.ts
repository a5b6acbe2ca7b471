/** The exit codes of all commands; scripts rely on them. */
export const exitCode = {
  /** Nothing to object to. */
  ok: 0,
  /** Errors were found, or more warnings than allowed. */
  findings: 1,
  /** Wrong use, something that cannot be read, or an internal error. */
  failure: 2,
  /** Stopped by Ctrl-C. */
  interrupted: 130
} as const
