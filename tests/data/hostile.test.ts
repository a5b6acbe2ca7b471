import {describe, expect, test, vi} from 'vitest'
import {yamlLimits} from '../../server/src/data/limits.js'
import {type Located, pairOf, textOf, type YamlDocument} from '../../server/src/data/located.js'
import {libraryYaml} from '../../server/src/data/yaml/library-yaml.js'
import {parseYaml} from '../../server/src/data/yaml/parse-yaml.js'
import {strictYaml} from '../../server/src/data/yaml/strict-yaml.js'

const many = 100_000

describe('limits', () => {
  test.each([
    ['brackets', '['.repeat(many)],
    ['braces', '{a: '.repeat(many)],
    ['closed brackets', `${'['.repeat(many)}${']'.repeat(many)}`],
    ['compact lists', `${'- '.repeat(5_000)}a`],
    ['keys with question marks', `${'? '.repeat(5_000)}a`],
    ['indented mappings', indented(yamlLimits.depth + 1)]
  ])('%s that nest too deep are a problem and no value', (_, text) => {
    const {value, problems} = parseYaml(text)
    expect(value).toMatchObject({type: 'scalar', value: null})
    expect(problems).toMatchObject([
      {message: 'Unexpected depth, expected at most 64 levels inside each other'}
    ])
  })

  test('nesting up to the limit is read alike by both readers', () => {
    const text = indented(yamlLimits.depth)
    expect(parseYaml(text)).toMatchObject(libraryYaml(text, 0))
    expect(depthOf(parseYaml(text).value)).toBe(yamlLimits.depth)
  })

  test.each([
    ['a text', 'a: b\n', yamlLimits.length, '67108864 characters at most'],
    ['a text that is not plain', '- &x b\n', yamlLimits.fullLength, '16777216 at most, or none of']
  ])('%s that is too long is a problem and no value', (_, line, limit, expected) => {
    const {value, problems} = parseYaml(line.repeat(Math.ceil(limit / line.length) + 1))
    expect(value).toMatchObject({type: 'scalar', value: null})
    expect(problems).toMatchObject([{message: expect.stringContaining(`expected ${expected}`)}])
  })
})

describe('a text of twelve million characters', () => {
  test.each([
    ['in double quotes', `a: "${'x'.repeat(12e6)}"`, 12e6],
    ['of escapes in double quotes', `a: "${'\\n'.repeat(6e6)}"`, 6e6],
    ['in single quotes', `a: '${'x'.repeat(12e6)}'`, 12e6],
    ['of doubled single quotes', `a: '${"''".repeat(6e6)}'`, 6e6],
    ['without quotes', `a: ${'x'.repeat(12e6)}`, 12e6],
    ['behind blank lines', `${' \n'.repeat(6e6)}a: x`, 1],
    ['behind comments', `${'# \r\n'.repeat(3e6)}a: x`, 1]
  ])('%s is read', (_, text, length) => {
    const {value, problems} = parseYaml(text)
    expect(problems).toEqual([])
    expect(textOf(pairOf(value, 'a')?.value)?.length).toBe(length)
  })
})

describe('aliases', () => {
  test('as many as the limit are values', () => {
    const document = parseYaml(aliases(yamlLimits.aliases))
    expect(document.problems).toEqual([])
    expect(nodesIn(document)).toBe(yamlLimits.aliases + 3)
  })

  test('more than the limit are problems and no values', () => {
    expect(parseYaml(aliases(yamlLimits.aliases + 3)).problems).toHaveLength(3)
  })

  test('that grow exponentially are cut off', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 10; level++) {
      const items = Array.from({length: 9}, () => `*a${level - 1}`).join(', ')
      lines.push(`a${level}: &a${level} [${items}]`)
    }
    const document = parseYaml(lines.join('\n'))
    expect(document.problems.length).toBeGreaterThan(0)
    expect(nodesIn(document)).toBeLessThan(3_000)
  })

  test('inside of what they stand for are problems', () => {
    const document = parseYaml('a: &x [b, *x]')
    expect(document.problems).toHaveLength(1)
    expect(nodesIn(document)).toBe(4)
  })

  test('of anchors that are not there are problems', () => {
    expect(parseYaml('a: *x').problems).toMatchObject([
      {
        message:
          'Unexpected value that starts with `*`, expected quotes around it, or the same name with `&` further up'
      }
    ])
  })
})

describe('names of objects’ own', () => {
  test.each(['__proto__', 'constructor', 'toString', '<<'])('%s is a key like any other', key => {
    const {value, problems} = parseYaml(`${key}: {polluted: true}`)
    expect(problems).toEqual([])
    expect(value).toMatchObject({pairs: [{key, value: {pairs: [{key: 'polluted'}]}}]})
    expect('polluted' in {}).toBe(false)
  })
})

describe('size', () => {
  test.each([
    ['the strict reader', (count: number) => pairs(count)],
    ['the library', (count: number) => `--- \n${pairs(count)}`]
  ])('%s keeps all keys, duplicates too', (_, make) => {
    const {value, problems} = parseYaml(make(20_000))
    expect(problems).toEqual([])
    expect(value.type === 'map' && value.pairs.length).toBe(20_002)
  })

  test('the strict reader looks at each character a few times, however many keys there are', () => {
    const small = readsPerCharacter(pairs(2_000))
    expect(small).toBeGreaterThan(0.1)
    expect(readsPerCharacter(pairs(20_000))).toBeLessThan(small * 1.1)
  })
})

/** How often the reader looks at its text, for each character of it. */
function readsPerCharacter(text: string): number {
  const characters = vi.spyOn(String.prototype, 'charCodeAt')
  const stretches = vi.spyOn(RegExp.prototype, 'test')
  strictYaml(text, 0)
  const reads = characters.mock.calls.length + stretches.mock.calls.length
  vi.restoreAllMocks()
  return reads / text.length
}

function indented(depth: number): string {
  return Array.from({length: depth}, (_, level) => `${' '.repeat(level)}a:`).join('\n')
}

function aliases(count: number): string {
  return `a: &a x\nb: [${Array.from({length: count}, () => '*a').join(', ')}]`
}

function pairs(count: number): string {
  const lines = Array.from({length: count}, (_, index) => `key-${index}: value`)
  return `${lines.join('\n')}\nsame: 1\nsame: 2\n`
}

function depthOf(value: Located): number {
  if (value.type === 'scalar') return 0
  const inside = value.type === 'list' ? value.items : value.pairs.map(pair => pair.value)
  return 1 + Math.max(0, ...inside.map(depthOf))
}

/** The number of keys and values, aliases counted as often as they stand. */
function nodesIn({value}: YamlDocument): number {
  if (value.type === 'scalar') return 1
  const inside = value.type === 'list' ? value.items : value.pairs.map(pair => pair.value)
  return inside.reduce((sum, item) => sum + nodesIn({value: item, problems: []}), 1)
}
