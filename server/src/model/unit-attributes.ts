import type {Attribute, Kind} from '../codebook/codebook.js'
import type {Span} from '../syntax/span.js'
import type {TagAttribute} from '../syntax/tag.js'
import type {AttributeValue, UnitAttribute} from './article-model.js'
import {builtInAttribute} from './built-in-attributes.js'

/** The attributes of a tag with their definitions and single values. */
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

/** The first attribute of a name. */
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

/** Where character references made the value shorter than it is written, all values get the whole span. */
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
