import {applyEdits, type Edit} from '../../base/edits.js'
import type {Steps} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile, StoredPart} from '../../glossary/glossary.js'
import {originalOf} from '../../glossary/moved-entry.js'
import {type GlossaryReading, isReading, readGlossaryFile} from '../../glossary/parse-glossary.js'
import {rereadGlossaryFile} from '../../glossary/reread-glossary.js'
import {sayEntry} from './check-edit.js'

/**
 * Whether a glossary file, read with edits, says what `change` makes of each of its entries, in their order, and has no
 * problem more. `change` gives the very same entry where it changes nothing. Edits are sorted by place and disjoint. Only
 * what the edits touch is read again, where entries can be read one by one.
 */
export function* readsAs(
  file: GlossaryFile,
  codebook: Codebook,
  edits: readonly Edit[],
  change: (entry: Entry) => Entry
): Steps<boolean> {
  if (file.stored) return rowsReadAs(file.path, file.stored, codebook, edits, change)
  const {path, text} = file
  const isKnown = isReading(file) && file.codebook === codebook && !file.heldFrom
  const before = isKnown ? file : readGlossaryFile(path, text, codebook)
  yield
  const after = yield* readEdited(before, edits, codebook)
  if (!after.isBroken && after.problems.length > before.problems.length) return false
  if (after.isBroken || after.entries.length !== before.entries.length) return false
  for (const [at, entry] of before.entries.entries()) {
    if (at % ENTRIES_A_STEP === 0) yield
    const now = after.entries[at]
    if (!now || !saysAs(change(entry), now, codebook)) return false
  }
  return true
}

/** Comparing a thousand entries that are the same takes less than a millisecond. */
const ENTRIES_A_STEP = 1000

function saysAs(wanted: Entry, found: Entry, codebook: Codebook): boolean {
  if (originalOf(wanted) === originalOf(found)) return true
  return sayEntry(wanted, codebook) === sayEntry(found, codebook)
}

/** Reads a file with edits: from the last one on, so that those before stay where they are. */
function* readEdited(
  before: GlossaryReading,
  edits: readonly Edit[],
  codebook: Codebook
): Steps<GlossaryReading> {
  if (!before.rows.isPlain || edits.length > MOST_SINGLE)
    return rereadGlossaryFile(before, applyEdits(before.text, edits), codebook)
  let reading = before
  for (const edit of edits.toReversed()) {
    reading = rereadGlossaryFile(reading, applyEdits(reading.text, [edit]), codebook)
    yield
  }
  return reading
}

/** With more edits, reading all between the first and the last of them costs less. */
const MOST_SINGLE = 100

/** The same of a compiled file, of which nothing is read but the header and the rows that are edited. */
function rowsReadAs(
  path: string,
  {search}: StoredPart,
  codebook: Codebook,
  edits: readonly Edit[],
  change: (entry: Entry) => Entry
): boolean {
  const lines = new Map<number, {text: string; readonly edits: Edit[]}>()
  for (const {start, end, text} of edits) {
    const line = search.lineAt(start)
    const known = lines.get(line.start) ?? {text: line.text, edits: []}
    known.edits.push({start: start - line.start, end: end - line.start, text})
    lines.set(line.start, known)
  }
  const header = lines.has(0) ? '' : search.lineAt(0).text
  const rows = [...lines.values()]
  const old = rows.map(({text}) => text).join('')
  const now = rows.map(row => applyEdits(row.text, row.edits)).join('')
  const before = readGlossaryFile(path, header + old, codebook)
  const after = readGlossaryFile(path, header + now, codebook)
  const isSame = before.entries.every((entry, at) => {
    const found = after.entries[at]
    return found !== undefined && saysAs(change(entry), found, codebook)
  })
  const isClean = !after.isBroken && after.problems.length <= before.problems.length
  return isSame && isClean && before.entries.length === after.entries.length
}
