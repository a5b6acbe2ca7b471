import type {AnnotationView} from '../features/annotations/annotations.js'

/**
 * The annotations that were last told of each open document, for who asks what has changed since. They are forgotten when
 * the document is closed.
 */
export interface SentAnnotations {
  /** How many answers there were, so that no two have the same stamp. */
  count: number
  /** By key, the latest first. */
  readonly views: Map<string, readonly SentView[]>
}

interface SentView {
  readonly stamp: number
  readonly version: number
  readonly view: AnnotationView
}

/** Nothing was told yet. */
export function noAnnotations(): SentAnnotations {
  return {count: 0, views: new Map()}
}

/**
 * The annotations that a client has from an answer for a version; undefined where that is not known for sure: without a
 * stamp, where there were several answers for the version, as under two glossaries.
 */
export function sentView(
  {views}: SentAnnotations,
  key: string,
  version: number,
  stamp: number | undefined
): AnnotationView | undefined {
  const all = views.get(key) ?? []
  const known = all.filter(each => each.version === version)
  if (stamp !== undefined) return known.find(each => each.stamp === stamp)?.view
  // What was forgotten may have been of the version of the oldest that is known.
  const isSure = all.length < MOST || all.at(-1)?.version !== version
  return isSure && known.length === 1 ? known[0]?.view : undefined
}

/** Keeps an answer for a version, and forgets all but a few before it; gives its stamp. */
export function keepView(
  sent: SentAnnotations,
  key: string,
  version: number,
  view: AnnotationView
): number {
  const known = sent.views.get(key) ?? []
  const [last] = known
  if (last?.version === version && last.view.units === view.units) return last.stamp
  const stamp = ++sent.count
  sent.views.set(key, [{stamp, version, view}, ...known.slice(0, MOST - 1)])
  return stamp
}

/** How many answers are kept: their base texts and places, as they share the tags that have not changed. */
const MOST = 3
