import {join, resolve} from 'node:path'
import {version} from '../../base/version.js'
import type {CacheChoice} from '../../cli/options/read-running.js'
import {buildHash} from '../../node/build-hash.js'
import {accountCacheFolder, dropUnused} from '../../node/cache-files.js'
import {hashContent, hashTexts} from '../../node/content-hash.js'
import type {AcceptedInFile} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import {type RuleSettings, ruleSettings} from '../../project/rule-settings.js'
import {attempt, type CacheFile, DAYS, openCacheFile} from './cache-entries.js'

/** What threads need to know to remember what they find in the articles of a project. Plain data. */
export interface CacheLocation {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** Tells apart all that holds for every article of the project. */
  readonly base: string
}

/** The folder that is chosen, absolute. */
export function cacheFolder(choice: CacheChoice): string {
  return choice === 'default' ? accountCacheFolder() : resolve(choice.folder)
}

/** The part of it that is ours to fill and to empty. */
export function findingsFolder(choice: CacheChoice): string {
  return join(cacheFolder(choice), 'findings')
}

/** Makes out what remembered findings of a project depend on; `options` are those of the command line that count. */
export function cacheLocationOf(
  choice: CacheChoice,
  project: Project,
  options: string
): CacheLocation {
  const {glossary, config, root, texts} = project
  const codebook = config.codebook === undefined ? '' : (texts.get(config.codebook) ?? '')
  const entries = glossary.files.flatMap(({path, text}) => [path, text])
  const base = hashTexts([version(), buildHash(), process.version, options, codebook, ...entries])
  return {folder: join(findingsFolder(choice), hashContent(root).slice(0, 16)), base}
}

/** What it takes to remember what is found in the articles of a project, here and in other threads. */
export interface OpenCache {
  readonly memory: CacheLocation
  readonly openCacheFile: (bucket: number) => CacheFile
}

/**
 * Prepares to remember; `options` are those of the command line that change what is found. Gives undefined where
 * there is no place for a cache, and adds to `troubles` why.
 */
export function openCache(
  choice: CacheChoice,
  project: Project,
  options: string,
  troubles: string[]
): OpenCache | undefined {
  const memory = attempt(troubles, () => {
    dropUnused(findingsFolder(choice), DAYS * DAY)
    return cacheLocationOf(choice, project, options)
  })
  return memory && {memory, openCacheFile: openCacheFiles(memory, project)}
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

/** Opens what is remembered of a project's articles bucket by bucket. */
export function openCacheFiles(
  {folder, base}: CacheLocation,
  {config, baseline}: Project
): (bucket: number) => CacheFile {
  const known = new Map<RuleSettings, string>()
  const hashOf = (settings: RuleSettings): string => {
    const hash = known.get(settings) ?? hashContent(base + JSON.stringify([...settings]))
    known.set(settings, hash)
    return hash
  }
  const contextOf = (path: string): string => {
    const hash = hashOf(ruleSettings(config, path))
    const accepted = baseline?.files.get(path)
    return accepted ? hashTexts([hash, writeAccepted(accepted)]) : hash
  }
  const today = Math.floor(Date.now() / MILLISECONDS_A_DAY)
  return bucket => openCacheFile({folder, contextOf, today}, bucket)
}

/** Milliseconds. */
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000

/** Where a baseline lists a finding makes no difference. */
function writeAccepted(accepted: AcceptedInFile): string {
  return JSON.stringify(Array.from(accepted, ([rule, {counts}]) => [rule, ...counts]))
}
