import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {writeText} from '../../server/src/node/write-files.js'
import {folderWith} from './temporary-folder.js'

describe('a text is written', () => {
  test.each([
    ['nothing', ''],
    ['line ends of all sorts', 'a\r\nb\rc\n'],
    ['a byte order mark', '\uFEFFa'],
    ['letters of all scripts', 'é حلب 🕊'],
    ['much', 'é'.repeat(3_000_000)]
  ])('with %s, byte for byte', (_, text) => {
    const folder = folderWith({'a.txt': 'before'})
    writeText(path.join(folder, 'a.txt'), text)
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8') === text).toBe(true)
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('into a new file', () => {
    const folder = folderWith({})
    writeText(path.join(folder, 'a b\n“c”.txt'), 'x')
    expect(readdirSync(folder)).toEqual(['a b\n“c”.txt'])
  })

  test.each([0o600, 0o644, 0o755])('and the file keeps its mode %o', mode => {
    const file = path.join(folderWith({'a.txt': 'before'}), 'a.txt')
    chmodSync(file, mode)
    writeText(file, 'after')
    expect(statSync(file).mode & 0o777).toBe(mode)
  })

  test('into the target of a link, and the link stays one', () => {
    const folder = folderWith({'real/a.txt': 'before'})
    const link = path.join(folder, 'link.txt')
    symlinkSync('real/a.txt', link)
    writeText(link, 'after')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(folder, 'real/a.txt'), 'utf8')).toBe('after')
    expect(readdirSync(path.join(folder, 'real'))).toEqual(['a.txt'])
  })
})

describe('where a text cannot be written, the old one stays, and nothing else', () => {
  test('as the folder is not there', () => {
    const file = path.join(folderWith({}), 'missing/a.txt')
    expect(() => writeText(file, 'x')).toThrow(expect.objectContaining({code: 'ENOENT'}))
    expect(existsSync(file)).toBe(false)
  })

  test('as the path is a folder', () => {
    const folder = folderWith({'a/b.txt': 'b'})
    expect(() => writeText(path.join(folder, 'a'), 'x')).toThrow(
      expect.objectContaining({code: 'EISDIR'})
    )
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('as the disk is full before all is written', async () => {
    const folder = folderWith({'a.txt': 'before'})
    const {writeText: writeOnFullDisk} = await withFullDisk()
    const file = path.join(folder, 'a.txt')
    expect(() => writeOnFullDisk(file, 'after')).toThrow(expect.objectContaining({code: 'ENOSPC'}))
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })
})

/** The module under test, on a disk that takes one byte of a text and no more. */
async function withFullDisk(): Promise<typeof import('../../server/src/node/write-files.js')> {
  vi.resetModules()
  vi.doMock('node:fs', async importOriginal => ({
    ...(await importOriginal<typeof import('node:fs')>()),
    writeFileSync: (file: string, text: string) => {
      writeFileSync(file, text.slice(0, 1))
      throw Object.assign(new Error('no space left'), {code: 'ENOSPC', syscall: 'write'})
    }
  }))
  const loaded = await import('../../server/src/node/write-files.js')
  vi.doUnmock('node:fs')
  vi.resetModules()
  return loaded
}
