import {join} from 'node:path'
import {getOrMake} from '../../base/group.js'
import {version} from '../../base/version.js'
import {buildHash, runtimeVersion} from '../../node/build-hash.js'
import {removeUnused} from '../../node/cache-files.js'
import {hashContent, hashTexts} from '../../node/content-hash.js'
import type {AcceptedInFile} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import {type RuleSettings, ruleSettings} from '../../project/rule-settings.js'
import type {ArticleCache, CacheLocation} from '../run/article-cache.js'
import type {OpenCache} from '../run/check-context.js'
import type {ProjectRun} from '../run/check-file.js'
import type {RunContext} from '../run-context.js'
import {attempt, DAYS, openBucket} from './cache-entries.js'
import {findingsFolder} from './cache-folder.js'
import {openContents} from './contents.js'
import {rememberWhole} from './whole-run.js'

/**
 * Opens the cache of a project for a run, as its options want it; undefined where they want none, or where the file
 * system refuses it a place: then the message of the error is added to `problems`, as those of later errors are.
 */
export function openCache(
  run: ProjectRun,
  {cwd, now}: Pick<RunContext, 'cwd' | 'now'>,
  problems: string[]
): OpenCache | undefined {
  const {project, options, access} = run
  const {cache} = options.running
  if (cache === undefined) return undefined
  const folder = findingsFolder(cache, cwd)
  return attempt(problems, () => {
    removeUnused(folder, DAYS * DAY, now())
    const inline = options.suppression.inline ? '' : 'no-inline-ignores'
    const location = cacheLocationOf(folder, project, inline)
    const opened = {location, cache: openCacheAt(location, project, now())}
    // What is given, as what is staged, is not what is on the disk.
    if (access.isGiven)
      return {...opened, access, contents: undefined, recall: noOutcome, close: noOutcome}
    const isWhole = isWholeProject(run)
    const contents = openContents(join(location.folder, 'contents'), run, isWhole, now())
    const whole = isWhole ? rememberWhole(location.folder, run, contents, now()) : undefined
    return {
      ...opened,
      access: whole?.access ?? access,
      contents: contents.hashes,
      recall: () => attempt([], () => whole?.recall()),
      close: found => {
        if (problems.length > 0) return
        attempt(problems, contents.keep)
        if (found) attempt(problems, () => whole?.keep(found))
      }
    }
  })
}

const noOutcome = (): undefined => undefined

/** Whether a run checks all articles of its project; where single ones are named, nobody has looked for others. */
function isWholeProject({isWhole, articles, included}: ProjectRun): boolean {
  if (!isWhole) return false
  const all = included()
  return all.length === articles.length && articles.every((path, at) => path === all[at])
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

/** The location of a project's cache: its hash is of all that findings depend on besides the articles themselves. */
function cacheLocationOf(folder: string, project: Project, options: string): CacheLocation {
  const {glossary, config, root, texts} = project
  const codebook = config.codebook === undefined ? '' : (texts.get(config.codebook) ?? '')
  const entries = glossary.files.flatMap(file => [file.path, file.stored?.contentHash ?? file.text])
  const base = hashTexts([version(), buildHash(), runtimeVersion(), options, codebook, ...entries])
  return {folder: join(folder, hashContent(root).slice(0, 16)), base}
}

/** Opens the cache of a project at a location; `now` is in milliseconds since 1970. */
export function openCacheAt(
  {folder, base}: CacheLocation,
  {config, baseline}: Project,
  now: number
): ArticleCache {
  const known = new Map<RuleSettings, string>()
  const hashOf = (settings: RuleSettings): string =>
    getOrMake(known, settings, () => hashContent(base + JSON.stringify([...settings])))
  const contextOf = (path: string): string => {
    const hash = hashOf(ruleSettings(config, path))
    const listed = baseline?.files.get(path)
    return listed ? hashTexts([hash, writeListed(listed)]) : hash
  }
  const today = Math.floor(now / DAY)
  return {openBucket: bucket => openBucket({folder, contextOf, today}, bucket)}
}

/** The findings that a baseline lists for an article; where it lists them makes no difference. */
function writeListed(listed: AcceptedInFile): string {
  return JSON.stringify(Array.from(listed, ([rule, {counts}]) => [rule, ...counts]))
}
