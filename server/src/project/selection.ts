import {oncePer} from '../base/memo.js'
import {isWild, matchGlobs, type PathTest} from './globs.js'
import {nameIn, pathIn} from './path-names.js'
import type {Project, ProjectConfig} from './project.js'

/**
 * Whether a file is an article of a project, by its name relative to the root: the globs of the project include it and
 * do not exclude it, it is none of the project files, and no ignore file leaves it out. `isIgnored` is asked
 * last and only of names that are articles otherwise, as it may have to read ignore files; without it, or where
 * the user says `--no-ignore`, they do not count.
 */
export function isArticle(
  {config, texts}: Pick<Project, 'config' | 'texts'>,
  name: string,
  isIgnored?: PathTest
): boolean {
  return includes(config, name) && !texts.has(name) && !isIgnored?.(name)
}

/** Whether the globs of a configuration take in a file, by its name relative to the project's root. */
export function includes(config: ProjectConfig, name: string): boolean {
  const {included, excluded} = selectionOf(config)
  return included(name) && !excluded(name)
}

/** The compiled globs of a configuration, which are tests of names relative to the project's root. */
export interface Selection {
  readonly included: PathTest
  readonly excluded: PathTest
  /** Whether all in a folder is excluded, so that it need not be listed. */
  readonly prunes: PathTest
}

/**
 * Compiles the globs of a configuration, once for each. Hidden files are articles only where a glob says so,
 * and excluded like any others.
 */
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

/** Whether a file is one of the glossary's, by its name relative to the project's root, which may lead out of it. */
export function isGlossaryFile(config: ProjectConfig, name: string): boolean {
  return glossaryTest(config)(name)
}

/** Apart from the articles' globs, as a run that does not watch never needs it. */
const glossaryTest = oncePer(({glossary}: ProjectConfig) => matchGlobs(glossary, {dot: false}))

/** The globs of a path: one that names a folder means what is in it, too. */
export function withContent(glob: string): readonly string[] {
  const path = glob.endsWith('/') ? glob.slice(0, -1) : glob
  return isWild(path.slice(path.lastIndexOf('/') + 1)) ? [path] : [path, `${path}/**`]
}

/** How a project names one of its project files; undefined for any other. */
export function fileNamed({root, texts}: Project, path: string): string | undefined {
  const name = nameIn(root, path)
  if (texts.has(name)) return name
  // Few files stand outside of the root, and only they are written in another way than that.
  for (const other of texts.keys()) {
    if (OTHERWISE.test(other) && pathIn(root, other) === path) return other
  }
  return undefined
}

const OTHERWISE = /(?:^|\/)\.{0,2}(?:\/|$)/
