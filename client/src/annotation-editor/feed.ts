import type {Annotations} from '../../../server/src/lsp/editor-protocol.js'
import {addStep, type MarkHistory, startHistory} from './mark-history.js'

/** What is known of an article in its newest version. */
export interface Feed {
  readonly version: number
  /** The answer that it is known from. */
  readonly stamp: number
  readonly text: string
  /** The first of the versions that have had this text without a break. */
  readonly textSince: number
  readonly history: MarkHistory
}

/**
 * What is known after an answer of the server: all of an article, or what changed since the version that is known.
 * Undefined where the answer changes another version, so that all has to be asked for.
 */
export function follow(feed: Feed | undefined, answer: Annotations): Feed | undefined {
  const {version, stamp, since, marks} = answer
  if (since === null) {
    const text = answer.text ?? ''
    const textSince = feed?.text === text ? feed.textSince : version
    return {version, stamp, text, textSince, history: startHistory(marks.added)}
  }
  if (since !== feed?.version) return undefined
  const text = answer.text ?? feed.text
  return {
    version,
    stamp,
    text,
    textSince: text === feed.text ? feed.textSince : version,
    history: addStep(feed.history, since, marks)
  }
}
