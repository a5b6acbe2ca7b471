/** The table of exit codes, the same for all commands. */
export const exitCodesHelp: string = `Exit codes:
  0    nothing to object to
  1    errors, or more warnings than --max-warnings allows
  2    wrong use, something that cannot be read, or an internal error
  130  interrupted by Ctrl-C
`
