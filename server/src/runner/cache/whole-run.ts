import {join} from 'node:path'
import {markUsed, readCacheFile, writeCacheFile} from '../../node/cache-files.js'
import {hashContent, hashTexts} from '../../node/content-hash.js'
import {decodeText} from '../../node/file-system.js'
import {decodeOutcome, encodeFindings} from '../../reporting/finding-codec.js'
import type {FileAccess} from '../files/file-access.js'
import {type ArticlesOutcome, emptyArticlesOutcome} from '../run/check-batch.js'
import type {ProjectRun} from '../run/check-file.js'
import {hashAt, isKnown} from '../run/content-hashes.js'
import type {Contents} from './contents.js'
import {hashOfSettings} from './project-findings.js'

/** What was found in all files of a project, project files included, for the next run over the very same. */
export interface WholeRun {
  /** As `OpenCache` has it. */
  readonly access: FileAccess
  /** Throws what `node:fs` throws of a cache that cannot be read. */
  readonly recall: () => ArticlesOutcome | undefined
  /** Keeps what was found, unless something failed. Throws what `node:fs` throws. */
  readonly keep: (found: ArticlesOutcome) => void
}

/**
 * Remembers what a run over a whole project finds, as one file in a folder of the cache; `now` is in milliseconds. With
 * it, 10,000 articles that have not changed are checked without opening anything of them or of what is cached of each.
 */
export function rememberWhole(
  folder: string,
  run: ProjectRun,
  contents: Contents,
  now: number
): WholeRun {
  const settings = hashOfSettings(run)
  const file = join(folder, `run-${nameOf(run)}`)
  const key = (): string =>
    hashTexts([settings, String(run.options.files.maxFileSize), ...listed()])
  const {articles, access} = run
  const listed = (): readonly string[] => [
    articles.join('\0'),
    Buffer.from(contents.hashes.buffer).toString('latin1')
  ]
  let isSteady = true
  let recalled = false
  return {
    access: {
      ...access,
      read(path, limit) {
        const bytes = access.readBytes(path, limit)
        if (hashContent(bytes) !== hashAt(contents.hashes, placeOf(articles, path)))
          isSteady = false
        return decodeText(bytes, path)
      }
    },
    recall() {
      const text = readCacheFile(file)
      const [known, count = '', found = ''] = (text ?? '').split('\n', 3)
      if (!known?.startsWith(settings) || !contents.areSame() || known !== settings + key())
        return undefined
      const outcome = decodeOutcome(found)
      if (!outcome || count !== String(articles.length)) return undefined
      markUsed(file, now)
      recalled = true
      return {...emptyArticlesOutcome(), ...outcome, articles: articles.length}
    },
    keep(found) {
      const isWhole =
        found.articles === articles.length && found.failures.length + found.skipped.length === 0
      const areKnown = articles.every((_, place) => isKnown(contents.hashes, place))
      if (recalled || !isSteady || !isWhole || !areKnown) return
      writeCacheFile(file, `${settings}${key()}\n${articles.length}\n${encodeFindings(found)}`)
    }
  }
}

/** The name of a run by what its options say of rules: runs with others keep what they find beside it. */
function nameOf({options, access}: ProjectRun): string {
  const {rules, suppression} = options
  return hashContent(JSON.stringify([access.show(''), rules, suppression])).slice(0, 8)
}

/** The place of a path in a list that is ordered by code units. */
function placeOf(paths: readonly string[], path: string): number {
  let [low, high] = [0, paths.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paths[middle] ?? '') < path) low = middle + 1
    else high = middle
  }
  return low
}
