import {joinPhrases, phrase} from '../base/phrase.js'
import {runSteps, type Steps} from '../base/steps.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Located} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import type {GlossaryFile} from './glossary.js'
import {type GlossaryReader, glossaryReader, report} from './glossary-reader.js'
import {addRow, emptyRows, entriesOf, type GlossaryRows, type RowList} from './glossary-rows.js'
import {readHeader, readJsonLines, readTable, type TableHeader} from './read-gazetteer.js'
import {yamlRows} from './read-yaml.js'

/**
 * Reads one glossary file: YAML with a section per kind, or a gazetteer as `.tsv`, `.csv` or `.jsonl`.
 * Never throws; what is wrong stands among the problems. `path` is only carried along.
 */
export function parseGlossaryFile(path: string, text: string, codebook: Codebook): GlossaryFile {
  const {entries, problems, isBroken} = readGlossaryFile(path, text, codebook)
  return {path, text, entries, problems, ...(isBroken && {isBroken})}
}

/** A glossary file with what it takes to read it again after an edit. */
export interface GlossaryReading extends GlossaryFile {
  readonly codebook: Codebook
  readonly rows: GlossaryRows
  /** That of a table whose rows can be read. */
  readonly header: TableHeader | undefined
}

/** Whether a glossary file was read so that it can be read again. */
export function isReading(file: GlossaryFile): file is GlossaryReading {
  return 'rows' in file
}

/** How a glossary file is written, as its name says. */
export type GlossaryFormat = 'table' | 'json lines' | 'yaml'

/** The format of a glossary file; case does not count in its name. */
export function formatOf(path: string): GlossaryFormat {
  if (/\.[tc]sv$/i.test(path)) return 'table'
  return /\.(?:jsonl|ndjson)$/i.test(path) ? 'json lines' : 'yaml'
}

/** The sign between the cells of a table, as its file's name says. */
export function separatorOf(path: string): ',' | '\t' {
  return /\.tsv$/i.test(path) ? '\t' : ','
}

/** Reads one glossary file as `parseGlossaryFile` does, and keeps how its rows were read. */
export function readGlossaryFile(path: string, text: string, codebook: Codebook): GlossaryReading {
  return runSteps(readGlossarySteps(path, text, codebook))
}

/** The same in steps of some rows; YAML is read in one. */
export function* readGlossarySteps(
  path: string,
  text: string,
  codebook: Codebook
): Steps<GlossaryReading> {
  const reader = glossaryReader(path, codebook)
  const rows = emptyRows()
  const format = formatOf(path)
  let header: TableHeader | undefined
  let isBroken = false
  if (format === 'table') {
    header = readHeader(reader, text, separatorOf(path))
    if (header) yield* readTable(reader, header, text, header.end, 0, rows)
    rows.isPlain = header !== undefined
    isBroken = header === undefined && reader.problems.length > 0
  } else if (format === 'json lines') {
    rows.isPlain = true
    yield* readJsonLines(reader, text, 0, rows)
  } else isBroken = !readYaml(reader, text, rows)
  const {problems} = reader
  const reading = {path, text, entries: entriesOf(rows), problems, codebook, rows, header}
  return isBroken ? {...reading, isBroken} : reading
}

/**
 * The entries of the file before, in place of those that are left of a broken text: one stray quote would otherwise make
 * unknown names of all that stand behind it. A file that is not broken stays what it is.
 */
export function holdEntries(before: GlossaryFile | undefined, now: GlossaryFile): GlossaryFile {
  const last = before?.heldFrom ?? before
  if (!now.isBroken || !last || last.isBroken) return now
  return {...now, entries: last.entries, heldFrom: last}
}

/** Reads the sections of a file; false where its text is no YAML. */
function readYaml(reader: GlossaryReader, text: string, rows: RowList): boolean {
  const {value, problems, isPlain} = parseYaml(text)
  if (isPlain) rows.isPlain = true
  for (const {span, ...message} of problems) {
    reader.problems.push({...message, location: {path: reader.path, span}, expected: []})
  }
  if (value.type !== 'map') {
    if (value.type === 'list' || value.value !== null) reportNoSections(reader, value)
    return problems.length === 0
  }
  for (const row of yamlRows(reader, text, value)) addRow(rows, row)
  return problems.length === 0
}

function reportNoSections(reader: GlossaryReader, value: Located): void {
  const sections = Array.from(reader.sections.keys(), name => `\`${name}:\``)
  report(
    reader,
    value.span,
    phrase`text without a section`,
    phrase`sections ${joinPhrases(sections, (before, next) => phrase`${before} and ${next}`)}`
  )
}
