import {mayBeTerminal, STANDARD_ERROR, STANDARD_OUTPUT} from '../node/standard-streams.js'

/** Whether standard error is a terminal. */
export function showsProgress(): boolean {
  return mayBeTerminal(STANDARD_ERROR) && process.stderr.isTTY
}

/** Whether to colour standard output: a flag decides, else the environment, else whether it is a terminal. */
export function wantsColour(flags: ReadonlySet<string>, env: NodeJS.ProcessEnv): boolean {
  if (flags.has('no-color')) return false
  if (flags.has('color')) return true
  const {NO_COLOR, FORCE_COLOR, TERM} = env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return !['0', 'false', ''].includes(FORCE_COLOR)
  // What cannot be a terminal is not asked further, as setting up `process.stdout` takes long.
  return TERM !== 'dumb' && mayBeTerminal(STANDARD_OUTPUT) && process.stdout.isTTY
}
