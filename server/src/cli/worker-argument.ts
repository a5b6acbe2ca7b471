/** The argument that starts the command line as a worker thread of another one. */
export const WORKER_ARGUMENT = '--check-thread'
