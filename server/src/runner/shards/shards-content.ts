import {sep} from 'node:path'
import {readFacts} from '../../model/facts/facts-codec.js'
import {createFactsTable, type FactsTable} from '../../model/facts/facts-table.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import {mismatch} from './shard-error.js'
import type {ShardHeader} from './shard-header.js'

/** All that shards hold. */
export interface ShardsContent {
  readonly shards: PlacedShard[]
  readonly outcome: Outcome
  readonly notes: Set<string>
  /** By their roots. */
  readonly projects: Map<string, ShardedProject>
  articles: number
}

/** A shard and where it stands. */
export interface PlacedShard {
  readonly place: string
  readonly header: ShardHeader
}

/** One project, as shards tell of it. */
export interface ShardedProject {
  /** As seen from the working directory. */
  readonly root: string
  readonly hash: string
  /** Whether a folder was meant in any shard, and not only single articles. */
  isWhole: boolean
  /** The shard that named it first. */
  readonly place: string
  /** Of all articles that were to be checked. */
  readonly paths: string[]
  readonly known: Set<string>
  /** Of those that could be. */
  readonly facts: FactsTable
}

/** Nothing read yet. */
export function emptyContent(): ShardsContent {
  return {shards: [], outcome: emptyOutcome(), notes: new Set(), projects: new Map(), articles: 0}
}

/** The project with a root, which all shards must have in the same state. */
export function addProject(
  {projects}: ShardsContent,
  root: string,
  hash: string,
  place: string
): ShardedProject {
  const known = projects.get(root)
  if (known && known.hash !== hash)
    throw mismatch(
      place,
      'settings, codebook, glossary or baseline',
      `those of the part in ${known.place}`
    )
  const made: ShardedProject = known ?? {
    root,
    hash,
    isWhole: false,
    place,
    paths: [],
    known: new Set(),
    facts: createFactsTable()
  }
  projects.set(root, made)
  return made
}

/**
 * Adds an article with its facts as parsed JSON, null for one that has none; throws a ShardError where they are
 * something else, or the article was there before.
 */
export function addArticle(
  {paths, known, facts: table}: ShardedProject,
  path: string,
  facts: unknown,
  place: string
): void {
  if (!isInside(path)) throw mismatch(place, 'path', 'one inside of the project')
  if (known.has(path)) throw mismatch(place, `second \`${path}\``, 'each article in one part')
  if (facts !== null) {
    const read = readFacts(path, facts)
    if (!read) throw mismatch(place, 'facts', 'those of an article')
    table.add(read)
  }
  paths.push(path)
  known.add(path)
}

/** Whether a path, relative to a folder, stays in it. */
function isInside(path: string): boolean {
  const isOfWindows = sep === '\\'
  const steps = path.split(isOfWindows ? /[\\/]/ : '/')
  const isStrange = path.includes('\0') || (isOfWindows && path.includes(':'))
  return !isStrange && steps.every(step => step !== '' && step !== '.' && step !== '..')
}

/** Throws a ShardError where a shard does not fit to those before, or to the Newsmark that runs. */
export function checkFit(
  {place, header}: PlacedShard,
  before: readonly PlacedShard[],
  {version, build}: Pick<ShardHeader, 'version' | 'build'>
): void {
  const [first] = before
  if (header.build !== build)
    throw mismatch(place, `part of another build of Newsmark ${version}`, 'one of this build')
  if (!first) return
  if (JSON.stringify(header.settings) !== JSON.stringify(first.header.settings))
    throw mismatch(place, 'options', `those of the part in ${first.place}`)
  const {shard} = header
  if (shard?.count !== first.header.shard?.count)
    throw mismatch(place, describe(header), `one like ${describe(first.header)} before`)
  const same = shard && before.find(other => other.header.shard?.index === shard.index)
  if (same)
    throw mismatch(place, `second ${describe(header)}`, `each once; it was in ${same.place}`)
}

/** Throws a ShardError where a shard is missing. */
export function requireAllShards(shards: readonly PlacedShard[]): void {
  const [first] = shards
  const count = first?.header.shard?.count
  if (!first || count === undefined || shards.length === count) return
  const found = new Set(shards.map(({header}) => header.shard?.index))
  const missing = Array.from({length: count}, (_, at) => at + 1).filter(index => !found.has(index))
  const [only, ...others] = missing.map(index => `${index}/${count}`)
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  throw mismatch(first.place, `lack of shard ${only}${more}`, `all ${count}`)
}

function describe({shard}: ShardHeader): string {
  return shard ? `shard ${shard.index}/${shard.count}` : 'part that is no shard'
}
