import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addAlias} from '../../server/src/annotate/glossary/add-alias.js'
import {addEntry} from '../../server/src/annotate/glossary/add-entry.js'
import {readEditedRows} from '../../server/src/annotate/glossary/edited-rows.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {Entry} from '../../server/src/glossary/entry.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {countWork} from '../work/count-work.js'

const codebook = defaultCodebook
const LINE_ENDS = ['\n', '\r\n', '\r', '\n\n', '\r\n \r\n']
const NAMES = ['Ann', 'A b', '"Q" c', 'x\ny', '', 'é', 'a|b', 'x\r\ny "z"', "'", '{', '\\"']

/** How a row is written in each format. */
const FORMATS: Readonly<Record<string, (id: string, kind: string, name: string) => string>> = {
  'g.tsv': (id, kind, name) => [id, kind, name.replaceAll(/\s/g, ' ')].join('\t'),
  'g.csv': (id, kind, name) =>
    [id, kind, name].map(cell => (/["\n\r]/.test(cell) ? quoted(cell) : cell)).join(','),
  'g.jsonl': (id, kind, name) => JSON.stringify({id, kind, name})
}
const HEADERS: Readonly<Record<string, string>> = {
  'g.tsv': 'id\tkind\tname\n',
  'g.csv': 'id,kind,name\n',
  'g.jsonl': ''
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd-1', ''),
  kind: fc.constantFrom('actor', 'place', 'plce'),
  name: fc.constantFrom(...NAMES),
  end: fc.constantFrom(...LINE_ENDS)
})
const file = fc
  .tuple(
    fc.constantFrom(...Object.keys(FORMATS)),
    fc.array(row, {maxLength: 6}),
    fc.boolean(),
    fc.boolean()
  )
  .map(([path, rows, isEnded, hasMark]) => {
    const lines = rows.map(({id, kind, name, end}) => `${FORMATS[path]?.(id, kind, name)}${end}`)
    const text = `${hasMark ? '\ufeff' : ''}${HEADERS[path]}${lines.join('')}`
    return {path, text: isEnded ? text : text.trimEnd()}
  })
const piece = fc.constantFrom(
  ...[
    '',
    '\n',
    '\r',
    '\r\n',
    '"',
    '\t',
    ',',
    'x',
    '\ufeff',
    'e,actor,E\n',
    'e\tactor\tE',
    '{}',
    '""'
  ]
)
const inserted = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''))

describe('the rows that an edit touches', () => {
  test('are all that it changes in what a gazetteer says', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.nat(8), inserted, ({path, text}, at, length, added) => {
        const start = at % (text.length + 1)
        const edit = {start, end: Math.min(text.length, start + length), text: added}
        const rows = readEditedRows({path, text}, codebook, edit)
        if (!rows) return
        const before = parseGlossaryFile(path, text, codebook)
        const after = parseGlossaryFile(path, applyEdits(text, [edit]), codebook)
        expect(without(after.entries, rows.after.entries)).toEqual(
          without(before.entries, rows.before.entries)
        )
        expect(after.problems.length - rows.after.problems).toBe(
          before.problems.length - rows.before.problems
        )
      }),
      {numRuns: 2000}
    )
  })

  test('are known of every edit behind the header', () => {
    const edit = {start: 25, end: 26, text: 'x'}
    const text = 'id\tkind\tname\nann\tactor\tAnn Lee\n'
    expect(readEditedRows({path: 'g.tsv', text}, codebook, edit)).toBeDefined()
    expect(readEditedRows({path: 'g.tsv', text}, codebook, {...edit, start: 3})).toBeUndefined()
  })
})

/** What entries say, without so much as others say of them, each as text; sorted. */
function without(entries: readonly Entry[], others: readonly Entry[]): readonly string[] {
  const left = entries.map(say)
  for (const other of others.map(say)) {
    const at = left.indexOf(other)
    expect(at).toBeGreaterThanOrEqual(0)
    left.splice(at, 1)
  }
  return left.sort()
}

function say({id, kind, names, fields}: Entry): string {
  const others = [...fields.values()].map(({name, values}) => [name, values.map(({text}) => text)])
  return JSON.stringify([id, kind, names.map(({text}) => text), others])
}

describe('an act on a large table', () => {
  const actor = codebook.kinds.get('actor')
  if (!actor) throw new Error('Unexpected codebook without actors')
  const textOf = (count: number): string =>
    `id\tkind\tname\taliases\n${Array.from({length: count}, (_, at) => `p${at}\tactor\tName ${at}\tAlias ${at}\n`).join('')}`
  const acts: readonly (readonly [string, (text: string, entry: Entry) => unknown])[] = [
    ['a new name', (text, entry) => addAlias({path: 'g.tsv', text}, codebook, entry, 'New')],
    [
      'a new entry',
      text => addEntry({path: 'g.tsv', text}, codebook, {id: 'new', kind: actor, name: 'New'})
    ]
  ]

  test.each(acts)('reads some rows only: %s', (_, act) => {
    const cells = (count: number): number => {
      const text = textOf(count)
      const entry = parseGlossaryFile('g.tsv', text, codebook).entries[count / 2]
      if (!entry) throw new Error('Unexpected table without rows')
      return countWork(() => expect(act(text, entry)).toBeDefined()).calls
    }
    expect(cells(2000)).toBeLessThan(1.5 * cells(20))
  })
})
