import {type ParseArgsConfig, parseArgs} from 'node:util'
import {nearest} from '../../base/near-names.js'
import {UsageError} from '../../runner/usage-error.js'
import type {Arguments, GivenValue, Option} from './option.js'

/** Parses the arguments of a command; throws a UsageError on an option that it does not take. */
export function readArguments(args: readonly string[], known: readonly Option[]): ParsedArguments {
  const options = new Map(known.map(option => [option.name, option]))
  const flags = new Set<string>()
  const ordered: GivenValue[] = []
  const operands: string[] = []
  for (const token of tokenise(args, known)) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const value = readValue(token, options)
    if (value === undefined) flags.add(token.name)
    else ordered.push({name: token.name, value})
  }
  const values = new Map(ordered.map(({name, value}) => [name, value]))
  return {operands, flags, values, ordered}
}

/** Arguments whose options can be listed. */
export interface ParsedArguments extends Arguments {
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
}

function tokenise(args: readonly string[], known: readonly Option[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const {name, short, value, optional} of known) {
    const type = value === undefined || optional ? 'boolean' : 'string'
    options[name] = short === undefined ? {type} : {type, short}
  }
  return parseArgs({args: [...args], options, strict: false, allowPositionals: true, tokens: true})
    .tokens
}

/** Undefined for a flag. */
function readValue(
  {name, rawName, value}: OptionToken,
  known: ReadonlyMap<string, Option>
): string | undefined {
  const option = known.get(name)
  if (!option) throw unknownOption(rawName, known)
  if (option.value === undefined) {
    if (value === undefined) return undefined
    throw new UsageError(`\`${rawName}\` takes no value: write it alone`)
  }
  if (value === undefined && !option.optional)
    throw new UsageError(`\`${rawName}\` has no value: write one after it`)
  return value ?? ''
}

function unknownOption(written: string, options: ReadonlyMap<string, Option>): UsageError {
  const known = [...options.keys()].map(name => `--${name}`)
  const [best] = nearest(written, known)
  const few = known.length > 12 ? 'one that `--help` lists' : `one of ${known.join(', ')}`
  return new UsageError(`Unexpected option \`${written}\`, expected ${best ? `\`${best}\`` : few}`)
}

/** The value of an option that takes one of several words, the first by default; throws a UsageError on any other. */
export function readChoice<Name extends string, Choice extends string>(
  {values}: Pick<Arguments<Name>, 'values'>,
  name: Name,
  choices: readonly [Choice, ...Choice[]]
): Choice {
  const written = values.get(name)
  if (written === undefined) return choices[0]
  const chosen = choices.find(choice => choice === written)
  if (chosen) return chosen
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--${name}\`, expected one of ${choices.join(', ')}`
  )
}

/** The one operand of a command, a word of several, as an `action`; throws a UsageError on any other, or on more. */
export function readWord<Word extends string>(
  operands: readonly string[],
  what: string,
  words: readonly Word[]
): Word {
  const [written, second] = operands
  const found = words.find(word => word === written)
  if (found !== undefined && second === undefined) return found
  const expected = `expected one of ${words.join(', ')}`
  if (written === undefined) throw new UsageError(`Unexpected lack of ${what}, ${expected}`)
  if (found !== undefined)
    throw new UsageError(`Unexpected \`${second}\` behind \`${found}\`, expected nothing more`)
  const [best] = nearest(written, words)
  throw new UsageError(
    `Unexpected ${what} \`${written}\`, ${best ? `expected \`${best}\`` : expected}`
  )
}

/** The value of an option that takes a whole number from 0 on, or undefined where it is not given. */
export function readCount<Name extends string>(
  {values}: Pick<Arguments<Name>, 'values'>,
  name: Name
): number | undefined {
  const written = values.get(name)
  if (written === undefined) return undefined
  if (/^\d{1,15}$/.test(written)) return Number(written)
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--${name}\`, expected a whole number from 0 on`
  )
}
