import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import {paragraphSpans} from '../../model/seal.js'
import {toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {contentSpan, type TagAttribute} from '../../syntax/tag.js'
import {escapeEdits, offsetsToEscape, writeUsual} from '../../syntax/write-markup.js'
import type {Loss} from '../export/loss.js'
import {createIds} from './free-ids.js'
import type {ImportedAnnotation} from './imported-annotation.js'
import {type Fragment, nestFragments} from './nest-fragments.js'

/** An article that was written of a base text and annotations beside it. */
export interface WrittenAnnotations {
  readonly text: string
  /** What had to be parted as it crosses something else, or a blank line. */
  readonly losses: readonly Loss[]
}

/** A tag to be written. */
interface NewTag extends Span {
  readonly kind: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

/**
 * Writes an article: `head` is all before the body, `text` the base text. What it writes is read again: signs that would be
 * markup get a backslash, where need be all that may be. Throws an error where not even that reads as it should, which is a
 * bug. `taken` are ids that fresh ones must not be.
 */
export function writeAnnotated(
  head: string,
  text: string,
  annotations: readonly ImportedAnnotation[],
  codebook: Codebook,
  path: string,
  taken: Iterable<string> = []
): WrittenAnnotations {
  const fragments = annotations.flatMap((annotation, owner) =>
    annotation.fragments.map((span): Fragment => ({...span, kind: annotation.kind, owner}))
  )
  const nested = nestFragments(fragments, text, paragraphSpans(text), codebook)
  const {tags, losses} = tagsFor(nested, annotations, path, taken)
  for (const level of LEVELS) {
    const article = head + writeBody(text, tags, level)
    if (saysSo(article, text, tags)) return {text: article, losses}
  }
  throw new Error('The article would not say what was brought in')
}

/** The tags of fragments: the first of each annotation says all, the others continue it. */
function tagsFor(
  nested: readonly Fragment[],
  annotations: readonly ImportedAnnotation[],
  path: string,
  taken: Iterable<string>
): {readonly tags: readonly NewTag[]; readonly losses: readonly Loss[]} {
  const counts = new Map<number, number>()
  for (const {owner} of nested) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const own = annotations.flatMap(({id}) => (id === undefined ? [] : [id]))
  const free = createIds([...taken, ...own])
  const ids = new Map<number, string>()
  const losses: Loss[] = []
  for (const [owner, {kind, id, name, fragments}] of annotations.entries()) {
    const count = counts.get(owner) ?? 0
    if (id !== undefined || count > 1) ids.set(owner, id ?? free(kind))
    const value = fragments.map(({start, end}) => `${start}-${end}`).join(' ')
    const feature = count === 0 ? 'annotation' : 'fragments'
    if (count === 0) losses.push({path, id: name, feature, value: kind, done: 'dropped'})
    else if (count > fragments.length) losses.push({path, id: name, feature, value, done: 'split'})
  }
  const started = new Set<number>()
  const tags = nested.map(({start, end, kind, owner}): NewTag => {
    const id = ids.get(owner)
    if (started.has(owner)) return {start, end, kind, attributes: [['continues', id ?? '']]}
    started.add(owner)
    const attributes = annotations[owner]?.attributes ?? []
    return {
      start,
      end,
      kind,
      attributes: id === undefined ? attributes : [['id', id], ...attributes]
    }
  })
  return {tags, losses}
}

/** Which signs of the text get a backslash: those that are markup by themselves, those that may be in a tag, or any. */
type Level = 'plain' | 'in-tags' | 'all'
const LEVELS: readonly Level[] = ['plain', 'in-tags', 'all']

function writeBody(text: string, tags: readonly NewTag[], level: Level): string {
  const markup = new Map<number, {closing: string; opening: string}>()
  const at = (offset: number) => {
    const known = markup.get(offset)
    if (known) return known
    const made = {closing: '', opening: ''}
    markup.set(offset, made)
    return made
  }
  for (const {start, kind} of tags) at(start).opening += `:${kind}[`
  // Inner tags stand behind outer ones, and close first.
  for (const tag of tags.toReversed()) at(tag.end).closing += closingOf(tag)
  const edges = [...markup.keys()].sort((a, b) => a - b)
  const escapes = escapesFor(text, tags, edges, level)
  let [written, done, next] = ['', 0, 0]
  const writeUntil = (offset: number): void => {
    for (; (escapes[next] ?? Number.POSITIVE_INFINITY) < offset; next++) {
      written += `${text.slice(done, escapes[next])}\\`
      done = escapes[next] ?? done
    }
    written += text.slice(done, offset)
    done = offset
  }
  for (const edge of edges) {
    writeUntil(edge)
    const {closing, opening} = at(edge)
    written += closing + opening
  }
  writeUntil(text.length)
  return written
}

function closingOf({attributes}: NewTag): string {
  const written = attributes.map(([name, value]) => writeUsual({[name]: value}).slice(1, -1))
  return written.length > 0 ? `]{${written.join(' ')}}` : ']'
}

/** The offsets of signs that get a backslash, in the order of the text. */
function escapesFor(
  text: string,
  tags: readonly NewTag[],
  edges: readonly number[],
  level: Level
): readonly number[] {
  const offsets = new Set(escapeEdits(text).map(({start}) => start))
  const bounds = [0, ...edges, text.length]
  const inTags = level === 'in-tags' ? coveredBy(tags) : []
  let covered = 0
  for (const [index, start] of bounds.slice(0, -1).entries()) {
    const end = bounds[index + 1] ?? start
    while ((inTags[covered]?.end ?? Number.POSITIVE_INFINITY) <= start) covered++
    const isInTag = start >= (inTags[covered]?.start ?? Number.POSITIVE_INFINITY)
    if (level === 'all' || isInTag)
      for (const offset of offsetsToEscape(text.slice(start, end))) offsets.add(start + offset)
    else if (end > start) {
      // A sign at the edge of markup that would be read with it.
      if (/[:\\]/.test(text.charAt(end - 1)) && end < text.length) offsets.add(end - 1)
      if (text.charAt(start) === '{' && start > 0) offsets.add(start)
    }
  }
  return [...offsets].sort((a, b) => a - b)
}

/** The stretches of text that stand in tags. */
function coveredBy(tags: readonly NewTag[]): readonly Span[] {
  const covered: {start: number; end: number}[] = []
  for (const {start, end} of tags) {
    const last = covered.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else covered.push({start, end})
  }
  return covered
}

/** Whether an article has the base text, and the tags around its words. */
function saysSo(article: string, text: string, tags: readonly NewTag[]): boolean {
  const syntax = parse(article)
  const base = toBaseText(syntax)
  if (base.text !== text || syntax.tags.length !== tags.length) return false
  return syntax.tags.every((tag, index) => {
    const wanted = tags[index]
    const {start, end} = toBaseSpan(base, contentSpan(tag))
    const read = saidBy(tag.attributes)
    return (
      wanted?.kind === tag.kind &&
      wanted.start === start &&
      wanted.end === end &&
      wanted.attributes.length === read.length &&
      wanted.attributes.every(
        ([name, value], at) => read[at]?.[0] === name && read[at]?.[1] === value
      )
    )
  })
}

/** What attributes say: classes that stand side by side, `.a .b`, are one value. */
function saidBy(attributes: readonly TagAttribute[]): readonly (readonly [string, string])[] {
  const said: [string, string][] = []
  for (const {name, value} of attributes) {
    const last = said.at(-1)
    if (last && name === 'class' && last[0] === name) last[1] += ` ${value}`
    else said.push([name, value])
  }
  return said
}
