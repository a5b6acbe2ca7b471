/** Writes a message of JSON-RPC to a stream, framed as language servers expect it. */
export function send(stream, message) {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
  stream.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
}

/** Reads the framed messages of a stream, and hands each on as soon as it is whole. */
export function readMessages(stream, receive) {
  let rest = Buffer.alloc(0)
  stream.on('data', chunk => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = rest.indexOf('\r\n\r\n')
      if (head === -1) return
      const [, length] = /Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, head)) ?? []
      const end = head + 4 + Number(length)
      if (rest.length < end) return
      const body = rest.subarray(head + 4, end)
      rest = rest.subarray(end)
      receive(JSON.parse(body.toString()))
    }
  })
}
