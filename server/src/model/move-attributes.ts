import type {Tag} from '../syntax/tag.js'
import type {Unit, UnitAttribute} from './article-model.js'
import {rereadAttributes} from './unit-attributes.js'

/** The attributes of a unit at another place of its tag, which has the same attributes there. */
export function moveAttributes({attributes}: Unit, tag: Tag): readonly UnitAttribute[] {
  return rereadAttributes(attributes, tag.attributes)
}
