import {compareText} from '../../base/compare.js'
import {getOrMake} from '../../base/group.js'
import {createLineIndex, type LineIndex, toPlace} from '../../base/line-index.js'
import type {Codebook} from '../../codebook/codebook.js'
import {defaultCodebook} from '../../codebook/default/codebook.js'
import type {CodedText} from '../../exchange/agreement/coded-text.js'
import type {Version} from '../../exchange/compare/annotation.js'
import {pathFrom} from '../../node/paths.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {toFailure} from '../files/failure.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {projectsOf, readVersion} from './read-version.js'
import {findSide, type ReadArticle, type Side} from './sides.js'

/** What several coders have coded, article by article. */
export interface CodedTexts {
  /** The coders, by the last names of their paths. */
  readonly coders: readonly string[]
  readonly texts: readonly CodedText[]
  /** Where an offset of the written article of a coder lies, and in which file, as seen from the working directory. */
  readonly placeOf: (text: string, coder: number, offset: number) => string
  readonly codebook: Codebook
  readonly failures: readonly Failure[]
  /** Articles that only one coder has. */
  readonly alone: readonly string[]
}

/**
 * Reads the articles of coders, one path or revision a coder, and puts together what has the same path below these. Throws a
 * UsageError for fewer than two coders, and for what is neither a path nor a revision.
 */
export function readCodedTexts(
  operands: readonly string[],
  options: FileOptions,
  cwd: string
): CodedTexts {
  if (operands.length < 2)
    throw new UsageError(
      'Unexpected number of coders, expected two or more: a folder, a file or a revision each'
    )
  const sides = operands.map(operand => findSide(operand, options, cwd))
  const projects = projectsOf(options, cwd)
  const names = namesIn(sides, projects)
  const readers = sides.map(side => side.open(names.filter(name => side.articles.has(name))))
  const failures: Failure[] = sides.flatMap(side => side.failures)
  const texts: CodedText[] = []
  const written = new Map<string, string>()
  const lines = new Map<string, LineIndex>()
  let codebook: Codebook | undefined
  for (const name of names) {
    const versions = sides.map((side, coder) =>
      readOne(side, readers[coder], name, {projects, cwd, failures, written, coder})
    )
    codebook ??= projectIn(sides, name, projects)?.codebook
    const [first] = versions.filter(version => version !== undefined)
    const other = versions.find(version => version && version.text !== first?.text)
    if (first && other)
      failures.push({path: name || (operands[0] ?? ''), message: differsAt(first, other)})
    else if (first)
      texts.push({name, text: first.text, codings: versions.map(version => version?.annotations)})
  }
  return {
    coders: coderNames(operands),
    texts: texts.filter(isShared),
    alone: texts.filter(text => !isShared(text)).map(({name}) => name),
    codebook: codebook ?? defaultCodebook,
    failures,
    placeOf: (text, coder, offset) => {
      const key = `${coder} ${text}`
      const index = getOrMake(lines, key, () => createLineIndex(written.get(key) ?? ''))
      const {line, column} = toPlace(index, offset)
      return `${pathFrom(cwd, sides[coder]?.articles.get(text)?.path ?? '')}:${line}:${column}`
    }
  }
}

function isShared({codings}: CodedText): boolean {
  return codings.filter(coding => coding !== undefined).length > 1
}

function namesIn(sides: readonly Side[], projects: (path: string) => Project): readonly string[] {
  const names = [...new Set(sides.flatMap(side => [...side.articles.keys()]))]
  return names
    .filter(name => {
      const path = sides.find(side => side.articles.has(name))?.articles.get(name)?.path ?? ''
      const project = projects(path)
      return name === '' || isArticle(project, nameIn(project.root, path))
    })
    .sort(compareText)
}

function projectIn(
  sides: readonly Side[],
  name: string,
  projects: (path: string) => Project
): Project | undefined {
  const path = sides.find(side => side.articles.has(name))?.articles.get(name)?.path
  return path === undefined ? undefined : projects(path)
}

interface Reading {
  readonly projects: (path: string) => Project
  readonly cwd: string
  readonly failures: Failure[]
  /** The written texts by coder and name. */
  readonly written: Map<string, string>
  readonly coder: number
}

function readOne(
  side: Side,
  read: ReadArticle | undefined,
  name: string,
  {projects, cwd, failures, written, coder}: Reading
): Version | undefined {
  const article = side.articles.get(name)
  if (!article || !read) return undefined
  try {
    const text = read(name)
    written.set(`${coder} ${name}`, text)
    return readVersion(article.path, text, projects(article.path))
  } catch (error) {
    failures.push(toFailure(pathFrom(cwd, article.path), error))
    return undefined
  }
}

/** Says where two base texts part: coders can only be compared on the same words. */
function differsAt({text: a}: Version, {text: b}: Version): string {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  const words = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 10), at + 20))
  return `The coders have other texts: ${words(a)} and ${words(b)}. Give all the same text; \`newsmark text\` prints it`
}

/** The last parts of the paths; the whole operands where these are the same. */
function coderNames(operands: readonly string[]): readonly string[] {
  const last = operands.map(operand => /[^/\\]+(?=[/\\]*$)/.exec(operand)?.[0] ?? operand)
  return new Set(last).size === last.length ? last : operands
}
