/** The argument that starts the command line as a thread of another one. */
export const THREAD = '--check-thread'
