import type {Paragraph, PhrasingContent, Root} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import {stringify} from '../../server/src/syntax/stringify.js'

/** A stretch of a text and the kind of tag it shall have; offsets are UTF-16. */
export interface Annotation {
  readonly start: number
  readonly end: number
  readonly kind: string
}

/** One tag of an annotation. */
interface Fragment extends Annotation {
  /** The annotation it is a part of, as an index. */
  readonly of: number
}

/**
 * Writes a text with annotations that stand beside it as an article. An annotation that crosses another, or reaches
 * over a blank line, becomes several tags: the first with an id, the others with `continues`.
 */
export function fromStandoff(text: string, annotations: readonly Annotation[]): string {
  const paragraphs = splitParagraphs(text)
  const fragments = untangle(
    annotations.flatMap((annotation, of) => cutAtGaps({...annotation, of}, paragraphs))
  )
  const sizes = new Map<number, number>()
  for (const {of} of fragments) sizes.set(of, (sizes.get(of) ?? 0) + 1)
  const named = new Set<number>()
  const directive = ({of, kind}: Fragment): TextDirective => {
    const id = `e${of}`
    const attributes = (sizes.get(of) ?? 0) < 2 ? {} : named.has(of) ? {continues: id} : {id}
    named.add(of)
    return {type: 'textDirective', name: kind, attributes, children: []}
  }
  return stringify(toRoot(text, paragraphs, fragments, directive))
}

interface Span {
  readonly start: number
  readonly end: number
}

/** What stands between blank lines. */
function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = []
  let start = 0
  for (const gap of text.matchAll(/(?:\r?\n[ \t]*)+\r?\n|^\s*\n|\r?\n\s*$/g)) {
    if (gap.index > start) paragraphs.push({start, end: gap.index})
    start = gap.index + gap[0].length
  }
  if (start < text.length) paragraphs.push({start, end: text.length})
  return paragraphs
}

function cutAtGaps(fragment: Fragment, paragraphs: readonly Span[]): Fragment[] {
  return paragraphs
    .map(({start, end}) => {
      return {...fragment, start: Math.max(start, fragment.start), end: Math.min(end, fragment.end)}
    })
    .filter(({start, end}) => start < end)
}

/** Cuts what crosses, so that of any two fragments one lies in the other or both lie apart; outer ones come first. */
function untangle(fragments: readonly Fragment[]): Fragment[] {
  const waiting = [...fragments]
  const untangled: Fragment[] = []
  const open: Fragment[] = []
  while (waiting.length > 0) {
    waiting.sort(byPlace)
    const next = waiting.shift()
    if (!next) break
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= next.start) open.pop()
    const around = open.at(-1)
    if (around && around.end < next.end) {
      waiting.push({...next, end: around.end}, {...next, start: around.end})
    } else {
      untangled.push(next)
      open.push(next)
    }
  }
  return untangled
}

function byPlace(a: Fragment, b: Fragment): number {
  return a.start - b.start || b.end - a.end || a.of - b.of
}

function toRoot(
  text: string,
  paragraphs: readonly Span[],
  fragments: readonly Fragment[],
  directive: (fragment: Fragment) => TextDirective
): Root {
  let behind = 0
  const children = paragraphs.map((span, index): Paragraph => {
    const before = text.slice(behind, span.start)
    behind = span.end
    const own = fragments.filter(({start}) => span.start <= start && start < span.end)
    const content = fill(text, span, own, directive)
    return {type: 'paragraph', children: content, ...(index > 0 && {data: {before}})}
  })
  const start = text.slice(0, paragraphs[0]?.start)
  return {type: 'root', children, data: {before: start, after: text.slice(behind)}}
}

/** The content of a stretch: text, and the fragments in it with theirs. */
function fill(
  text: string,
  {start, end}: Span,
  fragments: readonly Fragment[],
  directive: (fragment: Fragment) => TextDirective
): PhrasingContent[] {
  const content: PhrasingContent[] = []
  const addText = (from: number, to: number): void => {
    if (to > from) content.push({type: 'text', value: text.slice(from, to)})
  }
  let offset = start
  for (let at = 0; at < fragments.length; ) {
    const outer = fragments[at]
    if (!outer) break
    const behind = fragments.findIndex((other, index) => index > at && other.start >= outer.end)
    const inner = fragments.slice(at + 1, behind < 0 ? undefined : behind)
    addText(offset, outer.start)
    const tag = directive(outer)
    tag.children = fill(text, outer, inner, directive)
    content.push(tag)
    offset = outer.end
    at += inner.length + 1
  }
  addText(offset, end)
  return content
}
