import type {Located, LocatedPair} from './located.js'

/** The first pair with this key, if the value is a mapping that has it. */
export function pairOf(value: Located, key: string): LocatedPair | undefined {
  return value.type === 'map' ? value.pairs.find(pair => pair.key === key) : undefined
}

/** The text of a scalar; undefined for collections and for null. */
export function textOf(value: Located | undefined): string | undefined {
  return value?.type === 'scalar' && value.value !== null ? value.text : undefined
}

/** What a value is, in the words of messages. */
export function describeLocated(value: Located): string {
  if (value.type === 'map') return 'fields like `name: value`'
  if (value.type === 'list') return 'list'
  if (value.value === null) return 'empty value'
  return `\`${value.text}\``
}
