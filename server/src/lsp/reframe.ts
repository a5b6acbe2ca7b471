import {Transform} from 'node:stream'

/** Bytes as text in which one sign is one byte. */
type Bytes = string

const HEADER = /Content-Length: *(\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/i
/** Bytes; whoever sends more before any header speaks another protocol. */
const LONGEST_RUBBISH = 1_000_000

/**
 * Passes messages of the base protocol on, each with the length that it has: one wrong `Content-Length` would make the
 * library wait for ever, or read all that follows from the wrong place. What is no message is left out, and `report` told.
 */
export function reframe(report: (problem: string) => void): Transform {
  let rest: Bytes = ''
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest += chunk.toString('latin1')
      for (;;) {
        const found = nextMessage(rest, report)
        if (!found) break
        rest = found.rest
        if (found.body !== undefined) this.push(frame(found.body))
      }
      if (rest.length > LONGEST_RUBBISH && !HEADER.test(rest)) rest = ''
      done()
    }
  })
}

interface Found {
  /** Undefined for what is no message. */
  readonly body: Bytes | undefined
  readonly rest: Bytes
}

function nextMessage(text: Bytes, report: (problem: string) => void): Found | undefined {
  const header = HEADER.exec(text)
  if (!header) return undefined
  const start = header.index + header[0].length
  const end = start + Number(header[1])
  const next = text.slice(end)
  const isWhole = text.length >= end
  if (isWhole && isClosed(text.slice(start, end)) && beginsHeader(next))
    return {body: text.slice(start, end), rest: next}
  // No message holds an empty line: in JSON, line ends of texts are escaped.
  const isFollowed = text.includes('\r\n\r\n', start)
  const following = isFollowed ? HEADER.exec(text.slice(start)) : null
  const told = text.slice(start, following ? start + following.index : text.length)
  const isMessage = isJson(told)
  if (!isMessage && !following) return isWhole ? {body: undefined, rest: next} : undefined
  report(`Unexpected Content-Length ${header[1]}, expected ${told.length}`)
  return {body: isMessage ? told : undefined, rest: text.slice(start + told.length)}
}

function beginsHeader(text: Bytes): boolean {
  return 'content-'.startsWith(text.slice(0, 8).toLowerCase())
}

/** Whether a body begins and ends as a message does; parsing it is left to the library. */
function isClosed(body: Bytes): boolean {
  return /^\s*[{[]/.test(body) && /[}\]]\s*$/.test(body)
}

function isJson(text: Bytes): boolean {
  if (!isClosed(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function frame(body: Bytes): Buffer {
  return Buffer.from(`Content-Length: ${body.length}\r\n\r\n${body}`, 'latin1')
}
