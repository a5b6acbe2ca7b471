import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {bundle} from '../builds.mjs'
import {ensureCorpus, ensureTypedArticle, PARAGRAPHS, TYPE_HERE} from '../corpus.mjs'
import {quantile} from '../measure.mjs'
import {ask, change, openSession, references} from './lsp-session.mjs'

/** @typedef {import('../builds.mjs').Build} Build */
/** @typedef {import('../measure.mjs').Side} Side */
/**
 * What an editor works on. `sees` says whether the server has to report the seeded fault, which the echo server does not.
 *
 * @typedef {{args: readonly string[], root: string, article: string, text: string, pull?: boolean, sees: boolean}} Work
 */

/** A pause between keystrokes in milliseconds, so that work put off till later is paid for as well. */
export const PAUSE = 10
const WORDS = [...' and so the word went round again']
const HOVERS = 60

/** Our language server, on an article of a size named in `PARAGRAPHS`. */
export function ourServer(build, size) {
  const {root, article, text} = ensureTypedArticle(PARAGRAPHS[size])
  return {args: [build.server, '--stdio'], root, article, text, sees: true}
}

/** A server on the same library that keeps the documents and answers everything with nothing. */
export async function echoServer(size) {
  const args = [await bundle('peers/echo-server.mjs'), '--stdio']
  const {root, article, text} = ensureTypedArticle(PARAGRAPHS[size])
  return {args, root, article, text, sees: false}
}

/** From the start of a server to the first diagnostics of an article. */
export function starting(work) {
  const start = async flags => {
    const session = await openSession({...work, args: [...flags, ...work.args]})
    expectFault(work, session)
    await session.server.stop()
    return session.startup
  }
  return {sample: () => start([]), profile: folder => start(profileTo(folder))}
}

/**
 * From a keystroke to its diagnostics: words are typed in the middle of the article and taken back, letter by letter.
 * A sample is the median of one turn.
 */
export async function typing(work) {
  return latencies(work, await openSession(work), typeWords)
}

/** The same for our server with so many other articles in the folder, all of which have been read. */
export async function typingAmong(build, size, count) {
  const {root} = ensureCorpus(count)
  const article = join('articles', 'long.news.txt')
  const work = {...ourServer(build, size), root, article}
  const session = await openSession(work)
  await expectOthers(session)
  return latencies(work, session, typeWords)
}

/** Hovers on mentions all over the article. A sample is the median of one turn. */
export async function hovering(work) {
  return latencies(work, await openSession(work), hoverMentions)
}

/**
 * A side whose samples are each taken of one turn of `act`, which gives milliseconds: the value below which a share of
 * them lies, by default their median.
 *
 * @returns {Side}
 */
export function latencies(work, session, act, share = 0.5) {
  expectFault(work, session)
  const turns = []
  return {
    sample: async () => {
      const turn = await act(work, session)
      turns.push(turn)
      return quantile(turn, share)
    },
    // The first turn is the warm-up.
    note: () => percentiles(turns.slice(1).flat()),
    close: () => session.server.stop(),
    profile: async folder => {
      const profiled = await openSession({...work, args: [...profileTo(folder), ...work.args]})
      await act(work, profiled)
      await profiled.server.stop()
    }
  }
}

function profileTo(folder) {
  return ['--cpu-prof', '--cpu-prof-dir', folder]
}

function percentiles(numbers) {
  const shown = [0.5, 0.95, 0.99].map(share => quantile(numbers, share).toFixed(2))
  return `p50 ${shown[0]}, p95 ${shown[1]}, p99 ${shown[2]} ms`
}

async function typeWords(work, session) {
  const start = placeOf(session.text, session.text.indexOf(TYPE_HERE) + TYPE_HERE.length)
  const fault = faultColumn(session)
  const at = offset => ({line: start.line, character: start.character + offset})
  const edits = [
    ...WORDS.map((text, index) => ({range: {start: at(index), end: at(index)}, text})),
    ...WORDS.map((_, index) => {
      const end = WORDS.length - index
      return {range: {start: at(end - 1), end: at(end)}, text: ''}
    })
  ]
  const times = []
  for (const [index, edit] of edits.entries()) {
    times.push(await change(session, edit))
    const typed = index < WORDS.length ? index + 1 : edits.length - index - 1
    if (work.sees && faultColumn(session) !== fault + typed)
      throw new Error(`Unexpected place of the seeded fault after ${index + 1} keystrokes`)
    await wait(PAUSE)
  }
  return times
}

/** Throws when a server that has to has no answer. */
async function hoverMentions(work, session) {
  const mentions = [...session.text.matchAll(/:(?:actor|place)\[\p{Lu}/gu)]
  const times = []
  for (let index = 0; index < HOVERS; index++) {
    const {index: offset} = mentions[(index * 37) % mentions.length]
    const position = placeOf(session.text, offset + 8)
    const {result, took} = await ask(session, 'textDocument/hover', {position})
    if (work.sees && result === null) throw new Error(`Unexpected silence on offset ${offset}`)
    times.push(took)
    await wait(PAUSE)
  }
  return times
}

/** The position of an offset in a text, as the protocol has it. */
export function placeOf(text, offset) {
  const before = text.slice(0, offset).split('\n')
  return {line: before.length - 1, character: before.at(-1).length}
}

function expectFault(work, session) {
  if (work.sees && faultColumn(session) === undefined)
    throw new Error('Unexpected silence on the seeded fault')
}

/** Where on its line the seeded fault begins, if it is reported. */
function faultColumn({diagnostics}) {
  return diagnostics.find(({code}) => code === 'unknown-entry')?.range.start.character
}

/** Throws unless a name of the article is known to stand in many others too. */
export async function expectOthers(session) {
  const index = session.text.search(/:(?:actor|place)\[\p{Lu}/u)
  const {result: found} = await references(session, placeOf(session.text, index + 8))
  const files = new Set(found.map(({uri}) => uri))
  if (files.size < 10) throw new Error(`Unexpected references in ${files.size} files`)
}
