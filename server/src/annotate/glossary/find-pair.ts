import {lineEnd, lineStart} from '../../base/lines.js'
import type {LocatedMap, LocatedPair} from '../../data/located.js'
import {type TableRow, tableRows} from '../../data/table.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'

/** The pair of a YAML glossary whose key, the id of an entry, starts at an offset, and the section that holds it. */
export function findEntryPair(
  text: string,
  start: number
): {readonly section: LocatedMap; readonly pair: LocatedPair} | undefined {
  const {value, problems} = parseYaml(text)
  if (problems.length > 0 || value.type !== 'map') return undefined
  for (const {value: section} of value.pairs) {
    if (section.type !== 'map') continue
    const pair = section.pairs.find(({keySpan}) => keySpan.start === start)
    if (pair) return {section, pair}
  }
  return undefined
}

/** The names of a table's columns, and its row in which a cell starts at an offset. */
export function findRow(
  text: string,
  separator: ',' | '\t',
  start: number
): {readonly columns: readonly string[]; readonly row: TableRow} | undefined {
  const [header] = tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0)
  const [row] = tableRows(text, separator, lineStart(text, start))
  if (!header || !row?.cells.some(({span}) => span.start === start)) return undefined
  return {columns: header.cells.map(cell => cell.text), row}
}

/** The mapping that the line of an offset holds in JSON Lines. */
export function findLineMap(text: string, offset: number): LocatedMap | undefined {
  const from = lineStart(text, offset)
  const start = text[from] === '\uFEFF' ? from + 1 : from
  const {value, problems} = parseYaml(text.slice(start, lineEnd(text, start)), start)
  return problems.length === 0 && value.type === 'map' ? value : undefined
}
