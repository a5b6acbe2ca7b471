import {type ParseArgsConfig, parseArgs} from 'node:util'
import {nearest} from '../text/nearest.js'
import {UsageError} from './usage-error.js'

/** The options that a command takes, by their long names without dashes. */
export type OptionTypes = Readonly<Record<string, 'flag' | 'value'>>

/** What was given to a command. */
export interface Arguments {
  /** Paths; `-` is one of them. */
  readonly operands: readonly string[]
  readonly flags: ReadonlySet<string>
  /** Of an option given twice the last value holds. */
  readonly values: ReadonlyMap<string, string>
}

/** Sorts the arguments of a command; throws a UsageError on an option that it does not take. */
export function readArguments(args: readonly string[], types: OptionTypes): Arguments {
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const operands: string[] = []
  for (const token of tokenise(args, types)) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    if (types[token.name] === 'flag' && token.value === undefined) flags.add(token.name)
    else values.set(token.name, readValue(token, types))
  }
  return {operands, flags, values}
}

function describe(name: string, type: 'flag' | 'value') {
  if (type === 'value') return {type: 'string'} as const
  return name === 'help' ? ({type: 'boolean', short: 'h'} as const) : ({type: 'boolean'} as const)
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
}

function tokenise(args: readonly string[], types: OptionTypes) {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, type] of Object.entries(types)) options[name] = describe(name, type)
  return parseArgs({args: [...args], options, strict: false, allowPositionals: true, tokens: true})
    .tokens
}

function readValue({name, rawName, value}: OptionToken, types: OptionTypes): string {
  const type = types[name]
  if (!type) throw unknownOption(rawName, types)
  if (type === 'flag')
    throw new UsageError(`Unexpected value for \`${rawName}\`, expected it alone`)
  if (value === undefined)
    throw new UsageError(`Unexpected \`${rawName}\` without a value, expected one behind it`)
  return value
}

function unknownOption(written: string, types: OptionTypes): UsageError {
  const known = Object.keys(types).map(name => `--${name}`)
  const [best] = nearest(written, known)
  return new UsageError(
    `Unexpected option \`${written}\`, expected ${best ? `\`${best}\`` : `one of ${known.join(', ')}`}`
  )
}

/** The value of an option that takes one of several words; throws a UsageError on any other. */
export function readChoice<Choice extends string>(
  {values}: Arguments,
  name: string,
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

/** The value of an option that takes a whole number from 0 on, or undefined where it is not given. */
export function readCount({values}: Arguments, name: string): number | undefined {
  const written = values.get(name)
  if (written === undefined) return undefined
  if (/^\d{1,15}$/.test(written)) return Number(written)
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--${name}\`, expected a whole number from 0 on`
  )
}
