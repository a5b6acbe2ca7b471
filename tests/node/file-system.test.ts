import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {readText, UnreadableFileError} from '../../server/src/node/file-system.js'
import {folderWith} from './temporary-folder.js'

function read(content: string | Uint8Array): string {
  return readText(path.join(folderWith({'a.txt': content}), 'a.txt'))
}

describe('a text', () => {
  test.each([
    ['nothing', ''],
    ['ASCII', 'plain text\r\n'],
    ['letters of all scripts', 'é حلب 🕊 \u2028'],
    ['a byte order mark', '\uFEFFid: a\n'],
    ['a stray NUL', `a\0${'b'.repeat(100)}`],
    ['more than the buffer holds', 'é'.repeat(300_000)]
  ])('with %s is read as it is', (_, text) => {
    expect(read(text) === text).toBe(true)
  })

  test('does not change when another one is read', () => {
    const first = read('first text')
    read('other')
    expect(first).toBe('first text')
  })
})

describe('what is no text is refused', () => {
  test.each([
    ['UTF-16 (little-endian)', Uint8Array.of(0xff, 0xfe, 0x61, 0)],
    ['UTF-16 (big-endian)', Uint8Array.of(0xfe, 0xff, 0, 0x61)],
    ['UTF-16 (little-endian)', Uint8Array.of(0x61, 0, 0x62, 0)],
    ['UTF-16 (big-endian)', Uint8Array.of(0, 0x61, 0, 0x62)],
    ['binary data', Uint8Array.of(0x61, 0, 0, 0x63)],
    ['text that is not UTF-8, perhaps Latin-1 or Windows-1252', Uint8Array.of(0x61, 0xe9, 0x20)]
  ])('%s', (encoding, bytes) => {
    const error = catchError(() => read(bytes))
    expect(error).toBeInstanceOf(UnreadableFileError)
    expect(error).toMatchObject({encoding, message: expect.stringContaining('expected UTF-8 text')})
  })

  test.each([
    ['ENOENT', 'missing.txt'],
    ['EISDIR', '.']
  ])('%s', (code, name) => {
    const folder = folderWith({})
    expect(catchError(() => readText(path.join(folder, name)))).toMatchObject({code})
  })
})

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown')
}
