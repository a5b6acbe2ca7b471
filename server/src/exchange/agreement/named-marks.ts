import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {CoderPair, Mark} from './coded-text.js'
import type {Found} from './f1.js'

/** What the ids of two coders name: one word for the marks of a pair, and one for each that only one of them has. */
export interface NamedMarks {
  readonly first: ReadonlyMap<string, string>
  readonly second: ReadonlyMap<string, string>
}

/** Finds what the ids of two coders name in a text; of several marks with one id the first counts. */
export function nameMarks(
  text: string,
  [a, b]: CoderPair,
  {pairs, onlyFirst, onlySecond}: Found<Mark>
): NamedMarks {
  const marks = [...pairs.flat(), ...onlyFirst, ...onlySecond]
  if (marks.every(({references}) => references.length === 0)) return NOTHING
  const [first, second] = [new Map<string, string>(), new Map<string, string>()]
  const add = (names: Map<string, string>, {id}: Mark, name: string): void => {
    if (id !== undefined && !names.has(id)) names.set(id, name)
  }
  const inOrder = (list: readonly Mark[]): readonly Mark[] => [...list].sort((x, y) => x.at - y.at)
  const partners = new Map(pairs.map(([mark, other]) => [other, mark]))
  for (const mark of inOrder([...pairs.map(([mark]) => mark), ...onlyFirst]))
    add(first, mark, `${text} ${a} ${mark.at}`)
  for (const mark of inOrder([...partners.keys(), ...onlySecond])) {
    const partner = partners.get(mark)
    add(second, mark, partner ? `${text} ${a} ${partner.at}` : `${text} ${b} ${mark.at}`)
  }
  return {first, second}
}

const NOTHING: NamedMarks = {first: new Map(), second: new Map()}

/** The values of an attribute, none where it is not given; ids of the article by what they name. */
export function comparedValues(
  {attributes, references}: Mark,
  attribute: string,
  names: ReadonlyMap<string, string>
): readonly string[] {
  const values = attributes.get(attribute) ?? []
  if (!references.includes(attribute)) return values
  return values.map(value => {
    const {article, claim} = parseClaimName(value)
    return (article === undefined ? names.get(claim) : undefined) ?? value
  })
}
