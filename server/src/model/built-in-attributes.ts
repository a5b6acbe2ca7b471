import type {Attribute, AttributeType, Kind} from '../codebook/codebook.js'
import {oncePer} from '../memo/once-per.js'

/**
 * The definition of an attribute that the format itself gives to tags, so that a codebook need not:
 * `id`, `class` and `continues` to all, `ref` to mentions. Undefined for any other name.
 */
export function builtInAttribute(kind: Kind, name: string): Attribute | undefined {
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
