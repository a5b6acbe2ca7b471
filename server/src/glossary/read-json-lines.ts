import type {Span} from '../syntax/span.js'
import {parseYaml} from '../yaml/parse-yaml.js'
import type {Entry} from './entry.js'
import {type GlossaryReader, report} from './glossary-reader.js'
import {readRecord} from './read-record.js'

/** Reads a gazetteer with one JSON object a line; blank lines count for nothing. */
export function readJsonLines(reader: GlossaryReader, text: string): Entry[] {
  const entries: Entry[] = []
  for (const match of text.matchAll(/[^\r\n\uFEFF][^\r\n]*/g)) {
    const line = match[0]
    if (line.trim() === '') continue
    const span = {start: match.index, end: match.index + line.length}
    const entry = readLine(reader, line, span)
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}

/** JSON is YAML, whose reader knows the places; but not all YAML is JSON. */
function readLine(reader: GlossaryReader, line: string, span: Span): Entry | undefined {
  const {value} = parseYaml(line, span.start)
  if (isJson(line) && value.type === 'map') return readRecord(reader, value)
  report(reader, span, 'line', 'one in braces like `{"kind": "place", "id": "aleppo"}`')
  return undefined
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
