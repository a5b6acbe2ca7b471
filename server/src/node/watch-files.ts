import type {Stats} from 'node:fs'
import {watch} from 'chokidar'

/** What is to be watched, and who wants to know. Paths are absolute. */
export interface Watched {
  /** Files and folders; they need not be there. */
  readonly paths: readonly string[]
  readonly enters: (folder: string) => boolean
  readonly concerns: (file: string) => boolean
  /** Milliseconds of the clock from when on changes count, also those from before the watching begins. */
  readonly since: number
  /** A file was changed, came or went. */
  readonly changed: (file: string) => void
  /** The system watches no more. */
  readonly failed: (error: Error) => void
}

/** Stops watching. */
export type StopWatching = () => Promise<void>

/** Watches files and folders from when the promise is kept. */
export function watchFiles(watched: Watched): Promise<StopWatching> {
  const {paths, enters, concerns, since, changed, failed} = watched
  const ignored = (path: string, stats?: Stats): boolean => {
    if (stats === undefined) return false
    return stats.isDirectory() ? !enters(path) : !concerns(path)
  }
  const watcher = watch([...paths], {
    ignored,
    followSymlinks: false,
    ignorePermissionErrors: true,
    alwaysStat: true
  })
  let isReady = false
  return new Promise(resolve => {
    watcher.on('ready', () => {
      isReady = true
      resolve(() => watcher.close())
    })
    watcher.on('error', error => {
      failed(error instanceof Error ? error : new Error(String(error)))
      resolve(() => watcher.close())
    })
    watcher.on('all', (event, path, stats) => {
      if (event === 'addDir' || event === 'unlinkDir') return
      // What was there all along comes first.
      if (isReady || (stats?.mtimeMs ?? 0) > since) changed(path)
    })
  })
}
