import type {Loss} from '../export/loss.js'
import type {BratDocument, BratRelation} from './brat-document.js'

/** `E1 claim:T3 speaker:T1 topic:E2`: a span that triggers something, and what has a role in it. */
export interface BratEvent {
  readonly id: string
  readonly type: string
  readonly trigger: string
  readonly roles: readonly {readonly name: string; readonly filler: string}[]
  /** The line that says so. */
  readonly line: string
}

/** Reads an event; undefined where it is none. */
export function readEvent(id: string, data: string, line: string): BratEvent | undefined {
  const [head = '', ...args] = data.trimEnd().split(' ')
  const [, type = '', trigger = ''] = PAIR.exec(head) ?? []
  const roles = args.map(arg => PAIR.exec(arg))
  if (type === '' || roles.some(role => !role)) return undefined
  return {
    id,
    type,
    trigger,
    // Brat numbers several fillers of one role.
    roles: roles.map(role => ({
      name: (role?.[1] ?? '').replace(/\d+$/, '') || (role?.[1] ?? ''),
      filler: role?.[2] ?? ''
    })),
    line
  }
}

const PAIR = /^([^\s:]+):([^\s:]+)$/

/**
 * Makes of each event relations of the span that triggers it: that is a tag already, and its roles name others. What is said of
 * an event is said of its trigger. `path` is the file, for the losses.
 */
export function withoutEvents(
  document: BratDocument,
  events: readonly BratEvent[],
  path: string
): {readonly document: BratDocument; readonly losses: readonly Loss[]} {
  if (events.length === 0) return {document, losses: []}
  const triggers = new Map(events.map(({id, trigger}) => [id, trigger]))
  const spanOf = (id: string): string => triggers.get(id) ?? id
  const roles = events.flatMap(({trigger, roles}) =>
    roles.map(({name, filler}): BratRelation => {
      return {type: name, from: trigger, to: spanOf(filler)}
    })
  )
  const onSpan = <Said extends {readonly target: string}>(said: Said): Said => ({
    ...said,
    target: spanOf(said.target)
  })
  const relations = document.relations.map(({type, from, to}) => {
    return {type, from: spanOf(from), to: spanOf(to)}
  })
  return {
    document: {
      spans: document.spans,
      relations: [...relations, ...roles],
      attributes: document.attributes.map(onSpan),
      normalisations: document.normalisations.map(onSpan),
      notes: document.notes.map(onSpan)
    },
    losses: events.map(({id, line}): Loss => {
      return {path, id, feature: 'event', value: line, done: 'encoded'}
    })
  }
}
