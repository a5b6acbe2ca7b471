import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, plainEnv, ROOT, runCli, scratch} from './run-cli.js'

const FIELDS = [
  ...['path', 'line', 'column', 'endLine', 'endColumn', 'offset', 'endOffset'],
  ...['ruleId', 'severity', 'message', 'expected', 'url', 'fingerprint', 'fix', 'related']
]

interface Record {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly offset: number
  readonly endOffset: number
  readonly ruleId: string
  readonly severity: string
  readonly message: string
  readonly expected: readonly string[]
}

const mistakes = path.join(ROOT, 'examples/mistakes')

function records(folder: string, ...args: string[]): Record[] {
  return JSON.parse(runCli(folder, ['check', '--format', 'json', ...args]).stdout)
}

describe('the formats', () => {
  test('tell the same', () => {
    const fromJson = records(mistakes)
    const lines = runCli(mistakes, ['check', '--format', 'json-lines']).stdout.split('\n')
    const concise = runCli(mistakes, ['check', '--format', 'concise']).stdout
    expect(fromJson.length).toBeGreaterThan(25)
    expect(lines.pop()).toBe('')
    expect(lines.map(line => JSON.parse(line))).toEqual(fromJson)
    expect(concise).toBe(
      fromJson
        .map(
          ({path: file, line, column, severity, ruleId, message}) =>
            `${file}:${line}:${column}: ${severity} ${ruleId} ${message}\n`
        )
        .join('')
    )
  })

  test('stylish tells it too, under each path', () => {
    const {stdout} = runCli(mistakes, ['check'])
    for (const {path: file, line, column, message, ruleId} of records(mistakes)) {
      const group = stdout.split('\n\n').find(part => part.startsWith(`${file}\n`)) ?? ''
      const row = group.split('\n').find(text => text.includes(`${line}:${column} `)) ?? ''
      expect(row, file).toContain(message)
      expect(row, file).toMatch(new RegExp(` ${ruleId}$`))
    }
  })

  test('of records have all the fields, in one order', () => {
    for (const record of records(mistakes)) expect(Object.keys(record)).toEqual(FIELDS)
  })

  test('are empty when nothing is found', () => {
    const folder = scratch({'a.news.txt': article('Nothing.')})
    const print = (format: string): string => runCli(folder, ['check', '--format', format]).stdout
    expect(print('json')).toBe('[]\n')
    expect(print('json-lines')).toBe('')
    expect(print('concise')).toBe('')
    expect(print('stylish')).toBe('✔ No problems, 1 article checked.\n')
  })

  test('quiet leaves out what is no error', () => {
    const all = records(mistakes)
    const errors = all.filter(({severity}) => severity === 'error')
    expect(errors.length).toBeLessThan(all.length)
    expect(records(mistakes, '--quiet')).toEqual(errors)
  })
})

describe('places', () => {
  function unknownKind(text: string): Record | undefined {
    return records(scratch({'a.news.txt': text})).find(({ruleId}) => ruleId === 'unknown-kind')
  }

  const bodies: readonly [string, string][] = [
    ['with LF', 'One\n😀 :actr[X]'],
    ['with CRLF', 'One\r\n😀 :actr[X]'],
    ['with CR', 'One\r😀 :actr[X]'],
    ['with a byte order mark', '\ufeffOne\n😀 :actr[X]']
  ]

  test.each(bodies)('count UTF-16 units in a text %s', (_name, text) => {
    const found = unknownKind(text)
    expect(found).toMatchObject({line: 2, column: 5, endLine: 2, endColumn: 9})
    expect(text.slice(found?.offset, found?.endOffset)).toBe('actr')
  })

  test('do not count a byte order mark as a column', () => {
    const found = unknownKind('\ufeffe\u0301 :actr[X]')
    expect(found).toMatchObject({line: 1, column: 5, endColumn: 9, offset: 5})
  })

  test('may reach over lines', () => {
    const [found] = records(
      scratch({'a.news.txt': article('x :claim[a\nb]{speaker=author topic="a\nb" speaker=author}')})
    )
    expect(found).toMatchObject({ruleId: 'duplicate-attribute', line: 8, column: 4})
  })
})

describe('what strangers write', () => {
  const strange = 'a b\u001b[31m\n😀.news.txt'

  test('cannot steer a terminal', () => {
    const folder = scratch({[strange]: article(':actor[x]{ref="\u001b[31m\u202e"}')})
    for (const format of ['stylish', 'concise']) {
      const {stdout} = runCli(folder, ['check', '--format', format])
      expect(stdout).toContain('a b\\u{1b}[31m\\n😀.news.txt')
      expect(stdout).toContain('\\u{1b}[31m\\u{202e}')
      expect(stdout.match(/\p{Cc}|\u202e/gu)?.every(control => control === '\n')).toBe(true)
    }
  })

  test('comes through in records as it is', () => {
    const folder = scratch({[strange]: article(':actr[x]')})
    expect(records(folder).map(finding => finding.path)).toEqual([strange])
  })
})

describe('colours', () => {
  const COLOUR = '\u001b[31m'

  test.each([
    ['none where no terminal is', [], {}, false],
    ['asked for by a flag', ['--color'], {}, true],
    ['asked for by the environment', [], {FORCE_COLOR: '1'}, true],
    ['refused by the environment', [], {FORCE_COLOR: '0'}, false],
    ['refused by NO_COLOR whatever FORCE_COLOR says', [], {NO_COLOR: '1', FORCE_COLOR: '1'}, false],
    ['asked for by a flag whatever the environment says', ['--color'], {NO_COLOR: '1'}, true],
    ['refused by a flag', ['--no-color'], {FORCE_COLOR: '1'}, false]
  ])('%s', (_name, args, env, coloured) => {
    const folder = scratch({'a.news.txt': ':actr[x]'})
    const {stdout} = runCli(folder, ['check', ...args], {env: plainEnv(env)})
    expect(stdout.includes(COLOUR)).toBe(coloured)
  })

  test('are not in formats for programs', () => {
    const folder = scratch({'a.news.txt': ':actr[x]'})
    for (const format of ['concise', 'json', 'json-lines'])
      expect(runCli(folder, ['check', '--color', '--format', format]).stdout).not.toContain(COLOUR)
  })
})
