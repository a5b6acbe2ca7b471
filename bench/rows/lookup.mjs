import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {ensureCorpus, TYPE_HERE} from '../corpus.mjs'
import {echoServer, expectOthers, latencies, ourServer, PAUSE, placeOf} from './editor.mjs'
import {ask, change, openSession, references} from './lsp-session.mjs'

/** @typedef {import('./editor.mjs').Work} Work */

const NAMES = 5
const REFERENCES = 60

/** Our server, on an article in a project with so many articles and entries. */
export function ourServerAmong(build, {articles = 100, entries = 500}) {
  const {root} = ensureCorpus(articles, entries)
  return {...ourServer(build, '100 KB'), root, article: join('articles', 'long.news.txt')}
}

/** The echo server, on the same. */
export async function echoServerAmong({articles = 100, entries = 500}) {
  const {root} = ensureCorpus(articles, entries)
  return {...(await echoServer('100 KB')), root, article: join('articles', 'long.news.txt')}
}

/**
 * Completion behind every letter of names that are typed in a new tag. A sample is the 95th percentile of one turn.
 *
 * @param {Work} work
 */
export async function completing(work) {
  return latencies(work, await openSession(work), completeNames, 0.95)
}

/** The same for the search for entries, claims and articles by the letters of names. @param {Work} work */
export async function searching(work) {
  const session = await openSession(work)
  if (work.sees && !session.capabilities.workspaceSymbolProvider) {
    await session.server.stop()
    throw new Error('The server has no workspace/symbol')
  }
  return latencies(work, session, searchNames, 0.95)
}

/** The same for the places that name an entry, in a folder of which all articles have been read. @param {Work} work */
export async function referring(work) {
  const session = await openSession(work)
  if (work.sees) await expectOthers(session)
  return latencies(work, session, listReferences, 0.95)
}

async function completeNames(work, session) {
  const start = placeOf(session.text, session.text.indexOf(TYPE_HERE) + TYPE_HERE.length)
  const at = length => ({...start, character: start.character + length})
  const times = []
  for (const name of namesIn(session.text)) {
    const opening = ' :actor['
    await change(session, {range: {start, end: start}, text: opening})
    for (const [index, letter] of [...name].entries()) {
      const position = at(opening.length + index)
      await change(session, {range: {start: position, end: position}, text: letter})
      times.push(await complete(work, session, at(opening.length + index + 1)))
      await wait(PAUSE)
    }
    await change(session, {range: {start, end: at(opening.length + name.length)}, text: ''})
  }
  return times
}

/** Throws when a server that has to has nothing to offer. */
async function complete(work, session, position) {
  const {result, took} = await ask(session, 'textDocument/completion', {position})
  const items = Array.isArray(result) ? result : result?.items
  if (work.sees && !items?.length) throw new Error('Unexpected silence on completion')
  return took
}

async function searchNames(work, session) {
  const times = []
  for (const name of namesIn(session.text))
    for (let length = 1; length <= name.length; length++) {
      const query = name.slice(0, length)
      const {result, took} = await ask(session, 'workspace/symbol', {query})
      if (work.sees && !result?.length) throw new Error(`Unexpected silence on ${query}`)
      times.push(took)
      await wait(PAUSE)
    }
  return times
}

async function listReferences(work, session) {
  const mentions = [...session.text.matchAll(/:(?:actor|place)\[\p{Lu}/gu)]
  const times = []
  for (let index = 0; index < REFERENCES; index++) {
    const {index: offset} = mentions[(index * 37) % mentions.length]
    const {result, took} = await references(session, placeOf(session.text, offset + 8))
    if (work.sees && !result?.length) throw new Error(`Unexpected silence on offset ${offset}`)
    times.push(took)
    await wait(PAUSE)
  }
  return times
}

/** Names of actors that the article has, all different. */
function namesIn(text) {
  const names = [...text.matchAll(/:actor\[(\p{Lu}[\p{L} ]+)\]/gu)].map(([, name]) => name)
  return [...new Set(names)].slice(0, NAMES)
}
