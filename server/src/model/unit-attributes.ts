import {oncePer} from '../base/memo.js'
import {normaliseId} from '../base/names.js'
import type {Span} from '../base/span.js'
import type {Attribute, AttributeType, Kind} from '../codebook/codebook.js'
import {NO_ENTRY, NO_ENTRY_MEANING} from '../codebook/no-entry.js'
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

/** The attribute of a name that holds, which is the last one; undefined for none. */
export function attributeOf(
  attributes: readonly UnitAttribute[],
  name: string
): UnitAttribute | undefined {
  for (let index = attributes.length - 1; index >= 0; index--)
    if (attributes[index]?.name === name) return attributes[index]
  return undefined
}

/** The attributes that hold, as written: the last one of each name, but all classes. */
export function holdingAttributes(attributes: readonly UnitAttribute[]): readonly UnitAttribute[] {
  if (attributes.length < FEW && !repeats(attributes)) return attributes
  const last = new Map(attributes.map(attribute => [attribute.name, attribute]))
  if (last.size === attributes.length) return attributes
  return attributes.filter(
    attribute => attribute.name === 'class' || last.get(attribute.name) === attribute
  )
}

/** Lists so short are compared in pairs; claims have up to ten attributes, and the map takes ten times as long. */
const FEW = 16

function repeats(attributes: readonly UnitAttribute[]): boolean {
  for (let at = 1; at < attributes.length; at++)
    for (let before = 0; before < at; before++)
      if (attributes[before]?.name === attributes[at]?.name) return true
  return false
}

function valuesOf(written: TagAttribute, definition: Attribute | undefined): AttributeValue[] {
  const {value, valueSpan} = written
  if (!valueSpan || value === '' || isBlankReference(value, definition)) return []
  const type = definition?.type
  const text = type === 'entry' || type === 'claim' ? normaliseId(value) : value
  return definition?.many ? splitValues(text, valueSpan) : [{text, span: valueSpan}]
}

/** Whether a value that should name an entry or a claim is nothing but white space, and so names nothing. */
function isBlankReference(value: string, definition: Attribute | undefined): boolean {
  if (definition?.type !== 'entry' && definition?.type !== 'claim') return false
  return value.charCodeAt(0) <= 0x20 && value.trim() === ''
}

/**
 * Splits a list of values; all get the whole span where the value has character references, which shift offsets. In a loop:
 * on lists of some words, `split` by a pattern takes five times as long.
 */
function splitValues(value: string, span: Span): AttributeValue[] {
  const verbatim = value.length === span.end - span.start
  const values: AttributeValue[] = []
  for (let start = 0; start < value.length; ) {
    let end = start
    while (end < value.length && !isSpace(value.charCodeAt(end))) end++
    const place = verbatim ? {start: span.start + start, end: span.start + end} : span
    if (end > start) values.push({text: value.slice(start, end), span: place})
    start = end + 1
  }
  return values
}

/** Whether a code unit is white space, as `\s` in a pattern has it. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return WHITE_SPACE.test(String.fromCharCode(code))
}

const WHITE_SPACE = /\s/

/**
 * The definition of a built-in attribute, which no codebook has to define: `id`, `class`, `continues` and `conflict` for all
 * kinds, `ref` for mentions. Undefined for any other name.
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
    mentions: false,
    codes: new Map()
  }
}

const BUILT_IN: ReadonlyMap<string, Attribute> = new Map([
  ['id', define('id', 'text', 'A name for this tag, unique in the article.')],
  ['class', define('class', 'text', 'A label for scripts; written as `.label` too.')],
  [
    'continues',
    define('continues', 'claim', 'The id of the tag of this kind that this one is a fragment of.')
  ],
  [
    'conflict',
    define('conflict', 'text', 'What two versions that were merged say of this tag: choose one.')
  ]
])

const refTo = oncePer((kind: Kind): Attribute => {
  const description = 'The id of the glossary entry that is meant.'
  const also = new Map([[NO_ENTRY, NO_ENTRY_MEANING]])
  return {...define('ref', 'entry', description), of: new Set([kind.name]), also}
})
