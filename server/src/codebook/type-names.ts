import {type Phrase, phrase} from '../base/phrase.js'
import type {AttributeType} from './codebook.js'

/** What a type of values is called, for people. */
export function typeName(type: AttributeType): Phrase {
  return TYPES[type]
}

const TYPES: Readonly<Record<AttributeType, Phrase>> = {
  entry: phrase`entry`,
  claim: phrase`claim`,
  code: phrase`code`,
  text: phrase`text`,
  date: phrase`date`,
  number: phrase`number`,
  url: phrase`url`,
  flag: phrase`flag`,
  alias: phrase`alias`,
  ids: phrase`ids`
}
