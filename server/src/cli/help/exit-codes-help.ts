/** The table of exit codes of commands that look for problems. */
export const exitCodesHelp: string = `Exit codes:
  0    nothing to object to
  1    errors, or more warnings than --max-warnings allows
  2    wrong use, something that cannot be read, or an internal error
  130  interrupted by Ctrl-C
`

/** The table of exit codes of commands that object to nothing. */
export const plainExitCodesHelp: string = exitCodesHelp
  .replace('nothing to object to', 'done')
  .replace(/ {2}1 .*\n/, '')
