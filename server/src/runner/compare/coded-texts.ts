import {compareText} from '../../base/compare.js'
import {getOrMake} from '../../base/group.js'
import {createLineIndex, type LineIndex, type LinePlace, toPlace} from '../../base/line-index.js'
import type {Codebook} from '../../codebook/codebook.js'
import {defaultCodebook} from '../../codebook/default/codebook.js'
import {type CodedText, markOf} from '../../exchange/agreement/coded-text.js'
import {versionOf} from '../../exchange/compare/annotation.js'
import {pathFrom} from '../../node/paths.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {toBaseText, toWrittenOffset} from '../../syntax/base-text.js'
import {toFailure} from '../files/failure.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import type {CoderSide} from './coder-sides.js'
import {projectsOf, readModel} from './read-version.js'
import type {Side} from './sides.js'

/** The articles of several coders, before they are read. */
export interface CodedArticles {
  /** The names under which they are put together, sorted. */
  readonly names: readonly string[]
  readonly codebook: Codebook
  /** What could not be looked at or read, and articles that cannot be compared. */
  readonly failures: Failure[]
  /** The names of articles that only one coder has. */
  readonly alone: string[]
  /** Sentences about what was read and is odd. */
  readonly notes: string[]
  /** Reads what the coders have of an article; undefined where fewer than two have the same text. Throws nothing. */
  readonly read: (name: string) => CodedText | undefined
  /** Where an offset of the written article of a coder lies, as seen from the working directory. */
  readonly placeOf: (name: string, coder: number, offset: number) => FilePlace
}

/** A place in a file. */
export interface FilePlace extends LinePlace {
  readonly path: string
}

/**
 * Puts together what has the same path below the folders of coders. Throws a UsageError where their projects have other
 * codebooks, as values are read by one.
 */
export function openCodedArticles(
  coders: readonly CoderSide[],
  options: FileOptions,
  cwd: string
): CodedArticles {
  const sides = coders.map(({side}) => side)
  const projects = projectsOf(options, cwd)
  const names = namesIn(sides, projects)
  const codebook = codebookOf(coders, names, projects, cwd) ?? defaultCodebook
  const failures: Failure[] = sides.flatMap(side => side.failures)
  const {readOne, placeOf} = codingReader(sides, names, projects, failures, cwd)
  const [alone, notes]: [string[], string[]] = [[], []]
  const read = (name: string): CodedText | undefined => {
    const codings = sides.map((_, coder) => readOne(coder, name))
    const found = codings.flatMap((coding, coder) => (coding ? [{coding, coder}] : []))
    const [first, ...others] = found
    if (!first) return undefined
    if (others.length === 0) {
      alone.push(name)
      return undefined
    }
    for (const {coding, coder} of found)
      for (const {id, at} of coding.twice)
        notes.push(`${shown(placeOf(name, coder, at))}: The id \`${id}\` is there twice`)
    const other = others.find(({coding}) => coding.text !== first.coding.text)
    if (!other)
      return {name, text: first.coding.text, codings: codings.map(coding => coding?.marks)}
    const from = differingOffset(first.coding.text, other.coding.text)
    const parts = [first, other].map(({coding, coder}) => ({
      coder: coders[coder]?.coder ?? '',
      place: shown(placeOf(name, coder, coding.toWritten(from))),
      words: coding.text.slice(Math.max(0, from - 10), from + 20)
    }))
    const path = name || placeOf(name, first.coder, 0).path
    failures.push({path, message: describeDifference(parts)})
    return undefined
  }
  return {names, codebook, failures, alone, notes, placeOf, read}
}

/** Reads what single coders have, and knows the places in what was read. */
function codingReader(
  sides: readonly Side[],
  names: readonly string[],
  projects: (path: string) => Project,
  failures: Failure[],
  cwd: string
) {
  const readers = sides.map(side => side.open(names.filter(name => side.articles.has(name))))
  const written = new Map<string, string>()
  const lines = new Map<string, LineIndex>()
  const shownPath = (coder: number, name: string): string =>
    pathFrom(cwd, sides[coder]?.articles.get(name)?.path ?? '')
  return {
    placeOf(name: string, coder: number, offset: number): FilePlace {
      const key = `${coder} ${name}`
      const index = getOrMake(lines, key, () => createLineIndex(written.get(key) ?? ''))
      return {path: shownPath(coder, name), ...toPlace(index, offset)}
    },
    readOne(coder: number, name: string): Coding | undefined {
      const [article, read] = [sides[coder]?.articles.get(name), readers[coder]]
      if (!article || !read) return undefined
      try {
        const text = read(name)
        written.set(`${coder} ${name}`, text)
        return codingOf(article.path, text, projects(article.path))
      } catch (error) {
        failures.push(toFailure(shownPath(coder, name), error))
        return undefined
      }
    }
  }
}

/** A place as compilers print it. */
export function shown({path, line, column}: FilePlace): string {
  return `${path}:${line}:${column}`
}

/** What one coder has of an article, without its model. */
interface Coding {
  readonly text: string
  readonly marks: CodedText['codings'][number]
  /** Ids that stand there before, with the offsets of their tags in the written text. */
  readonly twice: readonly {readonly id: string; readonly at: number}[]
  /** From an offset of the base text to one of the written text. */
  readonly toWritten: (offset: number) => number
}

function codingOf(path: string, text: string, project: Project): Coding {
  const model = readModel(path, text, project)
  const version = versionOf(model)
  const ids = new Set<string>()
  const twice = version.annotations.flatMap(({id, at}) => {
    if (id === undefined || !ids.has(id)) {
      if (id !== undefined) ids.add(id)
      return []
    }
    return [{id, at}]
  })
  return {
    text: version.text,
    marks: version.annotations.map(markOf),
    twice,
    toWritten: offset =>
      toWrittenOffset(toBaseText(readModel(path, text, project).syntax), offset, 'start')
  }
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

/** The codebook of the coders, which has to be one; undefined where they have no article at all. */
function codebookOf(
  coders: readonly CoderSide[],
  names: readonly string[],
  projects: (path: string) => Project,
  cwd: string
): Codebook | undefined {
  let first: {readonly coder: string; readonly project: Project} | undefined
  for (const {coder, side} of coders) {
    const name = names.find(each => side.articles.has(each))
    const path = name === undefined ? undefined : side.articles.get(name)?.path
    if (path === undefined) continue
    const project = projects(path)
    first ??= {coder, project}
    if (describeCodebook(project.codebook) === describeCodebook(first.project.codebook)) continue
    const roots = [first.project, project].map(({root}) => pathFrom(cwd, root) || '.')
    throw new UsageError(
      `The coders \`${first.coder}\` and \`${coder}\` have other codebooks, those of the projects in ${roots.join(' and ')}: put them under one newsmark.yaml, or name one with --config`
    )
  }
  return first?.project.codebook
}

/** All that says how values are read. */
function describeCodebook({kinds}: Codebook): string {
  const parts = [...kinds.values()].map(({name, unit, attributes}) => [
    name,
    unit,
    [...attributes.values()].map(({name: own, type, many, codes}) => [
      own,
      type,
      many,
      [...codes.keys()]
    ])
  ])
  return JSON.stringify(parts)
}

function differingOffset(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** Says where two base texts part: coders can only be compared on the same words. */
function describeDifference(
  parts: readonly {readonly coder: string; readonly place: string; readonly words: string}[]
): string {
  const sides = parts.map(
    ({coder, place, words}) => `${JSON.stringify(words)} (${coder}, ${place})`
  )
  return `The coders have other texts: ${sides.join(' and ')}. Give all the same text; \`newsmark text\` prints it`
}
