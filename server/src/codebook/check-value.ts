import {expectName} from '../base/near-names.js'
import {type Message, type Phrase, phrase, toMessage} from '../base/phrase.js'
import type {Attribute} from './codebook.js'
import {isDate} from './dates.js'

/** Why a value does not fit its attribute. */
export interface ValueProblem extends Message {
  /** Replacements for the value, best first. */
  readonly expected: readonly string[]
}

const number = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/
const address = /^https?:\/\/[^\s/]+\S*$/i

/**
 * Checks one value of a tag's attribute or an entry's field against its type, as text.
 * Whether entries and claims exist is not looked at. `before` is the number of problems that the file
 * had already: after many, no nearest codes are searched.
 */
export function checkValue(
  attribute: Attribute,
  text: string,
  before = 0
): ValueProblem | undefined {
  if (attribute.also.has(text)) return undefined
  switch (attribute.type) {
    case 'code':
      return checkCode(attribute, text, before)
    case 'date':
      return isDate(text) ? undefined : problem(text, phrase`a date like \`2016-04-22\``)
    case 'number':
      return number.test(text) ? undefined : problem(text, phrase`a number`)
    case 'url':
      return address.test(text) ? undefined : problem(text, phrase`an address like \`https://…\``)
    case 'flag':
      return checkFlag(text)
    default:
      return undefined
  }
}

function checkCode(
  {codes, also}: Attribute,
  text: string,
  before: number
): ValueProblem | undefined {
  if (codes.size === 0 || codes.has(text)) return undefined
  const known = new Set([...codes.keys(), ...also.keys()])
  const {wanted, expected} = expectName(text, known, phrase`a code that the codebook lists`, before)
  return {...toMessage(phrase`Unexpected \`${text}\`, expected ${wanted}`), expected}
}

function checkFlag(text: string): ValueProblem | undefined {
  return text === '' || text === 'true' || text === 'false'
    ? undefined
    : {
        ...toMessage(phrase`Unexpected \`${text}\`, expected \`true\` or \`false\``),
        expected: ['true', 'false']
      }
}

function problem(text: string, wanted: Phrase): ValueProblem {
  return {...toMessage(phrase`Unexpected \`${text}\`, expected ${wanted}`), expected: []}
}
