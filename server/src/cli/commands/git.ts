import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import {readWord} from '../options/read-arguments.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The ways to set git up. */
const actions = ['install', 'status', 'uninstall'] as const

/** The text of `newsmark git --help` before the options. */
const gitDetails: string = `Actions:
  install    Have git merge articles by \`newsmark merge-file\`, and show by \`newsmark textconv\`
             what changed in them: a line in .gitattributes, which all clones get, and the
             configuration of this clone, which each needs for itself
  status     Tell whether both are there
  uninstall  Take both away

\`newsmark\` has to be on the PATH of whoever runs git.
`

/** The text behind them. */
const gitNotes: string = plainExitCodesHelp.replace(
  '  2 ',
  '  1    something is missing, with status\n  2 '
)

/** `newsmark git install|status|uninstall` */
export const gitCommand: Command = {
  name: 'git',
  summary: 'Have git merge and compare articles tag by tag',
  operands: actions.join('|'),
  completes: actions,
  details: gitDetails,
  options: [
    {
      title: 'Options',
      options: [
        {
          name: 'global',
          help: 'Configure git for all repositories of this user, not for this clone'
        }
      ]
    }
  ],
  notes: gitNotes,
  run: setUpGit
}

async function setUpGit({operands, flags}: Arguments): Promise<number> {
  const action = readWord(operands, 'action', actions)
  const {runGitSetup} = await import('../../runner/merge/git-setup.js')
  return runGitSetup(action, {isGlobal: flags.has('global')}, createContext())
}
