import {ruleIds} from '../../rules/registry.js'
import type {Command} from '../commands/command.js'
import {helpOption} from '../help/command-help.js'
import type {Option} from '../options/option.js'
import {bashScript} from './bash.js'
import type {CommandShape, Completed, OptionShape} from './command-shape.js'
import {fishScript} from './fish.js'
import {powershellScript} from './powershell.js'
import {zshScript} from './zsh.js'

/** The script of each shell. */
export const scripts: Readonly<
  Record<'bash' | 'zsh' | 'fish' | 'powershell', (commands: readonly CommandShape[]) => string>
> = {bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript}

/** The shapes of all commands, `help` among them. */
export function describeCommands(commands: readonly Command[]): readonly CommandShape[] {
  const names = commands.map(({name}) => name)
  const help: CommandShape = {
    name: 'help',
    summary: 'Explain a command',
    options: [],
    operands: names
  }
  const shapes = commands.map(command => ({
    name: command.name,
    summary: command.summary,
    options: [...command.options.flatMap(({options}) => options), helpOption].map(describeOption),
    operands: operandsOf(command)
  }))
  return [...shapes, help]
}

function operandsOf({completes}: Command): Completed {
  return completes === 'rules' ? [...ruleIds] : completes
}

function describeOption(option: Option): OptionShape {
  const {value, choices} = option
  return {...option, values: value === undefined ? undefined : (choices ?? placesOf(value))}
}

/** Values called FILE, FOLDER or PATH are paths. */
function placesOf(value: string): Completed {
  return /^(FILE|FOLDER|PATH)/.test(value) ? 'paths' : 'nothing'
}
