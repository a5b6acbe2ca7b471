import {oncePer} from '../base/memo.js'
import type {Span} from '../base/span.js'
import type {Attribute, AttributeType, Kind} from '../codebook/codebook.js'
import type {TagAttribute} from '../syntax/tag.js'
import type {AttributeValue, UnitAttribute} from './article-model.js'

/** Reads the attributes of a tag: with their definitions and single values. */
export function readAttributes(
  kind: Kind | undefined,
  written: readonly TagAttribute[]
): readonly UnitAttribute[] {
  if (written.length === 0) return NONE
  return written.map(attribute => {
    const {name} = attribute
    const definition = kind && (kind.attributes.get(name) ?? builtInAttribute(kind, name))
    return {name, written: attribute, definition, values: valuesOf(attribute, definition)}
  })
}

const NONE: readonly UnitAttribute[] = []

/** The first attribute of a name; undefined for none. */
export function attributeOf(
  attributes: readonly UnitAttribute[],
  name: string
): UnitAttribute | undefined {
  for (const attribute of attributes) if (attribute.name === name) return attribute
  return undefined
}

function valuesOf(written: TagAttribute, definition: Attribute | undefined): AttributeValue[] {
  const {value, valueSpan} = written
  if (!valueSpan || value === '') return []
  if (!definition?.many || !WHITE_SPACE.test(value)) return [{text: value, span: valueSpan}]
  return splitValues(value, valueSpan)
}

const WHITE_SPACE = /\s/

/** Splits a list of values; all get the whole span where the value has character references, which shift offsets. */
function splitValues(value: string, span: Span): AttributeValue[] {
  const verbatim = value.length === span.end - span.start
  const values: AttributeValue[] = []
  let start = span.start
  for (const text of value.split(WHITE_SPACE)) {
    if (text !== '') values.push({text, span: verbatim ? {start, end: start + text.length} : span})
    start += text.length + 1
  }
  return values
}

/**
 * The definition of a built-in attribute, which no codebook has to define: `id`, `class` and `continues` for all kinds,
 * `ref` for mentions. Undefined for any other name.
 */
function builtInAttribute(kind: Kind, name: string): Attribute | undefined {
  if (name !== 'ref') return BUILT_IN.get(name)
  return kind.unit === 'mention' ? refTo(kind) : undefined
}

function define(name: string, type: AttributeType, description: string): Attribute {
  return {
    name,
    type,
    description,
    required: false,
    many: name === 'class',
    of: new Set(),
    also: new Map(),
    codes: new Map()
  }
}

const BUILT_IN: ReadonlyMap<string, Attribute> = new Map([
  ['id', define('id', 'text', 'A name for this tag, unique in the article.')],
  ['class', define('class', 'text', 'A label for scripts; written as `.label` too.')],
  [
    'continues',
    define('continues', 'claim', 'The id of the tag of this kind that this one is a fragment of.')
  ]
])

const refTo = oncePer((kind: Kind): Attribute => {
  const description = 'The id of the glossary entry that is meant.'
  return {...define('ref', 'entry', description), of: new Set([kind.name])}
})
