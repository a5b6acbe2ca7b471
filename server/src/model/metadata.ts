import {firstIndex} from '../base/binary-search.js'
import {applyEdits, type Edit} from '../base/edits.js'
import {lineEnd} from '../base/lines.js'
import {type Message, phrase, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Located, YamlDocument} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import {textBetweenFences, unclosedFrontMatter} from '../syntax/front-matter.js'
import type {Syntax} from '../syntax/syntax.js'
import {findSlips, type Slip} from './front-matter-slips.js'
import {readPlainFields} from './plain-front-matter.js'

/** The metadata of an article: the fields of its front matter. */
export interface Metadata {
  /** The first field of each name. */
  readonly fields: ReadonlyMap<string, MetadataField>
  readonly problems: readonly MetadataProblem[]
}

/** One field; `text` is empty where the value is not a scalar. Spans are those of the article. */
export interface MetadataField {
  readonly text: string
  readonly keySpan: Span
  readonly span: Span
}

/** A mistake in the front matter; the message is in the form of findings. */
export interface MetadataProblem extends Message {
  readonly span: Span
  /** What puts it right, where there is one right answer; it leaves the base text as it is. */
  readonly fix?: {readonly title: string; readonly edits: readonly Edit[]}
}

/**
 * Reads the metadata of an article. Front matter that cannot be read gives problems, and the fields that can. Where a
 * slip has one right answer, the field has the value that was typed.
 */
export function readMetadata(syntax: Syntax): Metadata {
  const {frontMatter, text} = syntax
  if (!frontMatter) return withoutFrontMatter(text)
  const plain = readPlainFields(text, frontMatter)
  if (plain) return {fields: plain, problems: NO_PROBLEMS}
  const slips = findSlips(text, frontMatter)
  const {value, problems} = parseWithout(slips, text, frontMatter)
  const fields = new Map<string, MetadataField>()
  const all: MetadataProblem[] = [...slips.map(toProblem), ...problems]
  if (value.type === 'map') {
    for (const {key, keySpan, value: item} of value.pairs) {
      if (fields.has(key)) all.push(duplicate(key, keySpan))
      else fields.set(key, {text: textOf(item), keySpan, span: item.span})
    }
  } else if (!isEmpty(value) && all.length === 0) all.push(notAMapping(value.span))
  return {fields, problems: cut(all.sort(bySpan))}
}

const NO_PROBLEMS: readonly MetadataProblem[] = []

/** The first problems, and one that says how many more there are: whoever has so many reads no further. */
function cut(problems: readonly MetadataProblem[]): readonly MetadataProblem[] {
  const next = problems[MOST]
  if (!next) return problems
  const message = phrase`There are ${problems.length - MOST} more mistakes from here on: put those before it right first`
  return [...problems.slice(0, MOST), {...toMessage(message), span: next.span}]
}

/** The most problems of one front matter: a megabyte of fields that are there twice would be 90,000 findings. */
const MOST = 200

function bySpan(a: MetadataProblem, b: MetadataProblem): number {
  return a.span.start - b.span.start
}

function toProblem({span, title, edit, ...message}: Slip): MetadataProblem {
  return {...message, span, fix: {title, edits: [edit]}}
}

/** Reads front matter as if its slips were put right; the spans are those of the article as it is. */
function parseWithout(slips: readonly Slip[], text: string, {start, end}: Span): YamlDocument {
  if (slips.length === 0) return parseYaml(text.slice(start, end), start, LONGEST)
  const edits = slips.map(({edit}) => edit)
  const moved = edits.map(edit => ({...edit, start: edit.start - start, end: edit.end - start}))
  const document = parseYaml(applyEdits(text.slice(start, end), moved), start, LONGEST)
  const places = createPlaces(edits)
  return {
    value: relocate(document.value, places),
    problems: document.problems.map(({span, ...message}) => ({...message, span: places(span)}))
  }
}

/** The UTF-16 units of front matter that is not plain: a tenth of a second at the most, at 2 to 7 µs a unit. */
const LONGEST = 65_536

/** Maps spans of the text that edits have made to spans of the text before them. */
function createPlaces(edits: readonly Edit[]): (span: Span) => Span {
  const ends: number[] = []
  const shifts: number[] = []
  let shift = 0
  for (const {start, end, text} of edits) {
    ends.push(start + shift + text.length)
    shift += text.length - (end - start)
    shifts.push(shift)
  }
  const before = (offset: number): number => {
    const index = firstIndex(ends.length, at => (ends[at] ?? 0) > offset)
    const plain = offset - (shifts[index - 1] ?? 0)
    const edit = edits[index]
    return edit && plain > edit.start
      ? Math.min(
          edit.end,
          Math.max(edit.start, plain - (edit.end > edit.start ? opening(edit) : edit.text.length))
        )
      : plain
  }
  return ({start, end}) => ({start: before(start), end: before(end)})
}

/** The UTF-16 units that an edit puts before a value: a blank perhaps, and a quote. */
function opening({text}: Edit): number {
  return text.startsWith(' ') ? 2 : 1
}

function relocate(value: Located, places: (span: Span) => Span): Located {
  const span = places(value.span)
  if (value.type === 'list')
    return {...value, span, items: value.items.map(item => relocate(item, places))}
  if (value.type === 'scalar') return {...value, span}
  const pairs = value.pairs.map(({key, keySpan, value: item}) => ({
    key,
    keySpan: places(keySpan),
    value: relocate(item, places)
  }))
  return {...value, span, pairs}
}

function withoutFrontMatter(text: string): Metadata {
  const between = textBetweenFences(text)
  if (between) return {fields: NONE.fields, problems: [noFields(text, between)]}
  const span = unclosedFrontMatter(text)
  if (!span) return NONE
  const message = 'This `---` has no second one: write a line `---` after the last field'
  return {fields: NONE.fields, problems: [{message, span}]}
}

/** The problem of a story that starts between two rules: it is text, and an escape says that it is meant as such. */
function noFields(text: string, {start, end}: Span): MetadataProblem {
  // A comment that suppresses the finding may stand above the text.
  const [before = ''] = BLANKS_AND_COMMENTS.exec(text.slice(start, end)) ?? []
  const first = before.length < end - start ? start + before.length : start
  const fence = text.indexOf('-')
  return {
    ...notAMapping({start: first, end: lineEnd(text, first)}),
    fix: {title: 'Keep the line `---` as text', edits: [{start: fence, end: fence, text: '\\'}]}
  }
}

const BLANKS_AND_COMMENTS = /^(?:[ \t\n\r]|<!--[\s\S]*?-->)*/

const NONE: Metadata = {fields: new Map(), problems: []}

function duplicate(key: string, span: Span): MetadataProblem {
  return {...toMessage(phrase`The field \`${key}\` is there twice: keep one of them`), span}
}

function notAMapping(span: Span): MetadataProblem {
  return {
    message: 'Unexpected text between the lines `---`, expected fields like `date: 2016-04-22`',
    span
  }
}

function isEmpty(value: Located): boolean {
  return value.type === 'scalar' && value.value === null
}

function textOf(value: Located): string {
  return value.type === 'scalar' && value.value !== null ? value.text : ''
}
