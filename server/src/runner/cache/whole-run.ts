import {join} from 'node:path'
import * as v from 'valibot'
import {firstIndex} from '../../base/binary-search.js'
import {decodeJson} from '../../data/codec.js'
import {markUsed, readCacheFile, writeCacheFile} from '../../node/cache-files.js'
import {hashContent, hashTexts} from '../../node/content-hash.js'
import {decodeText} from '../../node/file-system.js'
import {decodeOutcome, encodeFindings} from '../../reporting/finding-codec.js'
import type {Outcome} from '../../reporting/report.js'
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
  const {articles, access} = run
  const file = join(folder, `run-${nameOf(run)}`)
  const settings = hashTexts([hashOfSettings(run), String(run.options.files.maxFileSize)])
  let isSteady = true
  let isRecalled = false
  return {
    access: {
      ...access,
      read(path, limit) {
        const bytes = access.readBytes(path, limit)
        const place = firstIndex(articles.length, at => (articles[at] ?? '') >= path)
        if (hashContent(bytes) !== hashAt(contents.hashes, place)) isSteady = false
        return decodeText(bytes, path)
      }
    },
    recall() {
      const [known, listed, skipped = '', found = ''] = (readCacheFile(file) ?? '').split('\n', 4)
      if (known !== settings || !contents.areSame()) return undefined
      const outcome =
        listed === hashOfArticles(run, contents) ? decodeWhole(skipped, found) : undefined
      if (!outcome) return undefined
      markUsed(file, now)
      isRecalled = true
      return {...emptyArticlesOutcome(), ...outcome, articles: articles.length}
    },
    keep(found) {
      const areKnown = articles.every((_, place) => isKnown(contents.hashes, place))
      if (isRecalled || !isSteady || !areKnown || !isWhole(found, run)) return
      const skipped = JSON.stringify(found.skipped.map(({path}) => path))
      const lines = [settings, hashOfArticles(run, contents), skipped, encodeFindings(found)]
      writeCacheFile(file, lines.join('\n'))
    }
  }
}

/** A hash of the paths and contents of a run's articles, which are known. */
function hashOfArticles({articles}: ProjectRun, {hashes}: Contents): string {
  return hashTexts([hashContent(articles.join('\0')), hashContent(Buffer.from(hashes.buffer))])
}

/** Whether all that can be told of a run's articles was found. */
function isWhole({articles, failures, skipped}: ArticlesOutcome, run: ProjectRun): boolean {
  if (articles !== run.articles.length || failures.length > 0) return false
  return skipped.every(({reason}) => reason.kind === OTHER_ENCODING.kind)
}

function decodeWhole(skippedJson: string, findings: string): Outcome | undefined {
  const skipped = decodeJson(pathsSchema, skippedJson)
  const outcome = decodeOutcome(findings)
  if (!skipped || !outcome) return undefined
  return {...outcome, skipped: skipped.map(path => ({path, reason: OTHER_ENCODING}))}
}

/** What is too large may be read tomorrow; this is told by the content. */
const OTHER_ENCODING = {kind: 'other encoding'} as const

const pathsSchema = v.array(v.string())

/** The name of a run by what its options say of rules: runs with others keep what they find beside it. */
function nameOf({options, access}: ProjectRun): string {
  const {rules, suppression} = options
  return hashContent(JSON.stringify([access.show(''), rules, suppression])).slice(0, 8)
}
