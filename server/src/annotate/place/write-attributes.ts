import {phrase, type Said} from '../../base/phrase.js'
import {checkValue} from '../../codebook/check-value.js'
import type {Attribute, Kind} from '../../codebook/codebook.js'
import {writeUsual} from '../../syntax/write-markup.js'

/** An attribute that a tag is to have. */
export interface NewAttribute {
  readonly name: string
  readonly value: string
}

/** Writes attributes as `{#c1 speaker=ann}`, in their order; nothing for none. */
export function writeNew(attributes: readonly NewAttribute[]): string {
  if (attributes.length === 0) return ''
  return `{${attributes.map(writeOne).join(' ')}}`
}

/** Writes one attribute as it stands between braces. */
export function writeOne({name, value}: NewAttribute): string {
  return writeUsual({[name]: value}).slice(1, -1)
}

/** The names that hold for tags of every kind, whether or not the codebook says so. */
const BUILT_IN: ReadonlySet<string> = new Set(['id', 'class', 'continues'])

/**
 * Why a kind cannot have an attribute with a value, in one sentence; undefined where it can. Whether the entries and
 * claims exist that it names is not looked at.
 */
export function problemWith(kind: Kind, {name, value}: NewAttribute): Said | undefined {
  const definition = kind.attributes.get(name)
  const isKnown = definition || BUILT_IN.has(name) || (name === 'ref' && kind.unit === 'mention')
  if (!isKnown)
    return phrase`The codebook gives \`${kind.name}\` no attribute \`${name}\`: choose another`
  if (value.trim() === '' && definition?.type !== 'flag')
    return phrase`\`${name}\` needs a value: say which`
  if ((name === 'id' || name === 'continues') && /\s/.test(value))
    return 'An id is one word: leave out the blanks in it'
  return definition && problemWithValue(definition, value)
}

function problemWithValue(definition: Attribute, value: string): string | undefined {
  const values = definition.many ? value.split(/\s+/).filter(part => part !== '') : [value]
  for (const one of values) {
    const problem = checkValue(definition, one)
    if (problem) return problem.message
  }
  return undefined
}
