import {bashScript} from './bash.js'
import type {CommandShape} from './describe-commands.js'
import {fishScript} from './fish.js'
import {zshScript} from './zsh.js'

/** The shells that can be taught, and how. */
export const scripts: Readonly<
  Record<'bash' | 'zsh' | 'fish', (commands: readonly CommandShape[]) => string>
> = {bash: bashScript, zsh: zshScript, fish: fishScript}
