import {oncePer} from '../../base/memo.js'
import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'

/** Facts about a whole codebook that rules need for each article; memoised by codebook. */
export interface CodebookFacts {
  /** The required attributes of the kinds that have any, without `speaker` of claims, which has a rule of its own. */
  readonly required: ReadonlyMap<Kind, readonly Attribute[]>
  /** The attributes with deprecated codes; so few that a list is searched faster than a set. */
  readonly withDeprecated: readonly Attribute[]
}

/** The facts of a codebook. */
export const codebookFacts: (codebook: Codebook) => CodebookFacts = oncePer(gather)

function gather({kinds}: Codebook): CodebookFacts {
  const required = new Map<Kind, readonly Attribute[]>()
  const withDeprecated: Attribute[] = []
  for (const kind of kinds.values()) {
    const attributes = [...kind.attributes.values()]
    const wanted = attributes.filter(
      attribute => attribute.required && !(kind.unit === 'claim' && attribute.name === 'speaker')
    )
    if (wanted.length > 0) required.set(kind, wanted)
    for (const attribute of attributes) if (hasDeprecated(attribute)) withDeprecated.push(attribute)
  }
  return {required, withDeprecated}
}

function hasDeprecated({codes}: Attribute): boolean {
  return [...codes.values()].some(({deprecated}) => deprecated)
}
