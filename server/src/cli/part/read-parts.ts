import {LongLineError, readLinesOf} from '../../node/read-lines.js'
import {toFailure} from '../failure.js'
import {nameOf, STDIN} from '../read-given.js'
import {buildHash} from '../remember/build-hash.js'
import {version} from '../version.js'
import {fitPart, requireAllShards} from './fit-parts.js'
import {type Gathered, startGathering} from './gather.js'
import {PartError, unfit} from './part-error.js'
import {readHeader} from './part-settings.js'
import {type OpenPart, takeLine} from './read-line.js'
import {flag, oneOf, readJson, record, text, whole} from './read-shape.js'

/**
 * Reads parts that fit together from files, or from standard input for `-`; one file may hold several, one behind
 * the other. Throws a PartError for what is no whole part, does not fit or is missing, and what `node:fs` throws.
 */
export function readParts(files: readonly string[]): Gathered {
  const gathered = startGathering()
  for (const file of files) readFile(file, gathered)
  requireAllShards(gathered.parts)
  return gathered
}

function readFile(file: string, gathered: Gathered): void {
  const name = nameOf(file)
  let number = 0
  let open: OpenPart | undefined
  for (const line of linesOf(file)) {
    number++
    const place = `${name}:${number}`
    const next = readJson(line, value =>
      open ? continuePart(open, record(value), place) : startPart(record(value), place, gathered)
    )
    if (!next) throw unfit(place, 'line', WANTED)
    open = next === 'ended' ? undefined : next
  }
  if (number === 0) throw unfit(name, 'empty file', WANTED)
  if (open) throw unfit(name, 'end in the midst of a part', 'a run that went through')
}

function* linesOf(file: string): Generator<string> {
  try {
    yield* readLinesOf(file === STDIN ? undefined : file)
  } catch (error) {
    if (error instanceof LongLineError) throw unfit(nameOf(file), 'line without an end', WANTED)
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new PartError(nameOf(file), toFailure(file, error).message)
  }
}

const WANTED = 'what `newsmark check --partial --format json-lines` prints'

type Fields = Readonly<Record<string, unknown>>

/** The version comes first, as another one may write all else in another way. */
function startPart(fields: Fields, place: string, gathered: Gathered): OpenPart {
  oneOf(fields['type'], ['part'])
  const own = {version: version(), build: buildHash()}
  const written = text(fields['version'])
  if (written !== own.version)
    throw unfit(place, `part of Newsmark ${written}`, `one of ${own.version}`)
  const part = {place, header: readHeader(fields)}
  fitPart(part, gathered.parts, own)
  gathered.parts.push(part)
  return {gathered, lines: 1, project: undefined}
}

/** Undefined for a line that is of no known type. */
function continuePart(
  open: OpenPart,
  fields: Fields,
  place: string
): OpenPart | 'ended' | undefined {
  if (fields['type'] === 'end') return endPart(open, fields, place)
  open.lines++
  return takeLine(open, fields, place) ? open : undefined
}

function endPart({gathered, lines}: OpenPart, fields: Fields, place: string): 'ended' {
  const written = whole(fields['lines'])
  if (written !== lines) throw unfit(place, `${lines} lines of a part`, `${written} of them`)
  if (flag(fields['interrupted'])) throw unfit(place, 'interruption', 'a run that went through')
  gathered.articles += whole(fields['articles'])
  return 'ended'
}
