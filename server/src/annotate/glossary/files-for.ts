import type {Kind} from '../../codebook/codebook.js'
import type {Glossary, GlossaryFile} from '../../glossary/glossary.js'
import {formatOf} from '../../glossary/parse-glossary.js'

/** The files that hold entries of a kind, those with most of them first; files that people write before tables. */
export function filesFor({files}: Glossary, kind: Kind): readonly GlossaryFile[] {
  const counted = files.map(file => ({
    file,
    isTable: formatOf(file.path) !== 'yaml',
    count: file.stored?.search.countOf(kind.name) ?? countIn(file, kind)
  }))
  const holding = counted.filter(({count}) => count > 0)
  return (holding.length > 0 ? holding : counted)
    .sort((a, b) => Number(a.isTable) - Number(b.isTable) || b.count - a.count)
    .slice(0, MOST_FILES)
    .map(({file}) => file)
}

/** Files that a new entry is offered for. */
const MOST_FILES = 3

function countIn({entries}: GlossaryFile, {name}: Kind): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === name ? 1 : 0), 0)
}
