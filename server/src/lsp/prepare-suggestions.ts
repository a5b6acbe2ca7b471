import type {Steps} from '../base/steps.js'
import {foldNames} from '../glossary/entry-names.js'
import {runStepsInSlices} from '../node/slices.js'
import {logError, type Server} from './server.js'

/** Makes ready, once nothing was loaded for a while, what the first list of suggestions needs of each glossary. */
export function prepareSoon(server: Server): void {
  server.timers.prepare.afterPause(PAUSE, Number.POSITIVE_INFINITY)
}

/** Milliseconds, in which the first diagnostics come and people begin to type. */
const PAUSE = 500

/** Makes it ready now, in slices between which all else goes on. */
export function prepareSuggestions(server: Server): void {
  runStepsInSlices(steps(server)).catch(error =>
    logError(server.connection, 'preparing suggestions', error)
  )
}

/** A glossary that was loaded again in the meantime is left to the next time. */
function* steps(server: Server): Steps<void> {
  for (const {root, glossary} of server.session.workspace.projects.values()) {
    for (const _ of foldNames(glossary)) {
      const now = server.session.workspace.projects.get(root)?.glossary
      if (now !== glossary || server.isShutDown) break
      yield
    }
  }
}
