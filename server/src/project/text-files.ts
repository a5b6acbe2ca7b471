import {globProblem, matchGlobs} from './globs.js'

/** What a file is, by its name, for somebody who starts a corpus in its folder. */
type TextFileKind =
  /** An article already, by its name. */
  | {readonly type: 'article'}
  /** Plain text, which becomes an article under its own name. */
  | {readonly type: 'text'}
  /** Plain text that belongs to the folder and is no news, as a licence. */
  | {readonly type: 'aside'}
  /** Text in a form whose signs would be read as words; the reason says what to do. */
  | {readonly type: 'refused'; readonly reason: string}

/** What a file is by its name; undefined for one that nobody would take for an article. */
function textFileKind(path: string): TextFileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.startsWith('.')) return undefined
  const lower = name.toLowerCase()
  if (lower.endsWith('.news.txt')) return {type: 'article'}
  if (lower.endsWith('.txt')) return ASIDE.test(lower) ? {type: 'aside'} : {type: 'text'}
  const [, ending = ''] = /\.([^.]+)$/.exec(lower) ?? []
  const reason = ASIDE.test(lower) ? undefined : FORMS.get(ending)
  return reason === undefined ? undefined : {type: 'refused', reason}
}

/** The names of texts about a folder, whatever their ending. */
const ASIDE =
  /^(?:readme|licen[cs]e|copying|notice|changelog|changes|contributing|authors|attribution|requirements.*|robots|cmakelists|third-party-notices)\.[^.]+$/

const MARKDOWN: string = formReason('Markdown', 'pandoc -t plain --wrap=preserve')
const HTML: string = formReason('HTML', 'pandoc -t plain --wrap=none')

/** The reasons against forms of text that are not plain, by the endings of their files. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['md', MARKDOWN],
  ['markdown', MARKDOWN],
  ['html', HTML],
  ['htm', HTML],
  ['xhtml', HTML]
])

function formReason(form: string, command: string): string {
  return `This is ${form}, whose signs would be read as words of the article: make plain text of it first, as with \`${command}\``
}

/** The files of a folder from which a corpus may be started, relative to it and sorted. */
export interface FoundTexts {
  /** Articles by their names. */
  readonly articles: readonly string[]
  /** Plain texts. */
  readonly texts: readonly string[]
  /** Texts about the folder, which are no news. */
  readonly asides: readonly string[]
  readonly refused: readonly RefusedText[]
}

/** A file that can be no article as it is, and why. */
export interface RefusedText {
  readonly path: string
  readonly reason: string
}

/** Whether a file says something to whoever starts a corpus, by its name. */
export function isTextFile(path: string): boolean {
  return textFileKind(path) !== undefined
}

/** Sorts the files of a folder, by their names, into what can be articles and what can not. */
export function sortTexts(paths: readonly string[]): FoundTexts {
  const articles: string[] = []
  const texts: string[] = []
  const asides: string[] = []
  const refused: RefusedText[] = []
  for (const path of [...paths].sort()) {
    const kind = textFileKind(path)
    if (kind?.type === 'article') articles.push(path)
    if (kind?.type === 'text') texts.push(path)
    if (kind?.type === 'aside') asides.push(path)
    if (kind?.type === 'refused') refused.push({path, reason: kind.reason})
  }
  return {articles, texts, asides, refused}
}

/** The globs of the articles of a folder, and of what they must leave out; `articles` first. */
export function selectTexts({articles, texts, asides}: FoundTexts): {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
} {
  const globs = texts.length > 0 ? globsOf(texts) : []
  const takes = matchGlobs(globs, {dot: false})
  const include = articles.every(takes) ? globs : ['**/*.news.txt', ...globs]
  return {include, exclude: pathGlobs(asides.filter(takes))}
}

/**
 * The globs that take in some plain texts and those that come later beside them: those of each folder in the root, or one
 * for all where some stand in the root itself. `paths` are relative to the root.
 */
function globsOf(paths: readonly string[]): readonly string[] {
  const folders = new Set(paths.map(path => (path.includes('/') ? path.split('/')[0] : '')))
  if (folders.has('')) return folders.size === 1 ? ['*.txt'] : ['**/*.txt']
  const globs = [...folders].sort().map(folder => `${plainGlob(folder ?? '')}/**/*.txt`)
  return globs.some(glob => globProblem(glob) !== undefined) ? ['**/*.txt'] : globs
}

/** The globs that mean single files, by their paths. */
function pathGlobs(paths: readonly string[]): readonly string[] {
  return paths.map(plainGlob).filter(glob => globProblem(glob) === undefined)
}

/** A glob for one path: what is wild in it stands for any sign. */
function plainGlob(path: string): string {
  return path.replace(/[*?[\]{}()!+@|\\,]/g, '?')
}
