import type {Span} from '../../server/src/base/span.js'
import {splitLines, type TextLine} from './text-lines.js'

/** Several files in one string, with a cursor and with expectations drawn under the text. */
export interface Fixture {
  readonly files: readonly FixtureFile[]
  /** Where `$0` stood. */
  readonly cursor: FixtureCursor | undefined
}

/** One file without the cursor and without what is drawn in it. */
export interface FixtureFile {
  readonly path: string
  readonly text: string
  /** The encoding it is written in, where that is not UTF-8. */
  readonly encoding?: keyof typeof ENCODINGS
  /** In the order of the lines they are drawn on. */
  readonly marks: readonly Mark[]
}

/** An expectation: a span of the file's text, and what is expected there. */
export interface Mark {
  readonly span: Span
  readonly text: string
}

/** A place in one of the files, as a UTF-16 offset. */
export interface FixtureCursor {
  readonly path: string
  readonly offset: number
}

/** The path of the text in front of the first header. */
const DEFAULT_PATH = 'article.news.txt'

/**
 * Reads a fixture:
 *
 *     === glossary.yaml ===
 *     actors: {merkel: {name: Angela Merkel}}
 *     === article.news.txt ===
 *     Then :actor[Mer$0kel] left.
 *                 ^^^^^^ what is expected of these six characters
 *                 ... and a second line of it
 *
 * A line `=== path ===` starts a file, `=== path (Latin-1) ===` one in that encoding; text in front of the first is `article.news.txt`.
 * A line of blanks and `^` marks what stands above it, `|` marks the empty span before that column,
 * and `^>` under one line with `<^^` under a later one mark all from the first `^` to the last.
 * Columns are UTF-16 units of the line without `$0`. One line end at the very start is left out.
 * Throws when something is drawn that cannot be placed.
 */
export function parseFixture(fixture: string): Fixture {
  const drafts: CollectedFiles[] = []
  for (const line of splitLines(fixture.replace(/^\r?\n/, ''))) {
    const [, path, encoding] = HEADER.exec(line.text) ?? []
    const draft = drafts.at(-1)
    if (path !== undefined) drafts.push(startFile(path, encoding))
    else if (draft) readLine(draft, line)
    else readLine(append(drafts, startFile(DEFAULT_PATH)), line)
  }
  return {files: drafts.map(finishFile), cursor: onlyCursor(drafts)}
}

/** Encodings that fixtures may be written in, as Node calls them. */
const ENCODINGS = {'Latin-1': 'latin1', 'UTF-16': 'utf16le'} as const

/** The bytes of a fixture's file. */
export function bytesOf({text, encoding}: FixtureFile): Buffer {
  return Buffer.from(text, encoding && ENCODINGS[encoding])
}

const HEADER = /^=== (\S+)(?: \(([\w-]+)\))? ===$/
const MARK = /^([ \t]*)(\^+>?|\||<\^*)(?: (.*))?$/
const FURTHER = /^[ \t]*\.\.\.(?: (.*))?$/
const CURSOR = '$0'

/** A file while it is read; `lineStart` is that of the line that marks refer to. */
interface CollectedFiles {
  readonly path: string
  readonly encoding: FixtureFile['encoding']
  text: string
  lineStart: number
  readonly marks: {span: Span; text: string}[]
  /** Where the spans start that a `^>` left open; the last one is closed first. */
  readonly open: number[]
  afterMark: boolean
  readonly cursors: FixtureCursor[]
}

function startFile(path: string, name?: string): CollectedFiles {
  const encoding = name === undefined ? undefined : encodingOf(name)
  return {
    path,
    encoding,
    text: '',
    lineStart: 0,
    marks: [],
    open: [],
    afterMark: false,
    cursors: []
  }
}

function encodingOf(name: string): FixtureFile['encoding'] {
  if (name === 'Latin-1' || name === 'UTF-16') return name
  throw new Error(`No fixture is written in ${name}`)
}

function append<T>(list: T[], item: T): T {
  list.push(item)
  return item
}

function readLine(draft: CollectedFiles, line: TextLine): void {
  const mark = MARK.exec(line.text)
  const further = draft.afterMark ? FURTHER.exec(line.text) : null
  if (mark) readMark(draft, mark[1]?.length ?? 0, mark[2] ?? '', mark[3] ?? '')
  else if (further) addToLastMark(draft, further[1] ?? '')
  else readText(draft, line)
  draft.afterMark = mark !== null || further !== null
}

function readText(draft: CollectedFiles, {text, end}: TextLine): void {
  draft.lineStart = draft.text.length
  const parts = text.split(CURSOR)
  for (const part of parts.slice(0, -1)) {
    draft.text += part
    draft.cursors.push({path: draft.path, offset: draft.text.length})
  }
  draft.text += (parts.at(-1) ?? '') + end
}

function readMark(draft: CollectedFiles, column: number, drawn: string, text: string): void {
  const start = draft.lineStart + column
  if (drawn.endsWith('>')) {
    draft.open.push(start)
    return
  }
  if (drawn === '|') draft.marks.push({span: {start, end: start}, text})
  else if (!drawn.startsWith('<'))
    draft.marks.push({span: {start, end: start + drawn.length}, text})
  else draft.marks.push({span: {start: takeOpen(draft), end: start + drawn.length}, text})
}

function takeOpen(draft: CollectedFiles): number {
  const start = draft.open.pop()
  if (start === undefined)
    throw new Error(`No \`^>\` opens the span that \`<\` closes: ${draft.path}`)
  return start
}

function addToLastMark(draft: CollectedFiles, text: string): void {
  const mark = draft.marks.at(-1)
  if (mark) mark.text += `\n${text}`
}

function finishFile({path, encoding, text, marks, open}: CollectedFiles): FixtureFile {
  if (open.length > 0) throw new Error(`No \`<\` closes the span that \`^>\` opens: ${path}`)
  const beyond = marks.find(({span}) => span.end > text.length)
  if (beyond) throw new Error(`Drawn behind the end of ${path}: ${beyond.text}`)
  return {path, text, marks, ...(encoding && {encoding})}
}

function onlyCursor(drafts: readonly CollectedFiles[]): FixtureCursor | undefined {
  const cursors = drafts.flatMap(draft => draft.cursors)
  if (cursors.length > 1) throw new Error('More than one cursor in a fixture')
  return cursors[0]
}
