import fc from 'fast-check'
import {expect, test} from 'vitest'
import {reframe} from '../../server/src/lsp/reframe.js'
import {countWork} from '../work/count-work.js'

/** What comes out of some pieces, and what is told. */
async function pass(pieces: readonly Buffer[]): Promise<{out: string; told: readonly string[]}> {
  const told: string[] = []
  const stream = reframe(problem => told.push(problem))
  const out: Buffer[] = []
  stream.on('data', chunk => out.push(chunk))
  for (const piece of pieces) stream.write(piece)
  stream.end()
  await new Promise(resolve => stream.on('end', resolve))
  return {out: Buffer.concat(out).toString(), told}
}

function framed(body: string, length = Buffer.byteLength(body)): string {
  return `Content-Length: ${length}\r\n\r\n${body}`
}

const one = '{"jsonrpc":"2.0","id":1,"method":"é🇺🇳"}'
const two = '{"jsonrpc":"2.0","id":2,"method":"b","params":{"a":[1]}}'

test('messages pass as they are, wherever they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(400), {maxLength: 6}), async cuts => {
      const all = Buffer.from(framed(one) + framed(two) + framed(one))
      const at = [0, ...cuts.filter(cut => cut < all.length).sort((a, b) => a - b), all.length]
      const pieces = at.slice(1).map((end, index) => all.subarray(at[index], end))
      expect(await pass(pieces)).toEqual({out: all.toString(), told: []})
    })
  )
})

test.each([
  {what: 'too long', length: 500},
  {what: 'far too long', length: 50_000_000},
  {what: 'too short', length: 5},
  {what: 'one too short', length: Buffer.byteLength(one) - 1},
  {what: 'one too long', length: Buffer.byteLength(one) + 1}
])('a length that is $what loses no message', async ({length}) => {
  const {out, told} = await pass([Buffer.from(framed(one, length)), Buffer.from(framed(two))])
  expect(out).toContain(framed(two))
  expect(told.length).toBeLessThan(3)
  const together = await pass([Buffer.from(framed(one, length) + framed(two))])
  expect(together.out).toBe(framed(one) + framed(two))
  expect(together.told).toHaveLength(1)
  const inBytes = Array.from(Buffer.from(framed(one, length) + framed(two)), byte =>
    Buffer.from([byte])
  )
  expect((await pass(inBytes)).out).toContain(framed(two))
})

test('what is no message is left out', async () => {
  const {out} = await pass([Buffer.from(`rubbish\r\n\r\n{${framed('{"a":')}${framed(two)}`)])
  expect(out).toBe(framed(two))
})

test('a long message in pieces takes work in proportion to its length', () => {
  const work = (length: number): number => {
    const text = JSON.stringify({text: 'id\tkind }'.repeat(length)})
    const all = Buffer.from(framed(text))
    const stream = reframe(() => {})
    const out: Buffer[] = []
    stream.on('data', chunk => out.push(chunk))
    const {characters} = countWork(() => {
      for (let at = 0; at < all.length; at += 1000) stream.write(all.subarray(at, at + 1000))
    }, 'all')
    expect(Buffer.concat(out).toString()).toBe(all.toString())
    return characters
  }
  expect(work(20_000)).toBeLessThan(2.5 * work(10_000))
})
