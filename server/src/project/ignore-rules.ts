import ignore, {type Ignore} from 'ignore'
import {pushTo} from '../base/group.js'
import {ignorePatternProblem} from './globs.js'

/**
 * The patterns of the ignore files of a folder and of those around it; paths are relative to the outermost. Patterns
 * mean what they mean in a `.gitignore` (gitignore(5)), and tell upper from lower case on every file system.
 */
export interface IgnoreRules {
  /** Patterns of `.gitignore` and `.git/info/exclude`. */
  readonly git: Layer
  /** Patterns of `.newsmarkignore`, which win over git's. */
  readonly own: Layer
  /** All patterns, the winning ones last. */
  readonly joined: Layer
}

/** Patterns of which the last that matches a path wins. */
interface Layer {
  /** Undefined for no patterns. */
  readonly patterns: Ignore | undefined
  /** The number of patterns. */
  readonly size: number
  readonly hints: IgnoreHints
}

/** The text of an ignore file. */
export interface IgnoreFile {
  readonly kind: 'git' | 'own'
  /** The name of the file in problems and lines. */
  readonly path: string
  /** The folder that its patterns are relative to, itself relative to the outermost; empty for that one. */
  readonly folder: string
  readonly text: string
}

/** The line of an ignore file that ignores a path. */
export interface IgnoreLine {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly pattern: string
}

/** A line of an ignore file that does not count, as matching it could take for ever. */
export interface IgnoreProblem {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly message: string
}

/** The most patterns that count for one folder, over all ignore files in it and around it. */
export const mostPatterns = 2000

/** The rules without any ignore file. */
export const noIgnoreRules: IgnoreRules = rulesOf(layerOf(), layerOf())

/** The same rules with an empty cache: the package `ignore` keeps the answer for each path that it was asked about. */
export function copyRules({git, own, joined}: IgnoreRules): IgnoreRules {
  return joined.patterns
    ? {git, own, joined: {...joined, patterns: create().add(joined.patterns)}}
    : {git, own, joined}
}

/** The rules in a repository inside of another, where git's rules of the outer one do not hold. */
export function withoutGit({own}: IgnoreRules): IgnoreRules {
  return rulesOf(layerOf(), own)
}

/**
 * Adds the patterns of an ignore file to those of files further out, over which they win; `report` gets each line that
 * does not count.
 */
export function addIgnoreFile(
  {git, own, joined}: IgnoreRules,
  file: IgnoreFile,
  report: (problem: IgnoreProblem) => void
): IgnoreRules {
  const patterns = readPatterns(file, mostPatterns - joined.size, report)
  const hints = hintsOf(patterns.map(({pattern}) => pattern))
  if (patterns.length === 0) return {git, own, joined}
  const added = {patterns: create().add(patterns), size: patterns.length, hints}
  return file.kind === 'git' ? rulesOf(layerOf(git, added), own) : rulesOf(git, layerOf(own, added))
}

function rulesOf(git: Layer, own: Layer): IgnoreRules {
  return {git, own, joined: layerOf(git, own)}
}

/** Joins layers, the last one winning. */
function layerOf(...layers: readonly Layer[]): Layer {
  const patterns = layers.flatMap(layer => layer.patterns ?? [])
  return {
    patterns: patterns.length > 0 ? create().add(patterns) : undefined,
    size: layers.reduce((sum, {size}) => sum + size, 0),
    hints: layers.map(({hints}) => hints).reduce(joinHints, hintsOf([]))
  }
}

/**
 * The line that ignores a path or a folder around it; undefined where none does. The path of a folder ends with `/`.
 */
export function ignoringLine({joined}: IgnoreRules, path: string): IgnoreLine | undefined {
  const rule = tryPath(joined, path)?.rule
  if (rule === undefined) return undefined
  const [pattern = '', file = '', line = ''] = (rule.mark ?? '').split('\0')
  return {path: file, line: Number(line), pattern}
}

/** Whether a path, or a folder around it, is ignored; the path of a folder ends with `/`. */
export function isIgnored({joined}: IgnoreRules, path: string): boolean {
  return tryPath(joined, path)?.ignored ?? false
}

/**
 * Patterns are tried on each folder of a path, in time that grows with the third power of their number where there are two
 * `**`: 36 s for 2,000 folders. No pattern counts so far down, which is twice as far as folders are searched.
 */
function tryPath({patterns}: Layer, path: string) {
  return patterns && path.split('/', DEEPEST + 1).length <= DEEPEST
    ? patterns.test(path)
    : undefined
}

const DEEPEST = 128

/**
 * The same for a file in a folder that is not ignored: its name is tried against the hints first. `folder` ends with
 * `/` or is empty.
 */
export function isFileIgnored(rules: IgnoreRules, folder: string, name: string): boolean {
  return mayMatch(rules.joined.hints, name) && isIgnored(rules, folder + name)
}

/** Case counts, also where the file system ignores it, so that the same files are found everywhere. */
function create(): Ignore {
  return ignore({ignorecase: false})
}

/** A pattern of the package `ignore`, and the line it comes from: pattern, path and line, separated by NUL. */
interface Pattern {
  readonly pattern: string
  readonly mark: string
}

function readPatterns(
  {path, folder, text}: IgnoreFile,
  room: number,
  report: (problem: IgnoreProblem) => void
): readonly Pattern[] {
  const patterns: Pattern[] = []
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (written === '' || written.startsWith('#')) continue
    const line = index + 1
    const wanted = ignorePatternProblem(written)
    if (patterns.length === room) {
      const message = `Unexpected further patterns, expected at most ${mostPatterns} for one folder`
      report({path, line, message})
      break
    }
    const pattern = wanted === undefined ? moveInto(folder, written) : undefined
    if (pattern !== undefined) patterns.push({pattern, mark: `${written}\0${path}\0${line}`})
    if (wanted !== undefined)
      report({path, line, message: `Unexpected pattern \`${written}\`, expected ${wanted}`})
  }
  return patterns
}

/**
 * The pattern that means from the outermost folder what the written one means from `folder`; undefined for an empty
 * one.
 */
function moveInto(folder: string, written: string): string | undefined {
  const negation = written.startsWith('!') ? '!' : ''
  // Several `**` behind each other mean one, and would each be tried for each folder.
  const body = trimSpaces(written.slice(negation.length)).replace(/(^|\/)(\*\*\/){2,}/g, '$1**/')
  if (/^\/*$/.test(body)) return undefined
  if (folder === '') return negation + body
  const place = `/${folder.replace(/[\\*?[\] !#]/g, '\\$&')}/`
  // A slash before the end ties a pattern to its folder; without one it holds in all folders below.
  const isTied = body.slice(0, -1).includes('/')
  return negation + place + (isTied ? body.replace(/^\//, '') : `**/${body}`)
}

/** Spaces at the end count only behind a backslash. */
function trimSpaces(text: string): string {
  const trimmed = text.replace(/ +$/, '')
  return trimmed.length < text.length && /(^|[^\\])(\\\\)*\\$/.test(trimmed)
    ? `${trimmed} `
    : trimmed
}

/**
 * Literals, one of which is in the name of every file that the patterns of an ignore file match: a test of names that
 * comes before that of whole paths. To find 10,000 articles beside a `.gitignore` of 30 lines, none of which matches
 * any of them, takes 190 ms with it and 240 ms without in a new process, 12 ms and 43 ms in a warm one; looking
 * literals up by a character rather than trying them all is worth 30 ms of the former.
 */
export interface IgnoreHints {
  /** Whole names. */
  readonly names: ReadonlySet<string>
  /** By their last character. */
  readonly ends: ReadonlyMap<string, readonly string[]>
  /** By their first character. */
  readonly starts: ReadonlyMap<string, readonly string[]>
  readonly parts: readonly string[]
  /** Whether some pattern has no literal, so that it may match any name. */
  readonly any: boolean
}

/** The hints of patterns, of which those that begin with `!` leave nothing out and those that end with `/` no file. */
export function hintsOf(patterns: readonly string[]): IgnoreHints {
  const names = new Set<string>()
  const ends = new Map<string, string[]>()
  const starts = new Map<string, string[]>()
  const parts: string[] = []
  let any = false
  for (const pattern of patterns) {
    if (pattern.startsWith('!') || pattern.endsWith('/')) continue
    const name = pattern.slice(pattern.lastIndexOf('/') + 1)
    if (name.includes('\\')) any = true
    else if (!/[*?[]/.test(name)) names.add(name)
    else {
      const literals = name.replace(/\[.*\]/g, '*').split(/[*?[]/)
      const [start = ''] = literals
      const end = literals.at(-1) ?? ''
      const longest = literals.reduce((a, b) => (b.length > a.length ? b : a))
      if (end !== '') pushTo(ends, end.slice(-1), end)
      else if (start !== '') pushTo(starts, start.slice(0, 1), start)
      else if (longest !== '') parts.push(longest)
      else any = true
    }
  }
  return {names, ends, starts, parts, any}
}

/** The hints of the patterns of either. */
function joinHints(a: IgnoreHints, b: IgnoreHints): IgnoreHints {
  return {
    names: new Set([...a.names, ...b.names]),
    ends: joinMaps(a.ends, b.ends),
    starts: joinMaps(a.starts, b.starts),
    parts: [...a.parts, ...b.parts],
    any: a.any || b.any
  }
}

/** Whether a pattern may match a file of this name; if not, none does. */
export function mayMatch({names, ends, starts, parts, any}: IgnoreHints, name: string): boolean {
  return (
    any ||
    names.has(name) ||
    (ends.get(name.slice(-1))?.some(end => name.endsWith(end)) ?? false) ||
    (starts.get(name.slice(0, 1))?.some(start => name.startsWith(start)) ?? false) ||
    parts.some(part => name.includes(part))
  )
}

function joinMaps(
  a: ReadonlyMap<string, readonly string[]>,
  b: ReadonlyMap<string, readonly string[]>
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map(a)
  for (const [key, texts] of b) joined.set(key, [...(joined.get(key) ?? []), ...texts])
  return joined
}
