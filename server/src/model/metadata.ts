import type {Span} from '../base/span.js'
import type {Located} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import {unclosedFrontMatter} from '../syntax/front-matter.js'
import type {Syntax} from '../syntax/syntax.js'

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
export interface MetadataProblem {
  readonly message: string
  readonly span: Span
}

/** Reads the metadata of an article. Front matter that cannot be read gives problems, and the fields before them. */
export function readMetadata(syntax: Syntax): Metadata {
  const {frontMatter, text} = syntax
  if (!frontMatter) return withoutFrontMatter(text)
  const {value, problems} = parseYaml(
    text.slice(frontMatter.start, frontMatter.end),
    frontMatter.start
  )
  const fields = new Map<string, MetadataField>()
  const all: MetadataProblem[] = [...problems]
  if (value.type === 'map') {
    for (const {key, keySpan, value: item} of value.pairs) {
      if (fields.has(key)) all.push(duplicate(key, keySpan))
      else fields.set(key, {text: textOf(item), keySpan, span: item.span})
    }
  } else if (!isEmpty(value) && all.length === 0) all.push(notAMapping(value.span))
  return {fields, problems: all}
}

function withoutFrontMatter(text: string): Metadata {
  const span = unclosedFrontMatter(text)
  if (!span) return NONE
  const message = 'This `---` has no second one: write a line `---` after the last field'
  return {fields: NONE.fields, problems: [{message, span}]}
}

const NONE: Metadata = {fields: new Map(), problems: []}

function duplicate(key: string, span: Span): MetadataProblem {
  return {message: `The field \`${key}\` is there twice: keep one of them`, span}
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
