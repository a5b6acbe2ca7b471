/** Signals that are heard between two files, and not while one is written. */
export interface HeldSignals {
  /** The first that has come since. */
  readonly caught: NodeJS.Signals | undefined
  /** Ends the process if a signal would have; not for Ctrl-C, which has an exit code of its own. */
  readonly release: () => void
}

/**
 * Holds the signals that end a process. A signal that comes while a file is written would be lost otherwise, as the
 * package that writes it listens just that long, to remove its temporary file.
 */
export function holdSignals(): HeldSignals {
  let caught: NodeJS.Signals | undefined
  const listen = (signal: NodeJS.Signals): void => {
    caught ??= signal
  }
  for (const signal of SIGNALS) process.on(signal, listen)
  return {
    get caught() {
      return caught
    },
    release() {
      for (const signal of SIGNALS) process.off(signal, listen)
      if (caught !== undefined && caught !== 'SIGINT') process.kill(process.pid, caught)
    }
  }
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
