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
  let received = receivedFrom('')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (received.size === 0 && isOneMessage(chunk)) {
        done(null, chunk)
        return
      }
      receive(received, chunk.toString('latin1'))
      if (received.isWorthALook) {
        let rest = received.pieces.join('')
        for (;;) {
          const found = nextMessage(rest, report)
          if (!found) break
          rest = found.rest
          if (found.body !== undefined) this.push(frame(found.body))
        }
        if (rest.length > LONGEST_RUBBISH && !HEADER.test(rest)) rest = ''
        received = receivedFrom(rest)
      }
      done()
    }
  })
}

/** Whether a piece is one message as nearly all are, which is passed on as it is. */
function isOneMessage(chunk: Buffer): boolean {
  const head = ORDINARY.exec(chunk.toString('latin1', 0, LONGEST_HEAD))
  return head !== null && head[0].length + Number(head[1]) - 1 === chunk.length && endsWell(chunk)
}

/** With the first sign of its body. */
const ORDINARY = /^Content-Length: (\d+)\r\n\r\n\{/
const LONGEST_HEAD = 40

function endsWell(chunk: Buffer): boolean {
  return chunk.at(-1) === '}'.charCodeAt(0)
}

/** The beginning of a message, as far as it has come. */
interface Received {
  readonly pieces: Bytes[]
  /** The last signs, which may begin an empty line. */
  tail: Bytes
  /** Of all pieces together. */
  size: number
  /** The size with the message, as its header says; 0 without one. */
  readonly wanted: number
  /** The size when it was last looked at. */
  readonly looked: number
  isWorthALook: boolean
}

function receivedFrom(rest: Bytes): Received {
  const header = HEADER.exec(rest)
  const wanted = header ? header.index + header[0].length + Number(header[1]) : 0
  const {length} = rest
  return {
    pieces: [rest],
    tail: tailOf(rest),
    size: length,
    wanted,
    looked: length,
    isWorthALook: false
  }
}

/**
 * Takes a piece more. It is worth a look once the message is there, or where the header seems to be wrong: another one
 * follows, or the message has an end. The latter is looked at again only when twice as much has come: of a message of
 * 16 MB in pieces of 64 KB, looking at all of it with each piece took seven seconds.
 */
function receive(received: Received, piece: Bytes): void {
  const {pieces, wanted, looked} = received
  const last = `${received.tail}${piece}`
  pieces.push(piece)
  received.tail = tailOf(last)
  received.size += piece.length
  const {size} = received
  received.isWorthALook =
    size >= wanted || last.includes(EMPTY_LINE) || (size >= 2 * looked && ENDS.has(lastSign(piece)))
}

const EMPTY_LINE = '\r\n\r\n'
function tailOf(text: Bytes): Bytes {
  return text.slice(1 - EMPTY_LINE.length)
}

const ENDS: ReadonlySet<string> = new Set(['}', ']'])

/** The last sign of a text that is no white space. */
function lastSign(text: Bytes): Bytes {
  let at = text.length - 1
  while (at > 0 && /\s/.test(text.charAt(at))) at--
  return text.charAt(at)
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
  return /^\s*[{[]/.test(body) && ENDS.has(lastSign(body))
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
