import type {ArticleFacts} from '../model/facts/facts.js'
import {decodeFacts} from '../model/facts/facts-codec.js'
import {hashContent} from '../node/content-hash.js'
import type {IndexEntry} from '../node/facts-index.js'
import {dropRecent, isSameStamp, stampAt} from '../node/file-stamps.js'
import {decodeText, readBytes} from '../node/file-system.js'
import {allowedRoot} from '../node/paths.js'
import {unlessRefused} from '../node/refusals.js'
import {factsOf} from '../session/derive.js'
import {
  type Article,
  createArticle,
  createUnreadArticle,
  type Workspace
} from '../session/workspace.js'
import {type CorpusIndex, entryIn, noteRead, noteSame, type ReadFile} from './corpus-index.js'

/** How the articles of a project are read. */
export interface ArticleReading {
  readonly workspace: Workspace
  readonly root: string
  /** What is known of articles from an earlier time; undefined where nothing is kept. */
  readonly index: CorpusIndex | undefined
  /** Is told of the path of an article that is another by the time when its text is read. */
  readonly changed: (path: string) => void
}

/** Where an article is. */
export interface ArticlePlace {
  readonly path: string
  /** The path as the project names it. */
  readonly name: string
}

/**
 * An article as it is stored, with its facts; the `known` one where the file holds the same. The file of an article is not
 * opened where its stamp tells that it holds what it did when it was read. Undefined where it is gone, is no text or no
 * file, or is a link out of the repository.
 */
export function readArticle(
  reading: ArticleReading,
  place: ArticlePlace,
  known: Article | undefined
): Article | undefined {
  const {index} = reading
  if (!index) return readFile(reading, place, known, undefined)
  const {path, name} = place
  const now = Date.now()
  const stamp = stampAt(path)
  if (known && isSameFile(index.files.get(name), stamp, known)) return known
  const entry = known ? undefined : entryIn(index, name)
  const unread = entry && isSameFile(entry, stamp) && unreadArticle(reading, place, entry)
  if (unread) {
    noteSame(index, entry)
    return unread
  }
  const article = readFile(reading, place, known, entry)
  dropRecent(stamp, now)
  if (article?.contentHash !== undefined)
    noteRead(index, name, {stamp, contentHash: article.contentHash})
  return article
}

/** Whether a file still has the stamp that it had when it was read, and that was the file of an article. */
function isSameFile(
  file: ReadFile | undefined,
  stamp: Float64Array,
  article: Pick<Article, 'contentHash'> | undefined = file
): boolean {
  return (
    file !== undefined &&
    file.contentHash === article?.contentHash &&
    isSameStamp(file.stamp, 0, stamp, 0)
  )
}

/** The article of an entry, whose text is read when it is asked for; undefined where the entry is damaged. */
function unreadArticle(
  reading: ArticleReading,
  {path, name}: ArticlePlace,
  {contentHash, head, facts: encoded}: IndexEntry
): Article | undefined {
  const {workspace, root, changed} = reading
  const codebook = workspace.projects.get(root)?.codebook
  const facts = decodeFacts(name, encoded)
  if (!codebook || !facts) return undefined
  const readText = (): string => {
    const content = readContent(path, root)
    if (content?.hash !== contentHash) changed(path)
    return content?.text ?? ''
  }
  const source = {path, root, name, included: true, contentHash, head, readText}
  return createUnreadArticle(source, codebook, facts)
}

function readFile(
  {workspace, root}: ArticleReading,
  {path, name}: ArticlePlace,
  known: Article | undefined,
  entry: IndexEntry | undefined
): Article | undefined {
  const content = readContent(path, root)
  if (content === undefined) return undefined
  const {text, hash: contentHash} = content
  if (known?.contentHash === contentHash) return known
  const source = {path, root, name, included: true, text, syntax: undefined}
  const article = {...createArticle(source), contentHash}
  const facts = entry?.contentHash === contentHash ? decodeFacts(name, entry.facts) : undefined
  giveFacts(workspace, article, facts)
  return article
}

/** Gives an article the facts that are known of it, or else collects them. */
function giveFacts(workspace: Workspace, article: Article, facts: ArticleFacts | undefined): void {
  const codebook = workspace.projects.get(article.root)?.codebook
  if (facts && codebook) article.derived.facts = {of: [codebook], value: facts}
  else factsOf(workspace, article)
}

/** The text of a file without a byte order mark, which editors do not count, and the hash of its bytes; undefined where it cannot be read. */
function readContent(
  path: string,
  root: string
): {readonly text: string; readonly hash: string} | undefined {
  return unlessRefused(() => {
    const bytes = readBytes(path, undefined, () => allowedRoot(root))
    const hash = hashContent(bytes)
    return {text: decodeText(bytes, path).replace(/^\uFEFF/, ''), hash}
  })
}
