import {applyEdits, byPlace, composeEdits, type Edit} from '../../base/edits.js'
import {lineEndOf, lineStart} from '../../base/lines.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile, StoredPart} from '../../glossary/glossary.js'
import {rowAt} from '../../glossary/glossary-rows.js'
import {formatOf, isReading, parseGlossaryFile} from '../../glossary/parse-glossary.js'
import type {FileChange} from '../corpus/corpus-view.js'
import {type EditableFile, sayEntry} from './check-edit.js'

/**
 * A glossary file while an act makes several edits in it, one after the other: all of it, or a part that holds one entry and
 * what rules it, as the header of a table. Of a large file, so nothing else is read again.
 */
export interface EditedFile extends EditableFile {
  /** What was made of the text so far. */
  readonly edits: readonly Edit[]
  readonly isWhole: boolean
  /** What has to be added to offsets of the first text to get those of the file. */
  readonly shift: number
}

/** A whole file, perhaps with edits made already. */
export function editedFileOf({path, text}: EditableFile, edits: readonly Edit[] = []): EditedFile {
  return {path, text: applyEdits(text, edits), edits, isWhole: true, shift: 0}
}

/** The part of a file that holds an entry; the whole where that part cannot be read by itself. */
export function editedAround(file: GlossaryFile, codebook: Codebook, entry: Entry): EditedFile {
  const part = partAround(file, codebook, entry)
  if (!part) return editedFileOf(file)
  const {path} = file
  const text = part.before + part.text
  const {entries} = parseGlossaryFile(path, text, codebook)
  const [only] = entries
  const isSame =
    entries.length === 1 && only && sayEntry(only, codebook) === sayEntry(entry, codebook)
  if (!isSame) return editedFileOf(file)
  return {path, text, edits: [], isWhole: false, shift: part.start - part.before.length}
}

/**
 * The part of a file behind which an entry is added: of a compiled table or JSON Lines, its last row, as the whole may have a
 * million; of others the whole.
 */
export function editedAtEnd(file: GlossaryFile): EditedFile {
  const {path, stored} = file
  const last = stored?.search.entryAt(Number.MAX_SAFE_INTEGER)
  if (!stored || !last || formatOf(path) === 'yaml') return editedFileOf(file)
  const row = stored.search.lineAt(last.location.span.start).start
  const before = row === 0 ? '' : headerOf(path, stored)
  // Of JSON Lines the row before it, too, as the last one may lack its line end.
  const start = before === '' && row > 0 ? stored.search.lineAt(row - 1).start : row
  const text = before + textFrom(stored, start)
  return {path, text, edits: [], isWhole: start === 0, shift: start - before.length}
}

/** What stands from a UTF-16 offset, at which a line starts, to the end of a compiled file. */
function textFrom({search}: StoredPart, start: number): string {
  let text = ''
  for (let offset = start; ; ) {
    const line = search.lineAt(offset)
    if (line.start < offset || line.text === '') return text
    text += line.text
    offset = line.start + line.text.length
  }
}

/** The line that rules all rows of a compiled table; JSON Lines have none. */
function headerOf(path: string, {search}: StoredPart): string {
  return formatOf(path) === 'table' ? search.lineAt(0).text : ''
}

/** A part of a file: its text with what rules it before, and the offset at which it starts in the file. */
interface Part {
  readonly before: string
  readonly text: string
  readonly start: number
}

function partAround(file: GlossaryFile, codebook: Codebook, entry: Entry): Part | undefined {
  const {path, stored} = file
  const offset = entry.location.span.start
  if (stored) {
    const {start, text} = stored.search.lineAt(offset)
    const before = headerOf(path, stored)
    return start === 0 && before !== '' ? undefined : {before, text, start}
  }
  if (!isReading(file) || file.codebook !== codebook || !file.rows.isPlain) return undefined
  const {rows, header, text} = file
  const row = rowAt(rows, offset)
  const start = rows.starts[row]
  if (start === undefined || start !== lineStart(text, start)) return undefined
  const end = rows.starts[row + 1] ?? text.length
  if (end < text.length && end !== lineStart(text, end)) return undefined
  const section = codebook.kinds.get(entry.kind)?.section
  const isYaml = formatOf(path) === 'yaml'
  const before = isYaml ? `${section}:${lineEndOf(text)}` : text.slice(0, header?.end ?? 0)
  return {before, text: text.slice(start, end), start}
}

/** The file after one more edit. */
export function withEdit(edited: EditedFile, edit: Edit): EditedFile {
  return {
    ...edited,
    text: applyEdits(edited.text, [edit]),
    edits: composeEdits(edited.edits, [edit])
  }
}

/** The entry of an id and a kind as an edited file has it now. */
export function entryIn(
  {path, text}: EditedFile,
  codebook: Codebook,
  {id, kind}: Pick<Entry, 'id' | 'kind'>
): Entry | undefined {
  const {entries} = parseGlossaryFile(path, text, codebook)
  return entries.find(entry => entry.id === id && entry.kind === kind)
}

/** The changes of edited files and of other edits, each file once; they concern different parts of it. */
export function joinEditedFiles(
  editedFiles: readonly EditedFile[],
  others: readonly FileChange[] = []
): readonly FileChange[] {
  const byFile = new Map<string, Edit[]>()
  const add = (path: string, edits: readonly Edit[]): void => {
    byFile.set(path, [...(byFile.get(path) ?? []), ...edits])
  }
  for (const {path, edits} of others) add(path, edits)
  for (const {path, edits, shift} of editedFiles)
    add(
      path,
      edits.map(({start, end, text}) => ({start: start + shift, end: end + shift, text}))
    )
  return Array.from(byFile, ([path, edits]) => ({path, edits: edits.sort(byPlace)})).filter(
    ({edits}) => edits.length > 0
  )
}
