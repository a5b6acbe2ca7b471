import type {Tag} from '../syntax/tag.js'
import type {AttributeValue, Unit, UnitAttribute} from './article-model.js'

/** The attributes of a unit at another place of its tag, which has the same attributes there. */
export function moveAttributes(
  {attributes, tag: {start}}: Unit,
  tag: Tag
): readonly UnitAttribute[] {
  const shift = tag.start - start
  return attributes.map((attribute, at) => moveAttribute(attribute, tag, at, shift))
}

function moveAttribute(
  attribute: UnitAttribute,
  {attributes}: Tag,
  at: number,
  shift: number
): UnitAttribute {
  const {name, definition, values, written: before} = attribute
  const written = attributes[at] ?? before
  const moved = values.map(
    ({text, span}): AttributeValue => ({
      text,
      span:
        span === before.valueSpan && written.valueSpan
          ? written.valueSpan
          : {start: span.start + shift, end: span.end + shift}
    })
  )
  return {name, written, definition, values: moved}
}
