import {readGlossarySteps} from '../glossary/parse-glossary.js'
import {runInSlicesUnless} from '../node/slices.js'
import {nameIn} from '../project/path-names.js'
import {logError, type Server} from './server.js'
import type {OpenDocument} from './session.js'

/**
 * Reads a glossary file that is opened in its compiled form as a whole, in slices, once somebody opens it: the first letter
 * that is typed would have to wait for that, at 50,000 rows 0.2 s in one piece.
 */
export function readAhead(server: Server, {key, document}: OpenDocument): void {
  const project = [...server.session.workspace.projects.values()].find(({root, glossary}) =>
    glossary.files.some(({path, stored}) => stored && path === nameIn(root, key))
  )
  if (!project) return
  const isStale = (): boolean =>
    server.isShutDown || server.session.documents.get(key)?.document !== document
  const steps = readGlossarySteps(nameIn(project.root, key), document.getText(), project.codebook)
  runInSlicesUnless(isStale, steps)
    .then(reading => reading && !isStale() && server.readAhead.set(key, reading))
    .catch(error => logError(server.connection, `reading ${key}`, error))
}
