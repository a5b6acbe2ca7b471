import {chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {removeLeftovers, replaceText} from '../../server/src/node/write-files.js'
import {folderWith} from './temporary-folder.js'

describe('a text is replaced', () => {
  test('where the file still has the old one', () => {
    const folder = folderWith({'a.txt': 'old'})
    const file = path.join(folder, 'a.txt')
    replaceText({path: file, before: 'old', text: 'new', allowed: folder})
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('not where somebody else wrote the file meanwhile', () => {
    const folder = folderWith({'a.txt': 'other'})
    const file = path.join(folder, 'a.txt')
    expect(() => replaceText({path: file, before: 'old', text: 'new', allowed: folder})).toThrow(
      'Something else has changed this file meanwhile: try again'
    )
    expect(readFileSync(file, 'utf8')).toBe('other')
  })

  test('not where a link leads out of what is allowed', () => {
    const folder = folderWith({'a.txt': 'old'})
    mkdirSync(path.join(folder, 'in'))
    symlinkSync('../a.txt', path.join(folder, 'in/b.txt'))
    const replacement = {path: path.join(folder, 'in/b.txt'), before: 'old', text: 'new'}
    expect(() => replaceText({...replacement, allowed: path.join(folder, 'in')})).toThrow(
      'Unexpected link out of the project, expected a file in it'
    )
    replaceText({...replacement, allowed: folder})
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('new')
  })

  test('not where the file may only be read', ({skip}) => {
    skip(process.getuid?.() === 0, 'root may write everything')
    const folder = folderWith({'a.txt': 'old'})
    const file = path.join(folder, 'a.txt')
    chmodSync(file, 0o444)
    expect(() => replaceText({path: file, before: 'old', text: 'new', allowed: folder})).toThrow(
      'You may not write this file: change its permissions'
    )
  })
})

test('what is left of an earlier write goes, and nothing else', () => {
  const folder = folderWith({
    'a.txt': 'the new text',
    'a.txt.1234567890': 'the new te',
    'a.txt.987654321': '',
    'a.txt.20240102': 'an older text',
    'a.txt.12345678901': 'the new text',
    'a.txt.bak': 'the new text',
    'b.txt': 'x',
    'b.txt.1234567890': 'x'
  })
  removeLeftovers([path.join(folder, 'a.txt')])
  expect(readdirSync(folder)).toEqual([
    'a.txt',
    'a.txt.12345678901',
    'a.txt.20240102',
    'a.txt.bak',
    'b.txt',
    'b.txt.1234567890'
  ])
})
