import type {Writable} from 'node:stream'
import {Emitter, type Message, type MessageWriter} from 'vscode-languageserver/node'

/**
 * Writes messages of the base protocol to a stream: header and body together and at once, so that the client wakes up once for
 * a message. The library's writer takes a turn of the event loop, five promises and two writes for each.
 */
export function messageWriter(output: Writable): MessageWriter {
  const errors = new Emitter<[Error, Message | undefined, number | undefined]>()
  const closing = new Emitter<void>()
  let errorCount = 0
  output.on('error', error => errors.fire([error, undefined, undefined]))
  output.on('close', () => closing.fire())
  return {
    onError: errors.event,
    onClose: closing.event,
    write: message =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(message)
        const head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`
        output.write(head + body, error => {
          if (!error) return resolve()
          errors.fire([error, message, ++errorCount])
          reject(error)
        })
      }),
    end: () => output.end(),
    dispose: () => {
      errors.dispose()
      closing.dispose()
    }
  }
}
