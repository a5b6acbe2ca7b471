import {describe, expect, test} from 'vitest'
import {formats} from '../../server/src/reporting/formats.js'
import {article, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const concise = ['check', '--format', 'concise']

describe('strange names', () => {
  const names = [
    'new\nline.news.txt',
    'quo"te.news.txt',
    "it's.news.txt",
    '😀 and blank.news.txt',
    'tab\t.news.txt',
    '--fix.news.txt',
    '$(true)`*`[a].news.txt',
    '%41,::error::.news.txt'
  ]
  const files = Object.fromEntries(names.map(name => [`in/${name}`, error]))

  test.each([[[]], [['--cache-location', 'kept']], [['--threads', '2']]])(
    'are whole in JSON, with %j',
    args => {
      const folder = scratch(files)
      const {code, stdout, stderr} = runCli(folder, ['check', '--format', 'json', ...args])
      expect({code, stderr}).toEqual({code: 1, stderr: ''})
      const paths = JSON.parse(stdout).map((record: {path: string}) => record.path)
      expect(paths).toEqual(Object.keys(files).toSorted())
    }
  )

  test('can be named, one by one and in a list', () => {
    const folder = scratch(files)
    const whole = runCli(folder, concise)
    expect(runCli(folder, [...concise, ...Object.keys(files)])).toEqual(whole)
    const input = Object.keys(files).join('\0')
    expect(runCli(folder, [...concise, '-0', '--file-list', '-'], {input})).toEqual(whole)
  })

  test.each(formats)('stay on one line in the format %s', format => {
    const {code, stdout, stderr} = runCli(scratch(files), ['check', '--format', format])
    expect({code, stderr}).toEqual({code: 1, stderr: ''})
    expect(stdout).toMatch(/quo|unknown-kind/)
    expect(stdout).not.toMatch(/^line\.news/m)
  })

  test('can be fixed', () => {
    const folder = scratch(Object.fromEntries(names.map(name => [name, article(':actor[]')])))
    const {code} = runCli(folder, ['check', '--fix', '--unsafe-fixes'])
    expect(code).toBe(0)
    expect(runCli(folder, ['seal', '.']).code).toBe(0)
    expect(runCli(folder, ['seal', '--check', '.']).code).toBe(0)
  })
})
