import {setTimeout as wait} from 'node:timers/promises'
import {TYPE_HERE} from '../corpus.mjs'
import {latencies, PAUSE, placeOf} from './editor.mjs'
import {ask, change, openSession} from './lsp-session.mjs'

/** @typedef {{act: string, arguments: object, range: object}} Task an act that is possible at a place of the article */

const MENTION = /:(?:actor|place)\[(?=\p{Lu})/gu
const CLAIM = /:claim\[(?=\p{Lu})/gu
const SUGGESTION = /:(?:actor|place)\[(?=[^\]]+\]\{status=suggested)/gu
const WORD = /(?<=and the \p{L}+’s )\p{L}+(?= stayed)/gu

/** Every act with its arguments, and where it may be possible. @type {readonly (readonly [string, object, RegExp])[]} */
const ACTS = [
  ['accept', {scope: 'article'}, SUGGESTION],
  ['reject', {scope: 'article'}, SUGGESTION],
  ['mark', {kind: 'actor'}, WORD],
  ['mark', {kind: 'claim'}, WORD],
  ['continue-claim', {claim: 'c1'}, WORD],
  ['tag-entry', {}, MENTION],
  ['propose-mentions', {}, MENTION],
  ['unmark', {scope: 'one'}, MENTION],
  ['unmark', {scope: 'entry'}, MENTION],
  ['unmark', {scope: 'kind'}, MENTION],
  ['change-kind', {kind: 'place'}, MENTION],
  ['fit-selection', {}, MENTION],
  ['move-edge', {edge: 'end', to: 'wider'}, MENTION],
  ['relate', {relation: 'rebuts', to: 'c1'}, CLAIM],
  ['set-attribute', {name: 'note', value: 'seen twice'}, MENTION],
  ['add-value', {name: 'topic', value: 'ceasefire'}, CLAIM],
  ['remove-value', {name: 'speaker'}, CLAIM]
]

const SELECTING = ['mark', 'continue-claim', 'fit-selection']

/** Places at which each act is done in one turn, and at which it is tried in search of these. */
const PLACES = 4
const MOST_TRIED = 60

/**
 * From the request for an act to its edit: every act at some places of the article, each behind a keystroke, so that
 * nothing is known of the text from before. A sample is the 95th percentile of one turn.
 */
export async function annotating(work) {
  // The profile opens a session of its own, on the same text.
  const used = {...work, text: withWork(work.text)}
  const session = await openSession(used)
  const tasks = work.sees ? await findTasks(session) : [...candidates(session.text)].flat()
  return latencies(used, session, (_, open) => doTasks(open, tasks), 0.95)
}

/** An article in which every act has something to do: some mentions are suggestions, and some names have no tag. */
function withWork(text) {
  let count = 0
  return text.replace(/:(?:actor|place)\[(\p{Lu}[^\][]*)\](?![{\p{L}])/gu, (tag, name) => {
    count++
    if (count % 10 === 0) return name
    return count % 10 === 5 ? `${tag}{status=suggested by=glossary}` : tag
  })
}

/** For each act, tasks all over the article, as far as can be told from its text. */
function* candidates(text) {
  for (const [act, given, places] of ACTS) {
    const found = [...text.matchAll(places)]
    const step = Math.max(1, Math.floor(found.length / MOST_TRIED))
    yield found
      .filter((_, index) => index % step === 0)
      .map(({index, 0: matched}) => ({
        act,
        arguments: given,
        range: rangeAt(text, act, index, matched)
      }))
  }
}

/** The cursor behind the bracket of a tag; where something has to be selected, the word there. */
function rangeAt(text, act, index, matched) {
  const start = matched.endsWith('[') ? index + matched.length : index
  const word = text.slice(start).search(/[^\p{L}]/u)
  const end = SELECTING.includes(act) ? start + word : start
  return {start: placeOf(text, start), end: placeOf(text, end)}
}

/** The tasks that the server does, some for each act. Throws when there are none for one. @returns {Promise<Task[]>} */
async function findTasks(session) {
  const tasks = []
  for (const tried of candidates(session.text)) {
    const possible = []
    for (const task of tried) {
      if (possible.length === PLACES) break
      if (await isPossible(session, task)) possible.push(task)
    }
    if (possible.length === 0) throw new Error(`Unexpected refusals of ${tried[0]?.act} everywhere`)
    tasks.push(...possible)
  }
  return tasks
}

async function isPossible(session, task) {
  try {
    return (await annotate(session, task)).result.edit !== undefined
  } catch {
    return false
  }
}

async function doTasks(session, tasks) {
  const times = []
  for (const [index, task] of tasks.entries()) {
    await typeLetter(session, index % 2 === 0)
    times.push((await annotate(session, task)).took)
    await wait(PAUSE)
  }
  if (tasks.length % 2 === 1) await typeLetter(session, false)
  return times
}

/** Types a letter behind `TYPE_HERE`, or takes it back. The places of tasks are on other lines, or before it. */
function typeLetter(session, isNew) {
  const start = placeOf(session.text, session.text.indexOf(TYPE_HERE) + TYPE_HERE.length)
  const end = {...start, character: start.character + (isNew ? 0 : 1)}
  return change(session, {range: {start, end}, text: isNew ? 's' : ''})
}

function annotate(session, {act, arguments: given, range}) {
  return ask(session, 'newsmark/annotate', {act, arguments: given, range})
}
