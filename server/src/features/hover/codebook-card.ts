import {joinPhrases, type Phrase, phrase} from '../../base/phrase.js'
import type {Attribute, Code, Kind} from '../../codebook/codebook.js'
import {typeName} from '../../codebook/type-names.js'
import {type Card, labelOf, type RowValue, row} from './card.js'

/** The card of a kind. */
export function kindCard(kind: Kind): Card {
  return {
    isCodebook: true,
    title: kind.label,
    tags: [UNITS[kind.unit]],
    id: kind.name,
    text: kind.description || undefined,
    rows: [
      ...row(
        phrase`May contain`,
        [...kind.contains].map(text => ({text}))
      ),
      ...row(
        phrase`Required`,
        [...kind.attributes.values()]
          .filter(({required}) => required)
          .map(({name}) => ({text: name}))
      )
    ]
  }
}

/** The card of an attribute. */
export function attributeCard(attribute: Attribute): Card {
  return {
    isCodebook: true,
    title: labelOf(attribute.name),
    tags: tagsOf(attribute),
    id: attribute.name,
    text: attribute.description || undefined,
    rows: [
      ...row(phrase`Values`, [...attribute.codes.values()].slice(0, MOST_CODES).map(codeValue)),
      ...row(
        attribute.codes.size > 0 ? phrase`Also` : phrase`Values`,
        [...attribute.also].map(([text, detail]) => ({text, detail}))
      )
    ]
  }
}

const MOST_CODES = 30

/** The card of a code of an attribute. */
export function codeCard(code: Code, attribute: Attribute): Card {
  const above = code.within === undefined ? undefined : attribute.codes.get(code.within)
  return {
    isCodebook: true,
    title: code.label,
    tags: [labelOf(attribute.name), ...(code.deprecated ? [phrase`deprecated`] : [])],
    id: code.name,
    text: code.definition || undefined,
    rows: [
      ...row(phrase`Replaced by`, code.replacedBy === undefined ? [] : [{text: code.replacedBy}]),
      ...row(phrase`Within`, above ? [{text: above.label, detail: above.name}] : [])
    ]
  }
}

/** The card of a value that an attribute accepts besides those of its type. */
export function alsoCard(value: string, attribute: Attribute): Card {
  return {
    isCodebook: true,
    title: labelOf(value),
    tags: [labelOf(attribute.name)],
    id: value,
    text: attribute.also.get(value) || undefined,
    rows: []
  }
}

function tagsOf({type, of, many, mentions, required}: Attribute): readonly Phrase[] {
  const named =
    type === 'entry' && of.size > 0
      ? phrase`entry of ${joinPhrases([...of], (a, b) => phrase`${a} or ${b}`)}`
      : typeName(type)
  return [
    named,
    ...(many ? [phrase`several allowed`] : []),
    ...(mentions ? [phrase`mentions allowed`] : []),
    ...(required ? [phrase`required`] : [])
  ]
}

function codeValue({name, deprecated}: Code): RowValue {
  return deprecated ? {text: name, detail: phrase`deprecated`} : {text: name}
}

const UNITS = {
  mention: phrase`mention`,
  claim: phrase`claim`,
  mark: phrase`mark`
} as const satisfies Record<Kind['unit'], Phrase>
