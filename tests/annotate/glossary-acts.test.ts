import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addAlias} from '../../server/src/annotate/glossary/add-alias.js'
import {addEntry} from '../../server/src/annotate/glossary/add-entry.js'
import {removeAlias} from '../../server/src/annotate/glossary/remove-alias.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {moveEntry} from '../../server/src/glossary/moved-entry.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'

const codebook = defaultCodebook
const actor = codebook.kinds.get('actor')

function withEntry(path: string, text: string, id: string, name: string): string | undefined {
  if (!actor) throw new Error('Unexpected codebook without actors')
  const edit = addEntry({path, text}, codebook, {id, kind: actor, name})
  return edit && applyEdits(text, [edit])
}

function withAlias(path: string, text: string, id: string, alias: string): string | undefined {
  const entry = parseGlossaryFile(path, text, codebook).entries.find(known => known.id === id)
  const edit = entry && addAlias({path, text}, codebook, entry, alias)
  return edit && applyEdits(text, [edit])
}

function withoutAlias(path: string, text: string, alias: string): string | undefined {
  const {entries} = parseGlossaryFile(path, text, codebook)
  const entry = entries.find(({names: of}) => of.some(name => name.text === alias))
  const name = entry?.names.findLast(known => known.text === alias)
  const edit = entry && name && removeAlias({path, text}, codebook, entry, name)
  return edit && applyEdits(text, [edit])
}

describe('a new entry', () => {
  test.each([
    ['an empty file', '', 'actors:\n  ann:\n    name: Ann\n'],
    ['a comment alone', '# Ours\n', '# Ours\nactors:\n  ann:\n    name: Ann\n'],
    ['an empty section', 'actors:\nplaces:\n', 'actors:\n  ann:\n    name: Ann\nplaces:\n'],
    ['an empty flow section', 'actors: {}\n', 'actors: {ann: {name: Ann}}\n'],
    [
      'a section with entries, a comment and another section',
      'actors:\n    bob:\n        name: Bob # the first\n\n    # none\nplaces:\n',
      'actors:\n    bob:\n        name: Bob # the first\n    ann:\n        name: Ann\n\n    # none\nplaces:\n'
    ],
    [
      'entries on one line',
      'actors:\n  bob: {name: Bob}\n',
      'actors:\n  bob: {name: Bob}\n  ann: {name: Ann}\n'
    ],
    [
      'no line end',
      'actors:\n  bob: {name: "B"}',
      'actors:\n  bob: {name: "B"}\n  ann: {name: Ann}'
    ],
    [
      'line ends of Windows',
      'actors:\r\n  bob:\r\n    name: Bob\r\n',
      'actors:\r\n  bob:\r\n    name: Bob\r\n  ann:\r\n    name: Ann\r\n'
    ],
    [
      'a note of several lines',
      'actors:\n  bob:\n    name: Bob\n    note: |\n      one\n      two\n\nplaces: {}\n',
      'actors:\n  bob:\n    name: Bob\n    note: |\n      one\n      two\n  ann:\n    name: Ann\n\nplaces: {}\n'
    ]
  ])('goes into %s', (_, text, expected) => {
    expect(withEntry('glossary.yaml', text, 'ann', 'Ann')).toBe(expected)
  })

  test.each([
    [
      'g.tsv',
      'id\tkind\tname\nbob\tactor\tBob\n',
      'id\tkind\tname\nbob\tactor\tBob\nann\tactor\tAnn, R.\n'
    ],
    ['g.csv', 'name,id,section,note\r\n', 'name,id,section,note\r\n"Ann, R.",ann,actors,\r\n'],
    [
      'g.jsonl',
      '{"kind":"actor","id":"bob"}',
      '{"kind":"actor","id":"bob"}\n{"kind":"actor","id":"ann","name":"Ann, R."}\n'
    ]
  ])('goes into a gazetteer: %s', (path, text, expected) => {
    expect(withEntry(path, text, 'ann', 'Ann, R.')).toBe(expected)
  })

  test.each([
    ['broken YAML', 'g.yaml', 'actors: [\n'],
    ['a table without names', 'g.tsv', 'id\tkind\n'],
    ['a section that is a list', 'g.yaml', 'actors:\n  - bob\n'],
    ['an id that is taken', 'g.yaml', 'actors:\n  ann: {name: Bob}\n']
  ])('is refused by %s', (_, path, text) => {
    expect(withEntry(path, text, 'ann', 'Ann')).toBeUndefined()
  })

  test('gets quotes where its name needs them', () => {
    expect(withEntry('g.yaml', 'actors:\n  bob: {name: Bob}\n', 'x', 'A, {b}: #c')).toBe(
      'actors:\n  bob: {name: Bob}\n  x: {name: "A, {b}: #c"}\n'
    )
    expect(withEntry('g.yaml', 'actors:\n  bob:\n    name: Bob\n', '2', 'yes: no')).toBe(
      'actors:\n  bob:\n    name: Bob\n  "2":\n    name: "yes: no"\n'
    )
  })
})

describe('a new alias', () => {
  test.each([
    [
      'no aliases',
      '    name: Bob # him\n    note: x\n',
      '    name: Bob # him\n    aliases: [Al]\n    note: x\n'
    ],
    [
      'a list on one line',
      '    name: Bob\n    aliases: [B, "C"] # two\n',
      '    name: Bob\n    aliases: [B, "C", Al] # two\n'
    ],
    ['an empty list', '    name: Bob\n    aliases: []\n', '    name: Bob\n    aliases: [Al]\n'],
    [
      'a list on lines',
      '    name: Bob\n    aliases:\n      - B\n      - text: C\n        since: 2016\n    note: x\n',
      '    name: Bob\n    aliases:\n      - B\n      - text: C\n        since: 2016\n      - Al\n    note: x\n'
    ],
    ['a single one', '    name: Bob\n    aliases: "B"\n', '    name: Bob\n    aliases: [B, Al]\n'],
    [
      'a single one with dates',
      '    name: Bob\n    aliases: {text: B, since: 2016}\n',
      '    name: Bob\n    aliases: [{text: B, since: 2016}, Al]\n'
    ],
    ['none yet', '    name: Bob\n    aliases:\n', '    name: Bob\n    aliases: [Al]\n']
  ])('goes to %s', (_, fields, expected) => {
    expect(withAlias('g.yaml', `actors:\n  bob:\n${fields}`, 'bob', 'Al')).toBe(
      `actors:\n  bob:\n${expected}`
    )
  })

  test('goes into an entry on one line', () => {
    expect(withAlias('g.yaml', 'actors:\n  bob: {name: Bob}\n', 'bob', 'A, b')).toBe(
      'actors:\n  bob: {name: Bob, aliases: ["A, b"]}\n'
    )
  })

  test.each([
    [
      'g.tsv',
      'id\tkind\tname\taliases\nbob\tactor\tBob\tB\n',
      'id\tkind\tname\taliases\nbob\tactor\tBob\tB|Al\n'
    ],
    ['g.csv', 'aliases,id,kind\n"B, C",bob,actor\n', 'aliases,id,kind\n"B, C|Al",bob,actor\n'],
    ['g.csv', 'id,kind,aliases\nbob,actor\n', 'id,kind,aliases\nbob,actor,Al\n'],
    ['g.jsonl', '{"kind":"actor","id":"bob"}\n', '{"kind":"actor","id":"bob", "aliases":["Al"]}\n'],
    [
      'g.jsonl',
      '{"kind":"actor","id":"bob","aliases":["B"]}',
      '{"kind":"actor","id":"bob","aliases":["B", "Al"]}'
    ],
    [
      'g.jsonl',
      '{"kind":"actor","id":"bob","aliases":"B"}',
      '{"kind":"actor","id":"bob","aliases":["B", "Al"]}'
    ]
  ])('goes into a gazetteer: %s', (path, text, expected) => {
    expect(withAlias(path, text, 'bob', 'Al')).toBe(expected)
  })

  test('is refused where the entry has the name', () => {
    expect(withAlias('g.yaml', 'actors:\n  bob: {name: Bob}\n', 'bob', 'Bob')).toBeUndefined()
  })
})

describe('an alias that goes', () => {
  test.each([
    ['the first of a list', '    aliases: [B, "C"] # two\n', '    aliases: ["C"] # two\n'],
    ['the last of a list', '    aliases: ["C", B]\n', '    aliases: ["C"]\n'],
    ['the only one', '    aliases: [B]\n', ''],
    ['a single one', '    aliases: "B" # x\n', ''],
    ['one with dates', '    aliases: [C, {text: B, since: 2016}]\n', '    aliases: [C]\n'],
    ['a line of several', '    aliases:\n      - C\n      - B # x\n', '    aliases:\n      - C\n'],
    [
      'lines of several',
      '    aliases:\n      - text: B\n        since: 2016\n      - C\n',
      '    aliases:\n      - C\n'
    ]
  ])('as %s leaves the others', (_, field, expected) => {
    const around = (fields: string): string =>
      `actors:\n  bob:\n    name: Bob\n${fields}    note: x\n`
    expect(withoutAlias('g.yaml', around(field), 'B')).toBe(around(expected))
  })

  test.each([
    ['g.yaml', 'actors:\n  bob: {name: Bob, aliases: B}\n', 'actors:\n  bob: {name: Bob}\n'],
    ['g.tsv', 'id\tkind\taliases\nx\tactor\tA|B|C\n', 'id\tkind\taliases\nx\tactor\tA|C\n'],
    ['g.tsv', 'id\tkind\taliases\nx\tactor\tA|B\n', 'id\tkind\taliases\nx\tactor\tA\n'],
    ['g.jsonl', '{"kind":"actor","id":"x","aliases":["B"]}', '{"kind":"actor","id":"x"}'],
    [
      'g.jsonl',
      '{"kind":"actor","id":"x","aliases":["A","B"]}',
      '{"kind":"actor","id":"x","aliases":["A"]}'
    ]
  ])('leaves %s as it is', (path, text, expected) => {
    expect(withoutAlias(path, text, 'B')).toBe(expected)
  })

  test('is found in an entry that has moved in its file', () => {
    const text = '# one line more\nactors:\n  bob: {name: Bob, aliases: [B]}\n'
    const [read] = parseGlossaryFile('g.yaml', text.slice(text.indexOf('actors')), codebook).entries
    if (!read) throw new Error('Unexpected glossary without entries')
    const entry = moveEntry(read, text.indexOf('actors'), 0)
    const [, alias] = entry.names
    const edit = alias && removeAlias({path: 'g.yaml', text}, codebook, entry, alias)
    expect(edit && applyEdits(text, [edit])).toBe('# one line more\nactors:\n  bob: {name: Bob}\n')
    const added = addAlias({path: 'g.yaml', text}, codebook, entry, 'Al')
    expect(added && applyEdits(text, [added])).toContain('aliases: [B, Al]')
  })

  test('is never the name that the entry is shown by', () => {
    expect(withoutAlias('g.yaml', 'actors:\n  bob: {name: Bob}\n', 'Bob')).toBeUndefined()
  })
})

const LINE_ENDS = ['\n', '\r\n']
const names = fc.oneof(
  fc.string({unit: 'grapheme', minLength: 1, maxLength: 12}),
  fc.constantFrom('yes', '- a', '#b', 'c: d', '[e]', "O'f", '"g"', '2016', '~', 'a\tb', 'שלום', 'é')
)
const shape = fc.record({
  isFlow: fc.boolean(),
  step: fc.integer({min: 1, max: 6}),
  lineEnd: fc.constantFrom(...LINE_ENDS),
  comment: fc.constantFrom('', ' # a comment'),
  count: fc.integer({min: 1, max: 4}),
  hasPlaces: fc.boolean()
})

function glossaryOf(how: typeof shape extends fc.Arbitrary<infer T> ? T : never): string {
  const {isFlow, step, lineEnd, comment, count, hasPlaces} = how
  const pad = ' '.repeat(step)
  const entries = Array.from({length: count}, (_, at) =>
    isFlow
      ? `${pad}e${at}: {name: N${at}, aliases: [A${at}]}${comment}`
      : [
          `${pad}e${at}:${comment}`,
          `${pad}${pad}name: N${at}`,
          `${pad}${pad}aliases: [A${at}]`
        ].join(lineEnd)
  )
  const places = hasPlaces ? [`places:${comment}`, `${pad}p: {name: P}`] : []
  return [`actors:${comment}`, ...entries, ...places, ''].join(lineEnd)
}

describe('acts on random glossaries', () => {
  test('add what was meant, change nothing else, and keep every line', () => {
    fc.assert(
      fc.property(shape, names, fc.boolean(), (how, name, isAlias) => {
        const text = glossaryOf(how)
        const after = isAlias
          ? withAlias('g.yaml', text, 'e0', name)
          : withEntry('g.yaml', text, 'new', name)
        // What YAML or the reader cannot hold is refused.
        if (after === undefined) return
        const [old, now] = [text, after].map(of => parseGlossaryFile('g.yaml', of, codebook))
        const kept = now?.entries.map(({id, names: of}) => [id, ...of.map(each => each.text)])
        const wanted = old?.entries.map(({id, names: of}) => [id, ...of.map(each => each.text)])
        if (isAlias) wanted?.[0]?.push(name)
        else wanted?.splice(how.count, 0, ['new', name])
        expect(kept).toEqual(wanted)
        const lines = text.split(/\r?\n/).filter(line => !line.includes('aliases: [A0'))
        expect(after.split(/\r?\n/)).toEqual(expect.arrayContaining(lines))
      })
    )
  })

  test('hold every name of letters', () => {
    fc.assert(
      fc.property(
        shape,
        fc.constantFrom('yes', 'c: d', '#b', "O'f", '2016', 'שלום'),
        (how, name) => {
          expect(withEntry('g.yaml', glossaryOf(how), 'new', name)).toBeDefined()
          expect(withAlias('g.yaml', glossaryOf(how), 'e0', name)).toBeDefined()
        }
      )
    )
  })
})
