import type {Edit} from '../../base/edits.js'
import {lineStart, nextLine} from '../../base/lines.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile} from './check-edit.js'
import {findEntryPair, findRow} from './find-pair.js'
import {endOfPair, isFlow, keyStart} from './yaml-edits.js'

/**
 * The edit of a glossary file that takes an entry away, with the comments in its lines; those above it stay. Undefined where
 * the file's text is broken, or written in a way that does not let it go alone. Offsets are UTF-16.
 */
export function removeEntry(
  file: EditableFile,
  codebook: Codebook,
  entry: Entry
): Edit | undefined {
  const {start} = entry.location.span
  return checkEdit(file, codebook, editFor(file, start), (said, entries) =>
    said.filter((_, at) => entries[at]?.location.span.start !== start)
  )
}

function editFor({path, text}: EditableFile, start: number): Edit | undefined {
  if (formatOf(path) === 'table') {
    const row = findRow(text, separatorOf(path), start)?.row
    return row && {start: row.start, end: Math.min(row.next, text.length), text: ''}
  }
  if (formatOf(path) === 'json lines')
    return {start: afterMark(text, lineStart(text, start)), end: nextLine(text, start), text: ''}
  const found = findEntryPair(text, start)
  if (!found) return undefined
  const {section, pair} = found
  const [from, to] = [keyStart(text, pair), endOfPair(text, pair)]
  if (!isFlow(text, section))
    return {start: lineStart(text, from), end: nextLine(text, to), text: ''}
  const at = section.pairs.indexOf(pair)
  const next = section.pairs[at + 1]
  if (next) return {start: from, end: keyStart(text, next), text: ''}
  const before = section.pairs[at - 1]
  return {start: before ? endOfPair(text, before) : from, end: to, text: ''}
}

function afterMark(text: string, offset: number): number {
  return text[offset] === '\uFEFF' ? offset + 1 : offset
}
