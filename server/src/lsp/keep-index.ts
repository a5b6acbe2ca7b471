import {pushTo} from '../base/group.js'
import {inSteps, type Steps} from '../base/steps.js'
import {encodeFacts} from '../model/facts/facts-codec.js'
import {bucketOf} from '../node/cache-buckets.js'
import {removeUnusedSteps} from '../node/cache-files.js'
import {type IndexEntry, writeIndexBucket} from '../node/facts-index.js'
import {isRefusal, unlessRefused} from '../node/refusals.js'
import {runInSlicesUnless} from '../node/slices.js'
import {factsOf} from '../session/derive.js'
import {type Article, headOf, type Workspace} from '../session/workspace.js'
import {frontMatterHead} from '../syntax/front-matter.js'
import {type CorpusIndex, type Indexes, indexOf} from './corpus-index.js'
import {keepSoon} from './keep-soon.js'
import {isCorpusWhole} from './read-corpus.js'
import {logError, type Server} from './server.js'

/**
 * Writes what is known of articles to the indexes of their projects, in the background, until somebody types. Each bucket is
 * written as a whole, so that none holds a part of what it should.
 */
export function keepIndexes(server: Server): void {
  const {indexes, connection} = server
  if (!indexes) return
  if (indexes.writing) {
    // What has become known in the meantime is written then.
    keepSoon(server)
    return
  }
  const writing = {isStopped: false}
  indexes.writing = writing
  const isStale = (): boolean => writing.isStopped || server.isShutDown
  runInSlicesUnless(isStale, keepSteps(server, indexes))
    .catch(error => logError(connection, 'keeping what is known of articles', error))
    .finally(() => {
      indexes.writing = undefined
    })
}

function* keepSteps(server: Server, indexes: Indexes): Steps<void> {
  if (!(yield* tidy(indexes.folder))) return
  for (const root of [...indexes.byRoot.keys()]) {
    const project = server.session.workspace.projects.get(root)
    if (!project) indexes.byRoot.delete(root)
    else if (isCorpusWhole(server, root)) {
      const index = indexOf(indexes, project)
      if (index) yield* writeOutdated(server.session.workspace, root, index)
    }
  }
}

/** Removes indexes that nobody has used for long; gives whether the folder is one to write to. */
function* tidy(folder: string): Steps<boolean> {
  try {
    yield* removeUnusedSteps(folder, UNUSED)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** Milliseconds; as long as other things stay in the cache. */
const UNUSED = 30 * 24 * 60 * 60 * 1000

/** What changes in the meantime makes a bucket outdated again. */
function* writeOutdated(workspace: Workspace, root: string, index: CorpusIndex): Steps<void> {
  const {place, outdated} = index
  const articles = new Map<number, Article[]>()
  const sort = (article: Article): void => {
    const bucket = bucketOf(article.name)
    if (outdated.has(bucket)) pushTo(articles, bucket, article)
  }
  yield* inSteps(workspace.stored.get(root)?.values() ?? [], sort)
  for (const bucket of [...outdated]) {
    if (index.isRefused) return
    const entries: IndexEntry[] = []
    for (const article of articles.get(bucket) ?? []) {
      const entry = entryOf(workspace, article, index)
      if (entry) entries.push(entry)
      yield
    }
    outdated.delete(bucket)
    // Where the disk refuses one bucket, it will refuse the others.
    const isKept = unlessRefused(() => {
      writeIndexBucket(place, bucket, entries)
      return true
    })
    index.isRefused = isKept !== true
    yield
  }
}

/** The entry of a stored article; undefined for one that is larger than what is known without reading it should be. */
function entryOf(
  workspace: Workspace,
  article: Article,
  {files}: CorpusIndex
): IndexEntry | undefined {
  const {name} = article
  const file = files.get(name)
  const head = frontMatterHead(headOf(article))
  if (file?.contentHash !== article.contentHash || head.length > LONGEST_HEAD) return undefined
  return file && {name, ...file, head, facts: encodeFacts(factsOf(workspace, article))}
}

/** UTF-16 units. */
const LONGEST_HEAD = 10_000
