import {type StatsListener, unwatchFile, watchFile} from 'node:fs'

/** Looks at files now and then, for whoever is not told of their changes. */
export interface FilePoller {
  /** From now on looks at these files, and at no others; they need not be there. */
  readonly look: (paths: ReadonlySet<string>) => void
}

/** Milliseconds. */
const interval = 1000

/** Makes a poller that tells of each file that was changed, came or went. It keeps no process alive. */
export function createFilePoller(changed: (path: string) => void): FilePoller {
  const listeners = new Map<string, StatsListener>()
  return {
    look: paths => {
      for (const [path, listener] of listeners) {
        if (paths.has(path)) continue
        unwatchFile(path, listener)
        listeners.delete(path)
      }
      for (const path of paths) {
        if (listeners.has(path)) continue
        const listener = (): void => changed(path)
        listeners.set(path, listener)
        watchFile(path, {interval, persistent: false}, listener)
      }
    }
  }
}
