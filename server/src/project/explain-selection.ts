import type {Location} from '../glossary/entry.js'
import type {DeclaredConfig} from './declared-config.js'
import {defaultSelection, last} from './merge-configs.js'
import type {ProjectConfig} from './project.js'
import {selectionOf} from './selection.js'

/** The glob that makes a file an article, or that it is none for. */
export interface ExplainedSelection {
  readonly status: 'included' | 'excluded' | 'not included'
  /** Undefined where no glob is about the file. */
  readonly glob: string | undefined
  /** The key that the glob stands under; undefined for what holds by default. */
  readonly location: Location | undefined
}

/** Whether project files take a file for an article, by its path relative to the root, and which glob says so. */
export function explainSelection(
  configs: readonly DeclaredConfig[],
  config: ProjectConfig,
  path: string
): ExplainedSelection {
  const include = last(configs, each => each.include)
  const exclude = last(configs, each => each.exclude)
  const only = (globs: Pick<ProjectConfig, 'include' | 'exclude'>) =>
    selectionOf({...config, ...globs})
  const excluding = exclude?.value.find(glob => only({include: [], exclude: [glob]}).excluded(path))
  if (excluding !== undefined)
    return {status: 'excluded', glob: excluding, location: exclude?.location}
  const globs = include?.value ?? defaultSelection.include
  const including = globs.find(glob => only({include: [glob], exclude: []}).included(path))
  return {
    status: including === undefined ? 'not included' : 'included',
    glob: including,
    location: include?.location
  }
}
