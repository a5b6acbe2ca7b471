// What stands in for Node's modules in a browser answers as they do.
import * as nodeBuffer from 'node:buffer'
import * as nodeCrypto from 'node:crypto'
import nodePath from 'node:path'
import nodeUrl from 'node:url'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import * as buffer from '../../server/src/web/stand-ins/buffer.js'
import * as crypto from '../../server/src/web/stand-ins/crypto.js'
import * as path from '../../server/src/web/stand-ins/path.js'
import * as url from '../../server/src/web/stand-ins/url.js'

const {posix} = nodePath
const anyPath = fc
  .array(fc.constantFrom('', '.', '..', 'a', 'b.c', 'é x', '...'), {maxLength: 6})
  .map(names => names.join('/'))
const absolute = anyPath.map(rest => `/${rest}`)

describe('paths', () => {
  test('have the same names and folders', () => {
    fc.assert(
      fc.property(anyPath, one => {
        expect(path.basename(one)).toBe(posix.basename(one))
        if (!/^\/\/|\/\//.test(one)) expect(path.dirname(one)).toBe(posix.dirname(one))
      })
    )
  })

  test('are joined and resolved in the same way', () => {
    fc.assert(
      fc.property(absolute, fc.array(anyPath, {maxLength: 3}), (first, others) => {
        expect(path.join(first, ...others)).toBe(posix.join(first, ...others))
        expect(path.join(...others)).toBe(posix.join(...others))
        expect(path.resolve(first, ...others)).toBe(posix.resolve(first, ...others))
      })
    )
  })

  test('are seen from each other in the same way', () => {
    fc.assert(
      fc.property(absolute, absolute, (from, to) => {
        expect(path.relative(from, to)).toBe(posix.relative(from, to))
      })
    )
  })
})

describe('URIs', () => {
  test.skipIf(process.platform === 'win32')('of files are written and read in the same way', () => {
    const text = fc.string({unit: fc.constantFrom(...'ab/ %#?&+é😀\\:@[]"<>^`{}|\n\t.')})
    fc.assert(
      fc.property(
        text.map(rest => posix.resolve('/', rest)),
        one => {
          const uri = url.pathToFileURL(one).href
          // Of some signs, as `^`, the systems differ in whether they are escaped.
          expect(url.fileURLToPath(uri)).toBe(one)
          expect(nodeUrl.fileURLToPath(uri)).toBe(one)
          expect(url.fileURLToPath(nodeUrl.pathToFileURL(one).href)).toBe(one)
        }
      )
    )
  })

  test.each(['file://host/a', 'file:///a%2fb', 'file:///%ff'])('refuse %s', uri => {
    expect(() => nodeUrl.fileURLToPath(uri)).toThrow()
    expect(() => url.fileURLToPath(uri)).toThrow()
  })
})

test('hashes are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'binary'}).filter(isWhole), {maxLength: 4}), texts => {
      const whole = nodeCrypto.createHash('sha256')
      const other = crypto.createHash('sha256')
      for (const text of texts) {
        whole.update(text)
        other.update(text)
        expect(crypto.hash('sha256', text, 'hex')).toBe(nodeCrypto.hash('sha256', text, 'hex'))
      }
      expect(other.digest('hex')).toBe(whole.digest('hex'))
    })
  )
})

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

test('bytes are the same text', () => {
  const bytes = fc.oneof(
    fc.uint8Array({maxLength: 40}),
    fc.string({unit: 'binary', maxLength: 20}).map(text => new Uint8Array(Buffer.from(text)))
  )
  fc.assert(
    fc.property(bytes, given => {
      const isAscii = nodeBuffer.isAscii(given)
      expect(buffer.isAscii(given)).toBe(isAscii)
      expect(buffer.isUtf8(given)).toBe(nodeBuffer.isUtf8(given))
      const one = buffer.Buffer.alloc(given.length)
      one.set(given)
      expect(one.toString('utf8')).toBe(Buffer.from(given).toString('utf8'))
      if (isAscii) expect(one.toString('latin1')).toBe(Buffer.from(given).toString('latin1'))
      expect(one.subarray(1, 3)).toBeInstanceOf(buffer.Buffer)
    })
  )
})
