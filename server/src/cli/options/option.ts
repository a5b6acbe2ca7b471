/** One option of a command: what is parsed, completed and explained are all made of it. */
export interface Option {
  /** The long name without dashes. */
  readonly name: string
  /** One letter. */
  readonly short?: string
  /** What stands for the value in the help, as `FILE`; an option without it is a flag. */
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
