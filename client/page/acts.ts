import type {Annotations, Mark} from '../../server/src/lsp/editor-protocol.js'
import type {ActCall} from '../src/annotation-editor/messages.js'
import {describeSelection} from './describe.js'
import type {Page} from './page.js'
import {isEditable, type TextSelection} from './state.js'

/** What is known of an act until it is answered. */
interface Sent {
  readonly call: ActCall
  /** The selection when it was made: only where that still holds, the selection goes to what came of it. */
  readonly selection: TextSelection | null
  readonly follow: boolean
  readonly timer: number
}

/** Acts under way, by their ids. */
export interface Acts {
  send(call: ActCall, follow: boolean): void
  /** An act was done: gives the mark that came of it, to select it. */
  done(id: number, change: Annotations): number | undefined
  refused(id: number, reason: string): void
}

/** After this many milliseconds without an answer the place of an act is shown. */
const PENDING_AFTER = 100

/** Keeps account of the acts of a page. */
export function createActs(page: () => Page): Acts {
  const sent = new Map<number, Sent>()
  /** What was selected last because it came of an act. */
  let followed: TextSelection | undefined

  function forget(id: number): Sent | undefined {
    const act = sent.get(id)
    if (!act) return undefined
    clearTimeout(act.timer)
    sent.delete(id)
    tellUnderWay(sent.size)
    const {state, change} = page()
    if (state().pending.some(pending => pending.id === id))
      change({pending: state().pending.filter(pending => pending.id !== id)})
    return act
  }

  return {
    send: (call, follow) => {
      const {host, state, change, toast, text} = page()
      if (!isEditable(state())) {
        toast(state().reason || text('This article cannot be changed here'))
        return
      }
      const id = host.nextId()
      const timer = window.setTimeout(() => {
        change({pending: [...state().pending, {id, call, isShown: true}]})
      }, PENDING_AFTER)
      sent.set(id, {call, selection: state().selection, follow, timer})
      tellUnderWay(sent.size)
      host.post({type: 'act', id, version: state().version, act: call})
    },
    done: (id, change) => {
      const act = forget(id)
      const {state} = page()
      const {selection, marks} = state()
      if (act && !act.follow) sayDone(page(), act.call)
      // Keys that follow at once are sent before the selection goes to what came of the first of them.
      const isHere = isSame(selection, act?.selection) || isSame(selection, followed)
      const index = act?.follow && isHere ? markOf(act.call, change, marks) : undefined
      const mark = marks[index ?? -1]
      followed = mark && {anchor: mark.start, focus: mark.end}
      return index
    },
    refused: (id, reason) => {
      forget(id)
      page().toast(reason)
    }
  }
}

/** Says what came of an act after which nothing else is selected. */
function sayDone(page: Page, {act}: ActCall): void {
  const done = DONE[act]
  page.say([done && page.text(done), describeSelection(page)].filter(Boolean).join('. '))
}

const DONE: Readonly<Record<string, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  unmark: 'Mark removed'
}

/** Notes on the body how many acts are under way: for tests. */
function tellUnderWay(count: number): void {
  document.body.dataset['acts'] = String(count)
}

function isSame(selection: TextSelection | null, other: TextSelection | null | undefined): boolean {
  return selection?.anchor === other?.anchor && selection?.focus === other?.focus
}

/** The mark that an act made or changed: of those in the change that overlap its span the one that fits best. */
function markOf({span}: ActCall, {marks}: Annotations, all: readonly Mark[]): number | undefined {
  let best: number | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (let at = marks.start; at < marks.start + marks.added.length; at += 1) {
    const mark = all[at]
    if (!mark || mark.start > span.end || mark.end < span.start) continue
    const distance = Math.abs(mark.start - span.start) + Math.abs(mark.end - span.end)
    if (distance >= bestDistance) continue
    best = at
    bestDistance = distance
  }
  return best
}
