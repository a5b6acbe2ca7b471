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
  if (!hasScopes(config)) return () => REST
  const parts = partsOf(config).map(
    ({files, scope}) => [matchGlobs(files.flatMap(withContent), {dot: true}), scope] as const
  )
  return name => parts.find(([isIn]) => isIn(name))?.[1] ?? REST
})

/** All scopes of a project, as `scopeOf` gives them: the coders in their order, what is curated, and the rest. */
export const scopesOf: (config: ProjectConfig) => readonly Scope[] = config => [
  ...partsOf(config).map(({scope}) => scope),
  REST
]

/** The scopes that have globs, with these. */
const partsOf = oncePer(({coders, curated}: ProjectConfig) => {
  const parts: {readonly files: readonly string[]; readonly scope: Scope}[] = coders.map(
    ({name, files}) => ({files: [files], scope: {coder: name, isCurated: false}})
  )
  const curation = {files: curated, scope: {coder: undefined, isCurated: true}}
  return curated.length > 0 ? [...parts, curation] : parts
})

const REST: Scope = {coder: undefined, isCurated: false}

/** What a scope is called behind a number: the name of its coder, or a word for the others. */
export function scopeName({coder, isCurated}: Scope): string {
  return coder ?? (isCurated ? 'curated' : 'others')
}

/** The scope of a project that is called for by its coder, or as what is curated or nobody's. */
export function findScope(config: ProjectConfig, {coder, isCurated}: Scope): Scope | undefined {
  return scopesOf(config).find(each => each.coder === coder && each.isCurated === isCurated)
}

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
