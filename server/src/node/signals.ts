/** Signals that are heard between two files, and not while one is written. */
export interface HeldSignals {
  /** The first that has come since. */
  readonly caught: NodeJS.Signals | undefined
  /** Hears no more; what would have ended the process does so now, but for Ctrl-C, which has an exit code of ours. */
  readonly release: () => void
}

/**
 * Holds the signals that end a process. A signal that comes while a file is written would be lost otherwise, as
 * what removes temporary files listens just that long.
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
