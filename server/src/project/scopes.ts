import {oncePer} from '../base/memo.js'
import {matchGlobs, type PathTest} from './globs.js'
import type {ProjectConfig} from './project.js'
import {withContent} from './selection.js'

/** A part of a project within which ids and texts are compared: what one coder has, the curated versions, or all the rest. */
export interface Scope {
  /** The name of the coder; undefined for all others. */
  readonly coder: string | undefined
  readonly isCurated: boolean
}

/**
 * Gives the scope of an article by its name relative to the root: the same object for all of one scope, so that they may be
 * compared. What several coders claim is that of the first, and a coder comes before what is curated.
 */
export const scopeOf: (config: ProjectConfig) => (name: string) => Scope = oncePer(config => {
  const parts: (readonly [PathTest, Scope])[] = config.coders.map(({name, files}) => [
    matchGlobs(withContent(files), {dot: true}),
    {coder: name, isCurated: false}
  ])
  const curated = config.curated.flatMap(withContent)
  parts.push([matchGlobs(curated, {dot: true}), {coder: undefined, isCurated: true}])
  if (!hasScopes(config)) return () => REST
  return name => parts.find(([isIn]) => isIn(name))?.[1] ?? REST
})

const REST: Scope = {coder: undefined, isCurated: false}

/** Whether a project has more than one scope. */
export function hasScopes({coders, curated}: ProjectConfig): boolean {
  return coders.length > 0 || curated.length > 0
}

/** Tells of names relative to the root which of them are in the scope of one; all in a project of one scope. */
export function inScopeOf(config: ProjectConfig, name: string): PathTest {
  if (!hasScopes(config)) return () => true
  const find = scopeOf(config)
  const scope = find(name)
  return other => find(other) === scope
}
