/** One option of a command: parsing, help, completion and the manual page are made of it. */
export interface Option<Name extends string = string> {
  /** The long name without dashes. */
  readonly name: Name
  /** One letter. */
  readonly short?: string
  /** The name of the value in the help, as `FILE`; an option without it is a flag. */
  readonly value?: string
  /** The value may be left out, and is only taken behind `=`, as in `--color[=WHEN]`. */
  readonly optional?: true
  /** The only values there are, for options that take one of several words. */
  readonly choices?: readonly string[]
  /** One sentence without a full stop. */
  readonly help: string
}

/** Options under a heading of the help. */
export interface OptionGroup {
  readonly title: string
  readonly options: readonly Option[]
}

/** A group of options with the reader of their values. */
export interface ReadableGroup<Values> extends OptionGroup {
  /** Reads all that the options of the group say; throws a UsageError where they make no sense. */
  readonly read: (given: Arguments, env: NodeJS.ProcessEnv) => Values
}

/** The arguments of a command: its operands, and its options by their names. */
export interface Arguments<Name extends string = string> {
  /** Paths; `-` is one of them. */
  readonly operands: readonly string[]
  readonly flags: {has(name: Name): boolean}
  /** Of an option given twice the last value holds; one whose value was left out has the empty text. */
  readonly values: {get(name: Name): string | undefined}
  /** All options that have a value, in the order in which they were given. */
  readonly ordered: readonly GivenValue[]
}

/** An option that has a value. */
export interface GivenValue {
  readonly name: string
  readonly value: string
}

/** Declares a group of options together with their reader, which can ask for no other ones. */
export function readableGroup<Name extends string, Values>(group: {
  readonly title: string
  readonly options: readonly Option<Name>[]
  readonly read: (given: Arguments<Name>, env: NodeJS.ProcessEnv) => Values
}): ReadableGroup<Values> {
  return group
}

/** The option of commands that print for people or as JSON; `json` says what is printed then. */
export function textOrJson(json: string): OptionGroup {
  return {
    title: 'Options',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        help: `text: for people (default); json: ${json}`
      }
    ]
  }
}
