import {getOrMake} from '../../base/group.js'
import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'
import type {BratDocument} from './brat-document.js'

/** The types and values that were used in texts, which the codebook need not have. */
export interface UsedInBrat {
  readonly types: Set<string>
  /** By attribute: its values, and the types that have it. */
  readonly attributes: Map<string, Used>
  /** By relation: the types of both ends. */
  readonly relations: Map<string, {readonly from: Set<string>; readonly to: Set<string>}>
}

interface Used {
  readonly types: Set<string>
  readonly values: Set<string>
}

/** What a codebook allows, before any text. */
export function startUsed({kinds}: Codebook): UsedInBrat {
  const used: UsedInBrat = {
    types: new Set(kinds.keys()),
    attributes: new Map(),
    relations: new Map()
  }
  for (const kind of kinds.values())
    for (const attribute of kind.attributes.values()) addDefinition(used, kind, attribute, kinds)
  return used
}

function addDefinition(
  used: UsedInBrat,
  {name: kind}: Kind,
  {name, type, codes, many, of, mentions}: Attribute,
  kinds: Codebook['kinds']
): void {
  if (name === 'id' || name === 'continues') return
  if (type === 'flag' || (type === 'code' && codes.size > 0)) {
    for (const each of many ? [name, `${name}-2`, `${name}-3`] : [name]) {
      const {types, values} = usedOf(used, each)
      types.add(kind)
      for (const code of codes.keys()) values.add(code)
    }
  }
  if (type === 'claim' || (type === 'entry' && mentions)) {
    const ends = relationOf(used, name)
    ends.from.add(kind)
    const claims = [...kinds.values()].filter(({unit}) => unit === 'claim')
    for (const to of type === 'claim' ? claims.map(each => each.name) : of) ends.to.add(to)
  }
}

/** Adds what the annotations of a text use. */
export function addUsed(used: UsedInBrat, {spans, attributes, relations}: BratDocument): void {
  const typeOf = new Map(spans.map(({id, type}) => [id, type]))
  for (const {type} of spans) used.types.add(type)
  for (const {type, target, value} of attributes) {
    const {types, values} = usedOf(used, type)
    types.add(typeOf.get(target) ?? '')
    if (value !== undefined) values.add(value)
  }
  for (const {type, from, to} of relations) {
    const ends = relationOf(used, type)
    ends.from.add(typeOf.get(from) ?? '')
    ends.to.add(typeOf.get(to) ?? '')
  }
}

function usedOf(used: UsedInBrat, name: string): Used {
  return getOrMake(used.attributes, name, () => ({
    types: new Set<string>(),
    values: new Set<string>()
  }))
}

function relationOf(used: UsedInBrat, name: string): {from: Set<string>; to: Set<string>} {
  return getOrMake(used.relations, name, () => ({from: new Set<string>(), to: new Set<string>()}))
}

/** Writes brat's `annotation.conf`: the types, relations and attributes that its editor offers. */
export function writeConfiguration({types, attributes, relations}: UsedInBrat): string {
  const lines = [
    '# Offsets in the .ann files count code points of the .txt files, from 0; ends are exclusive.',
    '[entities]',
    ...types,
    '',
    '[relations]',
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    ...[...relations].map(
      ([name, {from, to}]) => `${name}\tArg1:${listOf(from)}, Arg2:${listOf(to)}`
    ),
    '',
    '[events]',
    '',
    '[attributes]',
    ...[...attributes].map(([name, used]) => {
      const values = [...used.values].filter(value => !/[|,]/.test(value))
      const list = values.length > 0 ? `, Value:${values.join('|')}` : ''
      return `${name}\tArg:${listOf(used.types)}${list}`
    })
  ]
  return lines.map(line => `${line}\n`).join('')
}

/** Types that may stand somewhere; any for none, as brat refuses a whole file for an empty list. */
function listOf(types: ReadonlySet<string>): string {
  const named = [...types].filter(type => type !== '')
  return named.length > 0 ? named.join('|') : '<ENTITY>'
}
