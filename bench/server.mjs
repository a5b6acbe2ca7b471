import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {bundlePeer, ROOT} from './bundle.mjs'
import {ensureCorpus, ensureLongArticle, longArticleText, TYPE_HERE} from './corpus.mjs'
import {change, hover, openSession} from './lsp-session.mjs'
import {noTimes, record} from './measure.mjs'
import {latencyRow, pairedRow} from './report.mjs'

const PEER = 'echo server'
const OURS = [join(ROOT, 'dist', 'server.cjs'), '--stdio']
/** A pause between keystrokes in milliseconds, so that work put off till later is paid for as well. */
const PAUSE = 10

/** Measures the language server over stdio beside one that answers everything with nothing; gives the rows of the table. */
export async function measureServer({quick}) {
  const echo = [await bundlePeer('bench/echo-server.mjs'), '--stdio']
  const long = ensureLongArticle()
  const rounds = quick ? 5 : 21
  return [
    await startRow('start to first diagnostics, 3.3 KB', echo, ensureCorpus(1), rounds, atMost(4)),
    await startRow('start to first diagnostics, 100 KB', echo, long, rounds),
    await editRow('keystroke to diagnostics (push), 100 KB', echo, long, quick),
    await editRow('keystroke to diagnostics (pull), 100 KB', echo, long, quick, true),
    await editRow(
      'keystroke to diagnostics (push), 100 KB among 1,000',
      echo,
      amongThousand(),
      quick
    ),
    await hoverRow(echo, long, quick)
  ]
}

function atMost(most) {
  return {text: `≤ ${most}`, met: ratio => ratio <= most}
}

/** The long article, not saved yet, in a project with a thousand others. */
function amongThousand() {
  const {root} = ensureCorpus(1000)
  return {root, articles: [join('articles', 'long.news.txt')], content: longArticleText()}
}

async function startRow(what, echo, {root, articles}, rounds, target) {
  const [article] = articles
  const times = noTimes()
  const start = async args => {
    const {server, startup} = await openSession({args, root, article, pull: false})
    await server.stop()
    return startup
  }
  for (let round = 0; round < rounds; round++) record(times, await start(OURS), await start(echo))
  return pairedRow({what, peerName: PEER, times, target})
}

async function editRow(what, echo, project, quick, pull = false) {
  const latencies = await byTurns(echo, project, pull, quick ? 3 : 10, typeWord)
  return latencyRow({what, peerName: PEER, ...latencies, below: 8})
}

async function hoverRow(echo, project, quick) {
  const latencies = await byTurns(echo, project, false, quick ? 3 : 10, hoverMentions)
  return latencyRow({what: 'hover, 100 KB', peerName: PEER, ...latencies, below: 2})
}

/** Lets both servers do the same by turns, after one turn that is not counted; gives the latencies of each. */
async function byTurns(echo, {root, articles: [article], content}, pull, turns, act) {
  const open = async args => {
    const session = await openSession({args, root, article, pull, content})
    return {session, latencies: /** @type {number[]} */ ([])}
  }
  const [ours, peer] = [await open(OURS), await open(echo)]
  for (let turn = -1; turn < turns; turn++) {
    for (const side of [ours, peer]) {
      const latencies = await act(side.session, side === ours)
      if (turn >= 0) side.latencies.push(...latencies)
    }
  }
  for (const {session} of [ours, peer]) await session.server.stop()
  return {ours: ours.latencies, peer: peer.latencies}
}

/** Types some words in the middle of the article, letter by letter, and takes them back. */
async function typeWord(session) {
  const {line, character} = positionAt(
    session.text,
    session.text.indexOf(TYPE_HERE) + TYPE_HERE.length
  )
  const latencies = []
  const letters = [...' and so the word went round again']
  const at = offset => ({line, character: character + offset})
  for (const [index, text] of letters.entries()) {
    latencies.push(await change(session, {range: {start: at(index), end: at(index)}, text}))
    await wait(PAUSE)
  }
  for (let index = letters.length; index > 0; index--) {
    const range = {start: at(index - 1), end: at(index)}
    latencies.push(await change(session, {range, text: ''}))
    await wait(PAUSE)
  }
  return latencies
}

function positionAt(text, offset) {
  const before = text.slice(0, offset).split('\n')
  return {line: before.length - 1, character: before.at(-1).length}
}

/** Hovers mentions all over the article; throws when ours has nothing to say. */
async function hoverMentions(session, expectCard) {
  const mentions = [...session.text.matchAll(/:(?:actor|place)\[\p{Lu}/gu)]
  const latencies = []
  for (let index = 0; index < 60; index++) {
    const {index: offset} = mentions[(index * 37) % mentions.length]
    const {result, took} = await hover(session, positionAt(session.text, offset + 8))
    if (expectCard && result === null) throw new Error(`Unexpected silence on offset ${offset}`)
    latencies.push(took)
    await wait(PAUSE)
  }
  return latencies
}
