import type {Codebook, Kind} from '../codebook/codebook.js'
import type {Located} from '../yaml/located.js'
import {parseYaml} from '../yaml/parse-yaml.js'
import type {Entry} from './entry.js'
import type {GlossaryFile} from './glossary.js'
import {type GlossaryReader, glossaryReader, report, reportName} from './glossary-reader.js'
import {pairsOfEntry, readEntry} from './read-entry.js'
import {readJsonLines} from './read-json-lines.js'
import {readTable} from './read-table.js'

/**
 * Reads one glossary file: YAML with a section per kind, or a gazetteer as `.tsv`, `.csv` or `.jsonl`.
 * Never throws; what is wrong stands among the problems. `path` is only carried along.
 */
export function parseGlossaryFile(path: string, text: string, codebook: Codebook): GlossaryFile {
  const reader = glossaryReader(path, codebook)
  const entries = readEntries(reader, path.toLowerCase(), text)
  return {path, text, entries, problems: reader.problems}
}

function readEntries(reader: GlossaryReader, path: string, text: string): Entry[] {
  if (path.endsWith('.tsv')) return readTable(reader, text, '\t')
  if (path.endsWith('.csv')) return readTable(reader, text, ',')
  if (path.endsWith('.jsonl') || path.endsWith('.ndjson')) return readJsonLines(reader, text)
  return readYaml(reader, text)
}

function readYaml(reader: GlossaryReader, text: string): Entry[] {
  const {value, problems} = parseYaml(text)
  for (const {message, span} of problems) {
    reader.problems.push({message, location: {path: reader.path, span}, expected: []})
  }
  if (value.type !== 'map') {
    if (value.type === 'list' || value.value !== null) reportNoSections(reader, value)
    return []
  }
  const entries: Entry[] = []
  for (const {key, keySpan, value: section} of value.pairs) {
    const kind = reader.sections.get(key)
    if (kind === undefined) {
      reportName(reader, keySpan, 'section', key, reader.sections, 'a section of the codebook')
    } else readSection(reader, kind, section, entries)
  }
  return entries
}

function readSection(reader: GlossaryReader, kind: Kind, section: Located, entries: Entry[]): void {
  if (section.type === 'map') {
    for (const {key, keySpan, value} of section.pairs) {
      const pairs = pairsOfEntry(reader, keySpan, value)
      entries.push(readEntry(reader, kind, {text: key, span: keySpan}, pairs))
    }
  } else if (section.type === 'list' || section.value !== null) {
    report(
      reader,
      section.span,
      'section without entries',
      'entries like `aleppo:` with their fields below'
    )
  }
}

function reportNoSections(reader: GlossaryReader, value: Located): void {
  const sections = Array.from(reader.sections.keys(), name => `\`${name}:\``)
  report(reader, value.span, 'text without a section', `sections ${sections.join(' and ')}`)
}
