import type {Project} from '../../project/project.js'
import {checkProject} from '../check-project.js'
import type {MaybeFixable, Safety} from '../offer/choose-fixes.js'
import {essenceOfProjectFile} from '../offer/faithful-fixes.js'
import {type FixChecks, joinChecks} from './fix-article.js'
import {type Fixed, fixText} from './fix-text.js'

/** A project file that is to be fixed. */
export interface ProjectFileToFix {
  readonly project: Project
  /** Relative to the project's root. */
  readonly path: string
  readonly text: string
  /** The project as it is if the file has another text. Nothing is written for it. */
  readonly reload: (text: string) => Project
}

/**
 * Fixes a project file until nothing is left to fix at that safety: the project is checked again with each new text.
 * `beside` is as in `FixChecks`. Throws what `reload` throws.
 */
export function fixProjectFile(
  {project, path, text: first, reload}: ProjectFileToFix,
  beside: FixChecks['beside'],
  safety: Safety
): Fixed {
  const alone: FixChecks['alone'] = text => {
    const {findings} = checkProject(text === first ? project : reload(text))
    return findings.filter(finding => finding.path === path)
  }
  return fixText(first, joinChecks(first, {alone, beside}), {
    safety,
    essence: essenceOfProjectFile
  })
}

/** What is found beside where no other file is asked. */
export function nothingBeside(): readonly MaybeFixable[] {
  return []
}
