import {oncePer} from '../base/memo.js'
import {isWild, matchGlobs, type PathTest} from './globs.js'
import type {ProjectConfig} from './project.js'

/** What a project takes for articles. */
export interface Selection {
  readonly included: PathTest
  readonly excluded: PathTest
  /** Whether all in a folder is excluded, so that it need not be looked at. */
  readonly prunes: PathTest
}

/** Whether a path relative to the project's root is one of its articles, as far as its name tells. */
export function includes(config: ProjectConfig, relativePath: string): boolean {
  const {included, excluded} = selectionOf(config)
  return included(relativePath) && !excluded(relativePath)
}

/** The compiled globs of a configuration. Hidden files are articles only where a glob says so. */
export const selectionOf: (config: ProjectConfig) => Selection = oncePer(config => {
  const exclude = config.exclude.flatMap(withContent)
  return {
    included: matchGlobs(config.include, {dot: false}),
    excluded: matchGlobs(exclude, {dot: true}),
    prunes: matchGlobs(
      exclude.filter(glob => glob.endsWith('/**')),
      {dot: true}
    )
  }
})

/** Whether a path relative to the project's root is, by its name, one of the glossary's files. */
export function isGlossaryFile(config: ProjectConfig, relativePath: string): boolean {
  return glossaryTest(config)(relativePath)
}

/** Apart from the articles' globs, as the command line never asks. */
const glossaryTest = oncePer(({glossary}: ProjectConfig) => matchGlobs(glossary, {dot: false}))

/** Whoever excludes a folder by its name means what is in it. */
function withContent(glob: string): readonly string[] {
  const path = glob.endsWith('/') ? glob.slice(0, -1) : glob
  return isWild(path.slice(path.lastIndexOf('/') + 1)) ? [path] : [path, `${path}/**`]
}
