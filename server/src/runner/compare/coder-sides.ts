import {isThere} from '../../node/file-kind.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {isWild, splitGlob} from '../../project/globs.js'
import {folderPrefix, nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {type Scope, scopeOf} from '../../project/scopes.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {projectsOf} from './read-version.js'
import {articlesSide, findSide, type Side} from './sides.js'

/** A coder, and what is theirs. */
export interface CoderSide {
  readonly coder: string
  readonly side: Side
}

/**
 * Finds what each coder has: operands are folders, files, revisions, or names that the project gives coders, `curated` among
 * them; without any, all coders of the project. Throws a UsageError for fewer than two, and for what is none of these.
 */
export function findCoders(
  operands: readonly string[],
  options: FileOptions,
  cwd: string
): readonly CoderSide[] {
  const project = projectsOf(options, cwd)(`${folderPrefix(toPortable(cwd))}newsmark.yaml`)
  const {coders} = project.config
  const named = operands.length > 0 ? operands : coders.map(({name}) => name)
  if (named.length < 2) throw new UsageError(tooFew(named, operands.length > 0))
  const names = coderNames(named)
  const again = named.find((name, at) => named.indexOf(name) !== at)
  if (again !== undefined)
    throw new UsageError(`Unexpected \`${again}\` twice, expected different coders`)
  const sides = named.map((operand, at): CoderSide => {
    const isAPath = operands.length > 0 && isThere(toPortable(operand, cwd))
    const side = isAPath ? undefined : sideOf(operand, project, options, cwd)
    return side
      ? {coder: operand, side}
      : {coder: names[at] ?? operand, side: findSide(operand, options, cwd)}
  })
  refuseMixed(sides, named)
  return sides
}

/** A file is compared with files: it has no path in a folder by which others were put together with it. */
function refuseMixed(sides: readonly CoderSide[], named: readonly string[]): void {
  const isFile = ({side: {articles}}: CoderSide): boolean => articles.has('')
  const other = sides.findIndex(side => !isFile(side))
  if (other >= 0 && sides.some(isFile))
    throw new UsageError(
      `Unexpected \`${named[other]}\` beside a file, expected a file of each coder, or a folder or revision of each`
    )
}

function tooFew(named: readonly string[], areOperands: boolean): string {
  if (areOperands)
    return 'Unexpected number of coders, expected two or more: a folder, a file or a revision each'
  return named.length === 0
    ? 'No coders are given: name two or more, or list them as `coders` in newsmark.yaml'
    : `The project has one coder, \`${named[0]}\`: list two or more as \`coders\` in newsmark.yaml`
}

/** What the project says is a coder's, or curated; undefined where it does not know the name. */
function sideOf(
  name: string,
  project: Project,
  options: FileOptions,
  cwd: string
): Side | undefined {
  const {coders, curated} = project.config
  const coder = coders.find(each => each.name === name)
  if (coder) {
    const isTheirs = (scope: Scope): boolean => scope.coder === name
    return scopeSide(name, [coder.files], project, isTheirs, options, cwd)
  }
  if (name !== 'curated' || curated.length === 0) return undefined
  return scopeSide(name, curated, project, ({isCurated}) => isCurated, options, cwd)
}

function scopeSide(
  name: string,
  globs: readonly string[],
  {root, config}: Project,
  isMeant: (scope: Scope) => boolean,
  options: FileOptions,
  cwd: string
): Side {
  const split = globs.map(glob => {
    const {base, rest} = splitGlob(glob)
    return {folder: toPortable(base || '.', root), rest}
  })
  const folders = split.map(({folder}) => folder)
  const gone = folders.find(folder => !isThere(folder))
  if (gone !== undefined)
    throw new UsageError(
      `There is no folder \`${pathFrom(cwd, gone)}\`, which newsmark.yaml gives to \`${name}\`: correct it there`
    )
  const find = scopeOf(config)
  return articlesSide(
    name,
    folders.map(folder => pathFrom(cwd, folder) || '.'),
    options,
    cwd,
    path => {
      if (!isMeant(find(nameIn(root, path)))) return undefined
      const of = split.find(({folder}) => path.startsWith(folderPrefix(folder)))
      return of ? withoutPlain(nameIn(of.folder, path), of.rest) : pathFrom(root, path)
    }
  )
}

/** A name without the folders that a glob calls by their names: with `anna` behind a star, `2016/anna/x` is `2016/x`. */
function withoutPlain(name: string, glob: string): string {
  const wild = glob.split('/')
  const fixed = wild.slice(0, wild.includes('**') ? wild.indexOf('**') : -1)
  return name
    .split('/')
    .filter((_, at) => fixed[at] === undefined || isWild(fixed[at]))
    .join('/')
}

/** The last parts of the paths; the whole operands where these are the same. */
function coderNames(operands: readonly string[]): readonly string[] {
  const last = operands.map(operand => /[^/\\]+(?=[/\\]*$)/.exec(operand)?.[0] ?? operand)
  return new Set(last).size === last.length ? last : operands
}
