import type {Edit} from '../../base/edits.js'
import type {Codebook} from '../../codebook/codebook.js'
import {pairOf} from '../../data/located.js'
import {writeCell} from '../../data/table.js'
import type {Entry} from '../../glossary/entry.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile, say, sayFields} from './check-edit.js'
import {findEntryPair, findLineMap, findRow} from './find-pair.js'
import {type NewField, writeCellField, writeJsonField, writeYamlField} from './write-field.js'
import {appendInFlow, appendPair} from './yaml-edits.js'

/**
 * The edit of a glossary file that gives an entry a field which it does not have, behind its others. Undefined where the file
 * cannot take it, as its table has no such column. Names are added by `addAlias`. Offsets are UTF-16.
 */
export function setField(
  file: EditableFile,
  codebook: Codebook,
  entry: Entry,
  field: NewField
): Edit | undefined {
  const {name} = field.definition
  if (entry.fields.has(name) || field.values.length === 0) return undefined
  const {start} = entry.location.span
  return checkEdit(file, codebook, editFor(file, start, field), (said, entries) =>
    said.map((known, at) => {
      const old = entries[at]
      if (old?.location.span.start !== start) return known
      const others = [...old.fields.values()].filter(
        each => codebook.kinds.get(old.kind)?.fields.get(each.name)?.type !== 'alias'
      )
      return {...say(old, codebook), fields: sayFields([...others, {name, values: field.values}])}
    })
  )
}

function editFor({path, text}: EditableFile, start: number, field: NewField): Edit | undefined {
  const {name} = field.definition
  if (formatOf(path) === 'table') return cellEdit(text, separatorOf(path), start, field)
  if (formatOf(path) === 'json lines') {
    const map = findLineMap(text, start)
    return map && appendInFlow(text, map, true, `"${name}":${writeJsonField(field)}`)
  }
  const map = findEntryPair(text, start)?.pair.value
  if (map?.type !== 'map' || pairOf(map, name)) return undefined
  return appendPair(text, map, name, writeYamlField(field))
}

function cellEdit(
  text: string,
  separator: ',' | '\t',
  start: number,
  field: NewField
): Edit | undefined {
  const found = findRow(text, separator, start)
  const written = writeCellField(field)
  const column = found?.columns.indexOf(field.definition.name) ?? -1
  if (!found || column < 0 || written === undefined) return undefined
  const {cells} = found.row
  const cell = cells[column]
  const value = writeCell(written, separator)
  if (cell)
    return cell.text === '' && cell.span.start === cell.span.end
      ? {...unquoted(text, cell.span.start), text: value}
      : undefined
  const last = cells.at(-1)
  if (!last) return undefined
  const isQuoted = text[last.span.start - 1] === '"' && text[last.span.end] === '"'
  const at = last.span.end + (isQuoted ? 1 : 0)
  return {start: at, end: at, text: separator.repeat(column - cells.length + 1) + value}
}

/** The span of an empty cell, with the quotes around nothing. */
function unquoted(text: string, at: number): {readonly start: number; readonly end: number} {
  return text[at - 1] === '"' && text[at] === '"'
    ? {start: at - 1, end: at + 1}
    : {start: at, end: at}
}
