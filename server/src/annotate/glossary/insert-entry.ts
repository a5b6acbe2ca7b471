import type {Edit} from '../../base/edits.js'
import {lineEndOf, lineStart} from '../../base/lines.js'
import type {Codebook, Kind} from '../../codebook/codebook.js'
import {isNull, pairOf} from '../../data/located.js'
import {tableRows, writeCell} from '../../data/table.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import {writeScalar} from '../../data/yaml/write-scalar.js'
import type {Entry} from '../../glossary/entry.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile, say} from './check-edit.js'
import {findEntryPair} from './find-pair.js'
import {type NewField, writeCellField, writeJsonField, writeYamlField} from './write-field.js'
import {appendInFlow, columnOf, endOfPair, isFlow, keyStart, linesBelow} from './yaml-edits.js'

/**
 * The edit of a glossary file that adds an entry of another file with all that it says: in YAML behind the last one of its
 * section, with the lines as they are written there where both are YAML. Undefined where the file cannot hold all of it, as
 * its table lacks a column. Offsets are UTF-16.
 */
export function insertEntry(
  file: EditableFile,
  codebook: Codebook,
  entry: Entry,
  source: EditableFile
): Edit | undefined {
  const kind = codebook.kinds.get(entry.kind)
  if (kind?.section === undefined) return undefined
  const check = (edit: Edit | undefined): Edit | undefined =>
    checkEdit(file, codebook, edit, said => [...said, say(entry, codebook)])
  const fields = fieldsOf(entry, kind)
  switch (formatOf(file.path)) {
    case 'table':
      return check(rowEdit(file, entry, kind, fields))
    case 'json lines':
      return check(lineEdit(file.text, entry, kind, fields))
    default:
      return (
        check(yamlEdit(file.text, kind, writtenLines(source, entry))) ??
        check(yamlEdit(file.text, kind, newLines(entry, fields)))
      )
  }
}

function fieldsOf(entry: Entry, kind: Kind): readonly NewField[] {
  const fields: NewField[] = []
  for (const {name, values} of entry.fields.values()) {
    const definition = kind.fields.get(name)
    const aliases = definition?.type === 'alias' ? entry.names.slice(1) : []
    if (definition) fields.push({definition, values, aliases})
  }
  return fields
}

/** An entry as lines without an indent: the key, and the fields below it; or all on one. */
interface EntryLines {
  readonly lines: readonly string[]
  /** As it stands between braces; undefined where it is written on several lines. */
  readonly flow: string | undefined
}

/** The lines of an entry as another YAML file has them. */
function writtenLines(source: EditableFile, entry: Entry): EntryLines | undefined {
  if (formatOf(source.path) !== 'yaml') return undefined
  const {text} = source
  const found = findEntryPair(text, entry.location.span.start)
  if (!found) return undefined
  const {pair, section} = found
  const [from, to] = [keyStart(text, pair), endOfPair(text, pair)]
  const indent = from - lineStart(text, from)
  if (isFlow(text, section)) {
    const flow = text.slice(from, to)
    return /[\n\r]/.test(flow) ? undefined : {lines: [flow], flow}
  }
  const end = text.slice(to).search(/[\n\r]|$/) + to
  const lines = text.slice(from, end).split(/\r\n?|\n/)
  const dedented = lines.map((line, at) => {
    const blanks = /^ */.exec(line)?.[0].length ?? 0
    return at === 0 ? line : line.slice(Math.min(indent, blanks))
  })
  const isFlowValue = isFlow(text, pair.value) && lines.length === 1
  return {lines: dedented, flow: isFlowValue ? text.slice(from, to) : undefined}
}

function newLines({id}: Entry, fields: readonly NewField[]): EntryLines {
  const pairs = fields.map(field => `${field.definition.name}: ${writeYamlField(field)}`)
  return {
    lines: [`${writeScalar(id, true)}:`, ...pairs.map(pair => `  ${pair}`)],
    flow: `${writeScalar(id, true)}: {${pairs.join(', ')}}`
  }
}

function yamlEdit(text: string, kind: Kind, entry: EntryLines | undefined): Edit | undefined {
  const {value, problems} = parseYaml(text)
  const {section = ''} = kind
  if (!entry || problems.length > 0 || (value.type !== 'map' && !isNull(value))) return undefined
  const {lines, flow} = entry
  const pair = pairOf(value, section)
  if (!pair) {
    const all = [`${writeScalar(section)}:`, ...lines.map(line => (line === '' ? '' : `  ${line}`))]
    return value.type === 'map' && isFlow(text, value) ? undefined : lastLines(text, all)
  }
  const last = pair.value.type === 'map' ? pair.value.pairs.at(-1) : undefined
  if (pair.value.type === 'map' && (isFlow(text, pair.value) || !last))
    return flow === undefined ? undefined : appendInFlow(text, pair.value, last !== undefined, flow)
  if (!last) {
    const indent = ' '.repeat(columnOf(text, pair.keySpan.start) + 2)
    return isNull(pair.value) && pair.value.span.start === pair.value.span.end
      ? indented(text, pair.value.span.end, indent, lines)
      : undefined
  }
  const column = columnOf(text, keyStart(text, last))
  return indented(text, endOfPair(text, last), ' '.repeat(column), lines)
}

/** Lines below the one of an offset; an empty one gets no indent. */
function indented(text: string, offset: number, indent: string, lines: readonly string[]): Edit {
  return linesBelow(
    text,
    offset,
    '',
    lines.map(line => (line === '' ? '' : indent + line))
  )
}

function lastLines(text: string, lines: readonly string[]): Edit {
  const lineEnd = lineEndOf(text)
  const isEnded = text === '' || text === '\uFEFF' || /[\n\r]$/.test(text)
  const written = lines.join(lineEnd) + lineEnd
  return {start: text.length, end: text.length, text: isEnded ? written : lineEnd + written}
}

function rowEdit(
  {path, text}: EditableFile,
  {id}: Entry,
  kind: Kind,
  fields: readonly NewField[]
): Edit | undefined {
  const separator = separatorOf(path)
  const [header] = tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0)
  const columns = header?.cells.map(cell => cell.text) ?? []
  const cells = new Map<string, string>([
    ['id', id],
    ['kind', kind.name],
    ['section', kind.section ?? '']
  ])
  for (const field of fields) {
    const written = writeCellField(field)
    if (written === undefined || !columns.includes(field.definition.name)) return undefined
    cells.set(field.definition.name, written)
  }
  const row = columns.map(column => writeCell(cells.get(column) ?? '', separator)).join(separator)
  return lastLines(text, [row])
}

function lineEdit(
  text: string,
  {id}: Entry,
  {name}: Kind,
  fields: readonly NewField[]
): Edit | undefined {
  const parts = fields.map(
    field => `${JSON.stringify(field.definition.name)}:${writeJsonField(field)}`
  )
  const start = `"kind":${JSON.stringify(name)},"id":${JSON.stringify(id)}`
  return lastLines(text, [`{${[start, ...parts].join(',')}}`])
}
