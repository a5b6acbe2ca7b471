import {PassThrough, Writable} from 'node:stream'
import {expect, test} from 'vitest'
import {messageWriter} from '../../server/src/lsp/message-writer.js'

const message = {jsonrpc: '2.0', method: 'é🇺🇳'}
const framed = `Content-Length: ${Buffer.byteLength(JSON.stringify(message))}\r\n\r\n${JSON.stringify(message)}`

test('each message is one write, with its length in bytes, in their order', async () => {
  const chunks: string[] = []
  const output = new PassThrough()
  output.on('data', chunk => chunks.push(String(chunk)))
  const writer = messageWriter(output)
  await Promise.all([writer.write(message), writer.write(message)])
  await expect.poll(() => chunks).toEqual([framed, framed])
})

test('a stream that takes nothing is told of, and its message fails', async () => {
  const failure = new Error('gone')
  const output = new Writable({write: (_chunk, _encoding, done) => done(failure)})
  const writer = messageWriter(output)
  const told: unknown[] = []
  let isClosed = false
  writer.onError(([error, about]) => told.push([error, about]))
  writer.onClose(() => {
    isClosed = true
  })
  await expect(writer.write(message)).rejects.toBe(failure)
  expect(told).toContainEqual([failure, message])
  await expect.poll(() => isClosed).toBe(true)
})

test('what cannot be written as JSON fails by itself', async () => {
  const writer = messageWriter(new PassThrough())
  await expect(writer.write({...message, id: 1n} as never)).rejects.toThrow()
})
