import {type StatsListener, unwatchFile, watchFile} from 'node:fs'
import {stampOf} from './file-stamps.js'

/** Looks at files now and then, for whoever is not told of their changes. */
export interface FilePoller {
  /** From now on looks at these files, and at no others; they need not be there. */
  readonly look: (paths: ReadonlySet<string>) => void
}

/** Milliseconds. */
const interval = 1000

/**
 * Makes a poller that tells of each file that was changed, came or went. It keeps no process alive. The system takes its
 * first look in a thread of its own, under load many milliseconds later: what changed until then is found by stamps.
 */
export function createFilePoller(changed: (path: string) => void): FilePoller {
  const listeners = new Map<string, StatsListener>()
  const begin = (path: string): void => {
    const before = stampOf(path)
    const first = setTimeout(() => {
      if (listeners.get(path) === listener && stampOf(path) !== before) changed(path)
    }, interval).unref()
    const listener = (): void => {
      clearTimeout(first)
      changed(path)
    }
    listeners.set(path, listener)
    watchFile(path, {interval, persistent: false}, listener)
  }
  return {
    look: paths => {
      for (const [path, listener] of listeners) {
        if (paths.has(path)) continue
        unwatchFile(path, listener)
        listeners.delete(path)
      }
      for (const path of paths) if (!listeners.has(path)) begin(path)
    }
  }
}
