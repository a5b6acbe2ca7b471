import type {OptionGroup} from './option.js'

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
