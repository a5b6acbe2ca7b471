import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {count} from '../../server/src/cli/format/count.js'
import {printable} from '../../server/src/cli/format/printable.js'
import {packFacts, unpackFacts} from '../../server/src/cli/packed-facts.js'
import {readArguments, readCount} from '../../server/src/cli/read-arguments.js'

describe('arguments', () => {
  const types = {format: 'value', quiet: 'flag', 'no-color': 'flag', help: 'flag'} as const

  test('are operands, flags and values in any order', () => {
    const given = readArguments(['a', '--format', 'json', '-', '--quiet', '-h', 'b'], types)
    expect(given.operands).toEqual(['a', '-', 'b'])
    expect([...given.flags]).toEqual(['quiet', 'help'])
    expect([...given.values]).toEqual([['format', 'json']])
  })

  test('behind -- are operands', () => {
    expect(readArguments(['--', '--quiet'], types).operands).toEqual(['--quiet'])
  })

  test('given twice hold the last time', () => {
    const given = readArguments(['--format=json', '--format=x=y'], types)
    expect(given.values.get('format')).toBe('x=y')
  })

  test.each([
    [['--quite'], 'Unexpected option `--quite`, expected `--quiet`'],
    [['-x'], 'Unexpected option `-x`, expected one of --format, --quiet, --no-color, --help'],
    [['--format'], 'Unexpected `--format` without a value, expected one behind it'],
    [['--quiet=1'], 'Unexpected value for `--quiet`, expected it alone']
  ])('%s are refused', (args, message) => {
    expect(() => readArguments(args, types)).toThrow(message)
  })

  test.each(['x', '', '-1', '1.5', '1e3', ' 1', '99999999999999999'])('`%s` is no count', text => {
    const given = {operands: [], flags: new Set<string>(), values: new Map([['n', text]])}
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
  const reference = fc.record({
    article: fc.string(),
    claim: fc.string(),
    relation: fc.string(),
    from: fc.option(fc.string(), {nil: undefined}),
    span
  })
  const facts = fc.record({
    path: fc.string(),
    id: fc.string(),
    claims: fc.array(fc.tuple(fc.string(), span)).map(pairs => new Map(pairs)),
    references: fc.array(reference)
  })
  fc.assert(
    fc.property(fc.array(facts), all => {
      expect(unpackFacts(packFacts(all))).toEqual(all)
    })
  )
})
