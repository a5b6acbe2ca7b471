import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Option} from '../../server/src/cli/options/option.js'
import {readArguments, readCount} from '../../server/src/cli/options/read-arguments.js'
import {decodeFacts, encodeFacts} from '../../server/src/model/facts/facts-codec.js'
import {count, printable} from '../../server/src/reporting/text.js'

describe('arguments', () => {
  const known: readonly Option[] = [
    {name: 'format', value: 'FORMAT', help: ''},
    {name: 'quiet', help: ''},
    {name: 'color', value: 'WHEN', optional: true, help: ''},
    {name: 'help', short: 'h', help: ''}
  ]

  test('are operands, flags and values in any order', () => {
    const given = readArguments(['a', '--format', 'json', '-', '--quiet', '-h', 'b'], known)
    expect(given.operands).toEqual(['a', '-', 'b'])
    expect([...given.flags]).toEqual(['quiet', 'help'])
    expect([...given.values]).toEqual([['format', 'json']])
  })

  test('behind -- are operands', () => {
    expect(readArguments(['--', '--quiet'], known).operands).toEqual(['--quiet'])
  })

  test('given twice hold the last time', () => {
    const given = readArguments(['--format=json', '--format=x=y'], known)
    expect(given.values.get('format')).toBe('x=y')
    expect(given.ordered).toEqual([
      {name: 'format', value: 'json'},
      {name: 'format', value: 'x=y'}
    ])
  })

  test('may leave out a value that is optional, which only stands behind =', () => {
    expect(readArguments(['--color', 'never'], known)).toMatchObject({
      operands: ['never'],
      ordered: [{name: 'color', value: ''}]
    })
    expect(readArguments(['--color=never'], known).values.get('color')).toBe('never')
  })

  test.each([
    [['--quite'], 'Unexpected option `--quite`, expected `--quiet`'],
    [['-x'], 'Unexpected option `-x`, expected one of --format, --quiet, --color, --help'],
    [['--format'], '`--format` has no value: write one after it'],
    [['--quiet=1'], '`--quiet` takes no value: write it alone']
  ])('%s are refused', (args, message) => {
    expect(() => readArguments(args, known)).toThrow(message)
  })

  test.each(['x', '', '-1', '1.5', '1e3', ' 1', '99999999999999999'])('`%s` is no count', text => {
    const given = {operands: [], flags: new Set(''), values: new Map([['n', text]]), ordered: []}
    expect(() => readCount(given, 'n')).toThrow('expected a whole number from 0 on')
  })
})

test('numbers are grouped, and nouns follow them', () => {
  expect([0, 1, 999, 1000, 1234567].map(number => count(number, 'file'))).toEqual([
    '0 files',
    '1 file',
    '999 files',
    '1,000 files',
    '1,234,567 files'
  ])
})

test('printable text holds no control characters, and all else as it is', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      expect(printable(text)).not.toMatch(/\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u)
    })
  )
  expect(printable('“Ä” 😀 \\n')).toBe('“Ä” 😀 \\n')
})

test('facts come out as they were packed', () => {
  const span = fc.record({start: fc.nat(), end: fc.nat()})
  const maybe = fc.option(fc.string(), {nil: undefined})
  const reference = fc.record({
    article: fc.string(),
    claim: fc.string(),
    relation: fc.string(),
    from: maybe,
    span
  })
  const name = fc.record({kind: fc.string(), name: fc.string(), ref: maybe, span, count: fc.nat()})
  const named = {id: fc.string(), span}
  const removal = fc.option(span, {nil: undefined})
  const rule = fc.record({
    ...named,
    removal,
    scope: removal,
    partner: fc.option(fc.record({...named, removal}), {nil: undefined})
  })
  const directive = fc.record({
    form: fc.constantFrom('line', 'next-line', 'start', 'end', 'file', 'unknown'),
    name: fc.record(named),
    span,
    removal,
    rules: fc.array(rule),
    reason: maybe
  })
  const facts = fc.record({
    path: fc.string(),
    id: fc.string(),
    idSpan: span,
    date: maybe,
    language: fc.option(fc.string(), {nil: undefined}),
    claims: fc.array(fc.tuple(fc.string(), span)).map(pairs => new Map(pairs)),
    references: fc.array(reference),
    names: fc.array(name),
    entries: fc.array(fc.string()),
    textHash: maybe,
    directives: fc.array(directive)
  })
  fc.assert(
    fc.property(facts, article => {
      expect(decodeFacts(article.path, encodeFacts(article))).toEqual(article)
    })
  )
})
