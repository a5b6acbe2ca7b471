import type {Edit} from '../../base/edits.js'
import {endsLine, lineEndOf} from '../../base/lines.js'
import type {Codebook, Kind} from '../../codebook/codebook.js'
import {isNull, type Located, type LocatedMap, pairOf} from '../../data/located.js'
import {tableRows, writeCell} from '../../data/table.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import {writeScalar} from '../../data/yaml/write-scalar.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile, type SaidEntry, sayFields, sayName} from './check-edit.js'
import {appendInFlow, columnOf, endOfPair, isFlow, linesBelow} from './yaml-edits.js'

/** An entry that is to be added to a glossary. */
export interface NewEntry {
  /** One that no entry has; see `makeEntryId`. */
  readonly id: string
  readonly kind: Kind
  readonly name: string
}

/**
 * The edit of a glossary file that adds an entry: in YAML behind the last one of the kind's section, which is made where
 * there is none, in a table or JSON Lines as the last line. All else stays as it is written. Undefined where the file
 * cannot take it, as its text is broken or its table has no column for a name. Offsets are UTF-16.
 */
export function addEntry(
  file: EditableFile,
  codebook: Codebook,
  entry: NewEntry
): Edit | undefined {
  if (entry.kind.section === undefined) return undefined
  const {id, kind, name} = entry
  const names = [sayName({text: name})]
  const fields = sayFields([{name: 'name', values: [{text: name}]}])
  const change = (said: readonly SaidEntry[]): readonly SaidEntry[] => {
    const isTaken = said.some(known => known.id === id && known.kind === kind.name)
    return isTaken ? said : [...said, {id, kind: kind.name, name, names, fields}]
  }
  const reads = mayHold(file, id) ? 'file' : 'rows'
  return checkEdit(file, codebook, editFor(file, entry), change, reads)
}

/** Whether a file may hold an entry with an id: the id stands in it, or may be written otherwise. */
function mayHold({path, text}: EditableFile, id: string): boolean {
  const isEscaped = formatOf(path) === 'json lines' && text.includes('\\')
  return isEscaped || !/^[\w.-]+$/.test(id) || text.includes(id)
}

function editFor({path, text}: EditableFile, entry: NewEntry): Edit | undefined {
  switch (formatOf(path)) {
    case 'table':
      return addRow(text, separatorOf(path), entry)
    case 'json lines':
      return lastLine(text, JSON.stringify({kind: entry.kind.name, id: entry.id, name: entry.name}))
    default:
      return addToYaml(text, entry)
  }
}

function addToYaml(text: string, entry: NewEntry): Edit | undefined {
  const {value, problems} = parseYaml(text)
  const {section = ''} = entry.kind
  if (problems.length > 0 || (value.type !== 'map' && !isNull(value))) return undefined
  const pair = pairOf(value, section)
  if (!pair) return addSection(text, value, entry)
  if (pair.value.type === 'map') return addToSection(text, pair.value, entry)
  const indent = ' '.repeat(columnOf(text, pair.keySpan.start) + STEP)
  return isNull(pair.value) && pair.value.span.start === pair.value.span.end
    ? linesBelow(text, pair.value.span.end, indent, blockLines(entry, STEP))
    : undefined
}

/** Columns by which a new file is indented. */
const STEP = 2

function addSection(text: string, value: Located, entry: NewEntry): Edit | undefined {
  const {section = ''} = entry.kind
  if (value.type === 'map' && isFlow(text, value))
    return appendInFlow(
      text,
      value,
      value.pairs.length > 0,
      `${writeScalar(section, true)}: {${flowEntry(entry)}}`
    )
  const lines = [
    `${writeScalar(section)}:`,
    ...blockLines(entry, STEP).map(line => ' '.repeat(STEP) + line)
  ]
  return lastLine(text, lines.join(lineEndOf(text)))
}

function addToSection(text: string, section: LocatedMap, entry: NewEntry): Edit {
  const last = section.pairs.at(-1)
  if (isFlow(text, section) || !last)
    return appendInFlow(text, section, last !== undefined, flowEntry(entry))
  const column = columnOf(text, last.keySpan.start)
  const indent = ' '.repeat(column)
  const lines =
    last.value.type === 'map' && isFlow(text, last.value)
      ? [flowEntry(entry)]
      : blockLines(entry, stepIn(text, section))
  return linesBelow(text, endOfPair(text, last), indent, lines)
}

/** The columns by which the fields of a section's entries are indented below their ids. */
function stepIn(text: string, {pairs}: LocatedMap): number {
  for (const {keySpan, value} of pairs)
    if (value.type === 'map' && !isFlow(text, value))
      return Math.max(1, columnOf(text, value.span.start) - columnOf(text, keySpan.start))
  return STEP
}

function blockLines({id, name}: NewEntry, step: number): readonly string[] {
  return [`${writeScalar(id)}:`, `${' '.repeat(step)}name: ${writeScalar(name)}`]
}

function flowEntry({id, name}: NewEntry): string {
  return `${writeScalar(id, true)}: {name: ${writeScalar(name, true)}}`
}

/** The edit that adds a line at the end of a text, whose last line may lack its end. */
function lastLine(text: string, line: string): Edit {
  const lineEnd = lineEndOf(text)
  const isEnded = text === '' || text === '\uFEFF' || endsLine(text.charCodeAt(text.length - 1))
  return {start: text.length, end: text.length, text: `${isEnded ? '' : lineEnd}${line}${lineEnd}`}
}

function addRow(text: string, separator: ',' | '\t', entry: NewEntry): Edit | undefined {
  const [header] = tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0)
  const columns = header?.cells.map(cell => cell.text) ?? []
  const {id, name, kind} = entry
  const cells: Readonly<Record<string, string | undefined>> = {
    id,
    name,
    kind: kind.name,
    section: kind.section
  }
  if (!columns.includes('name') || (separator === '\t' && /[\t\n\r]/.test(name))) return undefined
  const row = columns.map(column => writeCell(cells[column] ?? '', separator))
  return lastLine(text, row.join(separator))
}
