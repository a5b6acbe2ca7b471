import {resolve} from 'node:path'
import {scopeAt} from '../../node/ignore-files.js'
import {allowedRoot, toPortable} from '../../node/paths.js'
import {walk} from '../../node/walk.js'
import {globProblem} from '../../project/check-glob.js'
import {matchGlobs, splitGlob} from '../../project/glob.js'
import {selectionOf} from '../../project/selection.js'
import {toRefusal} from '../refuse.js'
import {addFile, attempt, type Draft, projectIn, within} from './draft.js'

/**
 * Adds the files that a glob matches, as seen from the working directory, without those that their projects
 * exclude or ignore files leave out. A glob without any is a failure, unless that is fine.
 */
export function addGlob(draft: Draft, glob: string): void {
  const refused = globProblem(glob)
  if (refused !== undefined) {
    draft.failures.push({path: glob, message: `Unexpected glob, expected ${refused}`})
    return
  }
  const {files, matched} = filesOf(draft, glob)
  for (const file of files) attempt(draft, file, () => addFile(draft, file))
  if (files.length > 0 || draft.selecting.unmatched === 'fine') return
  const wanted = matched
    ? 'one that matches more than excluded and ignored files'
    : 'one that some file matches'
  draft.failures.push({path: glob, message: `Unexpected glob, expected ${wanted}`})
}

interface Found {
  /** Absolute. */
  readonly files: readonly string[]
  /** Whether any file matched, be it left out or not. */
  readonly matched: boolean
}

function filesOf(draft: Draft, glob: string): Found {
  const {base, rest} = splitGlob(glob)
  const folder = toPortable(glob.startsWith('/') ? `/${base}` : resolve(base))
  const {project} = projectIn(draft, draft.findProject(folder))
  const matches = matchGlobs([rest], {dot: false})
  let matched = false
  const names = walk({
    root: folder,
    allowed: allowedRoot(project.root),
    enters: () => rest.includes('/'),
    refused: refusal => draft.failures.push(toRefusal(folder, refusal)),
    takes: file => {
      const takes = matches(file)
      matched ||= takes
      return takes
    },
    ...(draft.selecting.ignoreFiles && {
      ignores: scopeAt(project.root, within(project.root, folder))
    })
  })
  const files = names.map(name => `${folder}/${name}`).filter(file => !isExcluded(draft, file))
  return {files: files.sort(), matched}
}

function isExcluded(draft: Draft, file: string): boolean {
  const {project} = projectIn(draft, draft.findProject(file))
  return selectionOf(project.config).excluded(within(project.root, file))
}
