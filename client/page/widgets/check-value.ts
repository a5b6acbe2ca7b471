import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {Text} from './ask.js'

/**
 * A date of ISO 8601 or of EDTF's first level, as the server reads it: a year, a month or a day, perhaps with a time,
 * perhaps uncertain, perhaps with unknown digits.
 */
const date =
  /^(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?[?~%]?$/
const number = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/
const address = /^https?:\/\/[^\s/]+\S*$/i

/**
 * Why a typed value does not fit its attribute, in one sentence; undefined where it does, and where nothing is typed. The
 * server checks it again; this is for the reader who is still typing.
 */
export function problemWithValue(
  {type, also}: Pick<AttributeInfo, 'type' | 'also'>,
  value: string,
  text: Text
): string | undefined {
  if (value === '' || also.some(({name}) => name === value)) return undefined
  if (type === 'date' && !isDate(value))
    return text('This is no date: write it like 2016-04-22, 2016-04 or 2016')
  if (type === 'number' && !number.test(value)) return text('This is no number')
  if (type === 'url' && !address.test(value))
    return text('This is no address: it begins with https://')
  return undefined
}

function isDate(value: string): boolean {
  const ends = value.split('/')
  if (ends.length === 1) return isSingleDate(value)
  const isEach = ends.every(end => end === '' || end === '..' || isSingleDate(end))
  return ends.length === 2 && isEach && value !== '/'
}

function isSingleDate(value: string): boolean {
  const match = date.exec(value)
  if (!match) return false
  const [, year = '', month = '01', day = '01'] = match
  if (!mayBe(month, 1, 12)) return false
  return mayBe(day, 1, month.includes('X') || year.includes('X') ? 31 : daysIn(year, month))
}

/** Whether two digits, of which some may be unknown, can stand for a number between two others. */
function mayBe(digits: string, least: number, most: number): boolean {
  const low = Number(digits.replaceAll('X', '0'))
  return Number(digits.replaceAll('X', '9')) >= least && low <= most
}

function daysIn(year: string, month: string): number {
  const number = Number(year)
  const isLeap = number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0)
  if (month === '02') return isLeap ? 29 : 28
  return ['04', '06', '09', '11'].includes(month) ? 30 : 31
}
