import {version} from '../../base/version.js'
import {buildHash} from '../../node/build-hash.js'
import {NoFileError} from '../../node/open-file.js'
import {LongLineError, readLinesOf} from '../../node/read-lines.js'
import {systemCode} from '../../node/system-errors.js'
import {toFailureAt} from '../files/failure.js'
import {namedPath, nameOf, STDIN} from '../files/named-input.js'
import {
  decodeHeader,
  decodeShardLine,
  type ShardEnd,
  type ShardLine,
  type ShardStart
} from './shard-codec.js'
import {mismatch, ShardError} from './shard-error.js'
import {
  addArticle,
  addProject,
  checkFit,
  emptyContent,
  requireAllShards,
  type ShardedProject,
  type ShardsContent
} from './shards-content.js'

/**
 * Reads shards that fit together from files, or from standard input for `-`; one file may hold several, one behind
 * the other. Throws a ShardError for one that is incomplete, does not fit, is missing or cannot be read.
 */
export function readShards(files: readonly string[], cwd: string): ShardsContent {
  const content = emptyContent()
  for (const file of files) readFile(file, content, cwd)
  requireAllShards(content.shards)
  return content
}

function readFile(file: string, content: ShardsContent, cwd: string): void {
  const name = nameOf(file)
  let number = 0
  let open: OpenShard | undefined
  for (const line of linesOf(file, cwd)) {
    number++
    const place = `${name}:${number}`
    const read = decodeShardLine(line)
    const next =
      read && (open ? continueShard(open, read, place) : startShard(read, place, content))
    if (!next) throw mismatch(place, 'line', WANTED)
    open = next === 'ended' ? undefined : next
  }
  if (number === 0) throw mismatch(name, 'empty file', WANTED)
  if (open) throw mismatch(name, 'end in the midst of a part', 'a run that went through')
}

function* linesOf(file: string, cwd: string): Generator<string> {
  try {
    yield* readLinesOf(file === STDIN ? undefined : namedPath(file, cwd))
  } catch (error) {
    if (error instanceof LongLineError) throw mismatch(nameOf(file), 'line without an end', WANTED)
    if (systemCode(error) === undefined && !(error instanceof NoFileError)) throw error
    throw new ShardError(nameOf(file), toFailureAt(cwd, file, error).message)
  }
}

const WANTED = 'what `newsmark check --partial --format json-lines` prints'

/** Undefined for a line that starts no shard. The version comes first, as another one may write all else in another way. */
function startShard(line: ShardLine, place: string, content: ShardsContent): OpenShard | undefined {
  if (line.type !== 'part') return undefined
  const own = {version: version(), build: buildHash()}
  if (line.version !== own.version)
    throw mismatch(place, `part of Newsmark ${line.version}`, `one of ${own.version}`)
  const header = decodeHeader(line)
  if (!header) return undefined
  const shard = {place, header}
  checkFit(shard, content.shards, own)
  content.shards.push(shard)
  return {content, lines: 1, project: undefined}
}

/** A shard whose end has not come yet. */
interface OpenShard {
  readonly content: ShardsContent
  /** Lines up to now. */
  lines: number
  /** The project that facts belong to. */
  project: ShardedProject | undefined
}

/** Undefined for a line that does not belong there; throws a ShardError where it does not go with the lines before. */
function continueShard(
  open: OpenShard,
  line: ShardLine,
  place: string
): OpenShard | 'ended' | undefined {
  if (line.type === 'end') return endShard(open, line, place)
  if (line.type === 'part') return undefined
  open.lines++
  addLine(open, line, place)
  return open
}

function endShard({content, lines}: OpenShard, end: ShardEnd, place: string): 'ended' {
  if (end.lines !== lines) throw mismatch(place, `${lines} lines of a part`, `${end.lines} of them`)
  if (end.interrupted) throw mismatch(place, 'interruption', 'a run that went through')
  content.articles += end.articles
  return 'ended'
}

/** Adds what a line says, the first and the last of a shard aside. */
function addLine(
  open: OpenShard,
  line: Exclude<ShardLine, ShardStart | ShardEnd>,
  place: string
): void {
  const {outcome, notes} = open.content
  switch (line.type) {
    case 'finding':
      outcome.findings.push(line.finding)
      break
    case 'suppressed':
      outcome.suppressed.push(line.finding)
      break
    case 'project':
      open.project = addProject(open.content, line.root, line.hash, place)
      open.project.isWhole ||= line.isWhole
      break
    case 'facts':
      if (!open.project) throw mismatch(place, 'facts', 'a project before them')
      addArticle(open.project, line.path, line.facts, place)
      break
    case 'failure':
      outcome.failures.push({path: line.path, message: line.message})
      break
    case 'notice':
      outcome.notices.push(line.message)
      break
    case 'note':
      notes.add(line.message)
      break
    case 'time':
      outcome.times.set(line.rule, (outcome.times.get(line.rule) ?? 0) + line.time)
      break
  }
}
