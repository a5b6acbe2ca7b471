import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const FILES = {
  'a/x.news.txt': ':actor[Ann] met Bob.',
  'b/x.news.txt': ':actor[Ann] met :actor[Bob].',
  'broken.news.txt': Buffer.from([0x41, 0xff, 0xfe]),
  'whole.news.txt': 'A'
}

describe('bad input of the commands that exchange and compare', () => {
  test.each([
    [['diff', 'a', 'missing'], 'Unexpected `missing`, expected a path'],
    [['diff', 'broken.news.txt', 'whole.news.txt'], 'broken.news.txt: This file holds text'],
    [['diff', 'whole.news.txt', 'broken.news.txt'], 'broken.news.txt: This file holds text'],
    [['agree', 'a/x.news.txt', 'b'], 'Unexpected `b` beside a file, expected a file of each']
  ])('%j ends with a sentence about what is wrong, and says nothing else', (args, sentence) => {
    const {code, stdout, stderr} = runCli(scratch(FILES), args)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(sentence)
  })

  test('a kind that nobody has marked is told, and has no value', () => {
    const args = ['agree', 'a', 'b', '--kinds', 'actr,actor', '--measures', 'f1,alpha,gamma']
    const {code, stdout, stderr} = runCli(scratch(FILES), args)
    expect(code).toBe(0)
    expect(stderr).toBe(
      'newsmark: Nobody has marked anything as `actr`, so that no measure of it is defined\n'
    )
    for (const line of stdout.split('\n').filter(each => each.trim().startsWith('actr')))
      expect(line).toContain('not defined')
    expect(stdout).not.toContain('NaN')
  })

  test('a folder that the system never makes is refused at once', () => {
    if (!existsSync('/proc/self')) {
      console.info('skipped: this system has no /proc')
      return
    }
    const {code, stderr} = runCli(scratch(FILES), ['export', 'tables', 'a', '-o', '/proc/no/such'])
    expect(code).toBe(2)
    expect(stderr).toContain('Nothing was written')
  })
})
