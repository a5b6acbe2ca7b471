/** All that a run takes from the process around it. Whoever starts runs makes it: the command line, or a test. */
export interface RunContext {
  /** The working directory: relative paths start here, and paths are shown as seen from here. */
  readonly cwd: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds of a clock that never goes back, for measuring. */
  readonly uptime: () => number
  /** Tells the user a sentence beside the report. */
  readonly notify: (message: string) => void
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly progress: Progress
  /** Calls a listener at each Ctrl-C, until the function that it gives is called. */
  readonly onInterrupt: (listener: () => void) => () => void
  /** Keeps signals from ending the process until they are released, so that no file is written in part. */
  readonly holdSignals: () => HeldSignals
}

/** A stream that a run writes to, at once and in order. */
export interface OutputStream {
  readonly write: (texts: Iterable<string>) => void
  readonly writeBytes: (bytes: Buffer) => void
  readonly isTerminal: () => boolean
}

/** Shows how far a long run is, and hears Ctrl-C: while our code runs, no signal comes through. */
export interface Progress {
  /**
   * To be called before a run over so many articles; until then nothing has been interrupted. `done` is the word for what is
   * done with them, by default `Checked`.
   */
  readonly begin: (total: number, isShown: boolean, done?: string) => void
  /** Whether Ctrl-C was pressed since. */
  readonly interrupted: boolean
  /** To be awaited between pieces of work; `done` counts articles. Comes back at once unless some time has passed. */
  readonly advance: (done: number) => Promise<void>
  /** To be called when the run is over: takes the progress line away. */
  readonly end: () => void
}

/** Signals that are heard between two files, and not while one is written. */
export interface HeldSignals {
  /** The first that has come since, by its name. */
  readonly caught: string | undefined
  /** Ends the process if a signal would have; not for Ctrl-C, which has an exit code of its own. */
  readonly release: () => void
}
