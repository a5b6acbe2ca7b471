import {checkValue} from '../codebook/check-value.js'
import type {Attribute} from '../codebook/codebook.js'
import type {Span} from '../syntax/span.js'
import {describeLocated, pairOf, textOf} from '../yaml/access.js'
import type {Located, LocatedMap} from '../yaml/located.js'
import type {Field, FieldValue} from './entry.js'
import {type GlossaryReader, report} from './glossary-reader.js'

/** Reads the values of a field and reports those that its type does not accept; they are kept as texts. */
export function readField(
  reader: GlossaryReader,
  attribute: Attribute,
  name: string,
  nameSpan: Span,
  value: Located
): Field {
  return {name, nameSpan, values: readValues(reader, attribute, value)}
}

function readValues(
  reader: GlossaryReader,
  attribute: Attribute,
  value: Located
): readonly FieldValue[] {
  if (attribute.type === 'ids') return readIds(reader, value)
  if (value.type !== 'list') {
    const single = readItem(reader, attribute, value)
    return single === undefined ? [] : [single]
  }
  if (!attribute.many) {
    report(reader, value.span, 'list', `a single value of \`${attribute.name}\``)
    return []
  }
  const values = value.items.map(item => readItem(reader, attribute, item))
  return values.filter(item => item !== undefined)
}

function readItem(
  reader: GlossaryReader,
  attribute: Attribute,
  value: Located
): FieldValue | undefined {
  const isAlias = attribute.type === 'alias'
  const located = isAlias && value.type === 'map' ? pairOf(value, 'text')?.value : value
  const text = textOf(located)
  // What is wrong with an alias is for `readAliases` to say.
  if (text && !isAlias) checkText(reader, attribute, text, value.span)
  if (text && located) return {text, span: located.span}
  const wanted = `a value of \`${attribute.name}\``
  if (!isAlias) report(reader, value.span, describeLocated(value), wanted)
  return undefined
}

function checkText(reader: GlossaryReader, attribute: Attribute, text: string, span: Span): void {
  const problem = checkValue(attribute, text, reader.problems.length)
  if (problem !== undefined) reader.problems.push({...problem, location: {path: reader.path, span}})
}

function readIds(reader: GlossaryReader, value: Located): readonly FieldValue[] {
  if (value.type === 'map') return idsOf(reader, value)
  report(reader, value.span, describeLocated(value), 'identifiers like `wikidata: Q379731`')
  return []
}

function idsOf(reader: GlossaryReader, {pairs}: LocatedMap): FieldValue[] {
  const values: FieldValue[] = []
  const seen = pairs.length > 1 ? new Set<string>() : undefined
  for (const {key, keySpan, value} of pairs) {
    const text = textOf(value)
    if (!text) report(reader, value.span, describeLocated(value), `an identifier of \`${key}\``)
    else if (seen?.has(key)) report(reader, keySpan, `second \`${key}\``, 'each scheme once')
    else values.push({text, key, span: value.span})
    seen?.add(key)
  }
  return values
}
