import {version} from '../../base/version.js'
import {flag, oneOf, readJson, record, text, whole} from '../../data/decode.js'
import {buildHash} from '../../node/build-hash.js'
import {LongLineError, readLinesOf} from '../../node/read-lines.js'
import {readRecord} from '../../reporting/finding-codec.js'
import {toFailure} from '../files/failure.js'
import {nameOf, STDIN} from '../files/named-input.js'
import {
  addArticle,
  addProject,
  checkFit,
  type GatheredProject,
  type GatheredShards,
  requireAllShards,
  startGathering
} from './gather-shards.js'
import {mismatch, ShardError} from './shard-error.js'
import {readHeader} from './shard-header.js'

/**
 * Reads parts that fit together from files, or from standard input for `-`; one file may hold several, one behind
 * the other. Throws a PartError for what is no whole part, does not fit or is missing, and what `node:fs` throws.
 */
export function readShards(files: readonly string[]): GatheredShards {
  const gathered = startGathering()
  for (const file of files) readFile(file, gathered)
  requireAllShards(gathered.parts)
  return gathered
}

function readFile(file: string, gathered: GatheredShards): void {
  const name = nameOf(file)
  let number = 0
  let open: OpenShard | undefined
  for (const line of linesOf(file)) {
    number++
    const place = `${name}:${number}`
    const next = readJson(line, value =>
      open ? continueShard(open, record(value), place) : startShard(record(value), place, gathered)
    )
    if (!next) throw mismatch(place, 'line', WANTED)
    open = next === 'ended' ? undefined : next
  }
  if (number === 0) throw mismatch(name, 'empty file', WANTED)
  if (open) throw mismatch(name, 'end in the midst of a part', 'a run that went through')
}

function* linesOf(file: string): Generator<string> {
  try {
    yield* readLinesOf(file === STDIN ? undefined : file)
  } catch (error) {
    if (error instanceof LongLineError) throw mismatch(nameOf(file), 'line without an end', WANTED)
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new ShardError(nameOf(file), toFailure(file, error).message)
  }
}

const WANTED = 'what `newsmark check --partial --format json-lines` prints'

type Fields = Readonly<Record<string, unknown>>

/** The version comes first, as another one may write all else in another way. */
function startShard(fields: Fields, place: string, gathered: GatheredShards): OpenShard {
  oneOf(fields['type'], ['part'])
  const own = {version: version(), build: buildHash()}
  const written = text(fields['version'])
  if (written !== own.version)
    throw mismatch(place, `part of Newsmark ${written}`, `one of ${own.version}`)
  const part = {place, header: readHeader(fields)}
  checkFit(part, gathered.parts, own)
  gathered.parts.push(part)
  return {gathered, lines: 1, project: undefined}
}

/** Undefined for a line that is of no known type. */
function continueShard(
  open: OpenShard,
  fields: Fields,
  place: string
): OpenShard | 'ended' | undefined {
  if (fields['type'] === 'end') return endShard(open, fields, place)
  open.lines++
  return takeLine(open, fields, place) ? open : undefined
}

function endShard({gathered, lines}: OpenShard, fields: Fields, place: string): 'ended' {
  const written = whole(fields['lines'])
  if (written !== lines) throw mismatch(place, `${lines} lines of a part`, `${written} of them`)
  if (flag(fields['interrupted'])) throw mismatch(place, 'interruption', 'a run that went through')
  gathered.articles += whole(fields['articles'])
  return 'ended'
}

/** A part whose end has not come yet. */
export interface OpenShard {
  readonly gathered: GatheredShards
  /** Lines up to now. */
  lines: number
  /** The project that facts belong to. */
  project: GatheredProject | undefined
}

type LineFields = Readonly<Record<string, unknown>>

/**
 * Takes what a line says, the first and the last of a part aside; gives whether it is of a known type.
 * Throws a ShapeError for what it should not hold, and a PartError where that does not go with the lines before.
 */
export function takeLine(open: OpenShard, fields: LineFields, place: string): boolean {
  const {type} = fields
  const take = TYPES.get(type === undefined ? 'finding' : text(type))
  take?.(open, fields, place)
  return take !== undefined
}

/** What each type of line adds. */
const TYPES: ReadonlyMap<string, (open: OpenShard, fields: LineFields, place: string) => void> =
  new Map<string, (open: OpenShard, fields: LineFields, place: string) => void>([
    ['finding', takeFinding],
    ['suppressed', takeSuppressed],
    ['project', takeProject],
    ['facts', takeFacts],
    ['failure', takeFailure],
    ['notice', takeNotice],
    ['note', takeNote],
    ['time', takeTime]
  ])

function takeFinding({gathered: {outcome}}: OpenShard, fields: LineFields): void {
  outcome.findings.push(readRecord(fields))
}

function takeSuppressed({gathered: {outcome}}: OpenShard, {finding}: LineFields): void {
  outcome.suppressed.push(readRecord(finding))
}

function takeProject(open: OpenShard, {root, hash, isWhole}: LineFields, place: string): void {
  const project = addProject(open.gathered, text(root), text(hash), place)
  project.isWhole ||= flag(isWhole)
  open.project = project
}

function takeFacts({project}: OpenShard, {path, facts}: LineFields, place: string): void {
  if (!project) throw mismatch(place, 'facts', 'a project before them')
  const json = facts === null ? undefined : JSON.stringify(facts ?? '')
  addArticle(project, text(path), json, place)
}

function takeFailure({gathered: {outcome}}: OpenShard, {path, message}: LineFields): void {
  outcome.failures.push({path: text(path), message: text(message)})
}

function takeNotice({gathered: {outcome}}: OpenShard, {message}: LineFields): void {
  outcome.notices.push(text(message))
}

function takeNote({gathered: {notes}}: OpenShard, {message}: LineFields): void {
  notes.add(text(message))
}

function takeTime({gathered: {outcome}}: OpenShard, {rule, time}: LineFields): void {
  const name = text(rule)
  const milliseconds = typeof time === 'number' && time >= 0 ? time : whole(time)
  outcome.times.set(name, (outcome.times.get(name) ?? 0) + milliseconds)
}
