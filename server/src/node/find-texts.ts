import {runSteps, type Steps} from '../base/steps.js'
import {type FoundTexts, isTextFile, sortTexts} from '../project/text-files.js'
import {scopeOf} from './ignore-files.js'
import {projectFileName, realPath} from './paths.js'
import {type WalkProblem, walkSteps} from './walk.js'

/**
 * Finds the files in and below a folder from which a corpus may be started: not what ignore files leave out, and not what
 * is in a project of its own. `refused` gets what could not be looked at. Throws what `walk` throws.
 */
export function findTexts(root: string, refused?: (problem: WalkProblem) => void): FoundTexts {
  return runSteps(findTextsSteps(root, refused))
}

/** The same in steps, for a server whose event loop has to go on. */
export function* findTextsSteps(
  root: string,
  refused?: (problem: WalkProblem) => void
): Steps<FoundTexts> {
  const found = yield* walkSteps({
    root,
    allowed: realPath(root),
    enters: folder => !folder.slice(folder.lastIndexOf('/') + 1).startsWith('.'),
    takes: isTextFile,
    shuts: (_, items) => items.some(({name}) => name === projectFileName),
    ...(refused && {refused}),
    ignores: scopeOf(root)
  })
  return sortTexts(found)
}
