import {commands, Disposable, l10n, Uri, window} from 'vscode'
import {kindOfKey} from './kind-keys.js'
import type {HostCommand, PageCommand} from './messages.js'
import {COMMAND_PREFIX, PAGE_COMMANDS} from './page-commands.js'
import {type Toggle, VIEW_TYPE} from './toggle.js'
import type {Panel} from './view.js'

/** What the commands work with. */
export interface CommandPorts {
  /** The panel that is active; undefined where there is none. */
  readonly active: () => Panel | undefined
  readonly toggle: Toggle
  readonly run: (panel: Panel, command: HostCommand, given: unknown) => Promise<void>
}

/** Registers the commands of the annotation editor: those of its page, and those that open and leave it. */
export function registerAnnotationCommands(ports: CommandPorts): Disposable {
  const {active, toggle, run} = ports
  const inPanel = (name: string, act: (panel: Panel, given: unknown) => unknown): Disposable =>
    commands.registerCommand(`${COMMAND_PREFIX}${name}`, (given: unknown) => {
      const panel = active()
      return panel && !isWarmUp(given) && act(panel, given)
    })
  return Disposable.from(
    ...PAGE_COMMANDS.map(command =>
      inPanel(command, (panel, given) => runInPage(panel, command, given))
    ),
    inPanel('tagInFolder', panel => run(panel, 'tagInFolder', {})),
    inPanel('tagInCorpus', panel => run(panel, 'tagInCorpus', {})),
    inPanel('showText', ({article, span}) => toggle.toText(article.document, span())),
    commands.registerCommand(`${COMMAND_PREFIX}open`, async (uri: unknown) => {
      if (uri instanceof Uri && String(uri) !== String(window.activeTextEditor?.document.uri))
        await commands.executeCommand('vscode.openWith', uri, VIEW_TYPE)
      else await toggle.toAnnotations()
    })
  )
}

/**
 * Has VS Code run each command once without doing anything. It asks for extensions to activate at the first run of a command,
 * and so the first `Space` would come after keys that were pressed behind it.
 */
export async function warmUp(): Promise<void> {
  const all = PAGE_COMMANDS.map(command => ({
    command: `${COMMAND_PREFIX}${command}`,
    args: {isWarmUp: true}
  }))
  await commands.executeCommand('runCommands', {commands: all})
}

/** Has the page carry out a command; one that marks by a key is for the kind that has this key in the article's codebook. */
function runInPage(panel: Panel, command: PageCommand, given: unknown): void {
  const key = keyIn(given)
  if (key === undefined) {
    const isPlain = typeof given === 'object' && given !== null && !(given instanceof Uri)
    panel.tell({type: 'run', command, ...(isPlain && {arguments: given})})
    return
  }
  const kind = kindOfKey(panel.kinds(), key)
  if (kind) panel.tell({type: 'run', command, arguments: {kind: kind.name}})
  else
    window.setStatusBarMessage(
      l10n.t('No kind of this codebook has the key {0}.', key),
      MESSAGE_TIME
    )
}

function isWarmUp(given: unknown): boolean {
  return (given as {readonly isWarmUp?: boolean} | null | undefined)?.isWarmUp === true
}

function keyIn(given: unknown): string | undefined {
  const {key} = (given ?? {}) as {readonly key?: unknown}
  return typeof key === 'string' ? key : undefined
}

/** Milliseconds. */
const MESSAGE_TIME = 4000
