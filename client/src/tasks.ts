import {
  type Disposable,
  type ExtensionContext,
  ProcessExecution,
  Task,
  TaskGroup,
  tasks,
  type WorkspaceFolder,
  workspace
} from 'vscode'

/**
 * Offers a task for each folder that checks all of it: diagnostics cover the open articles, Problems then shows
 * those of all others too. Further options of `newsmark check` may stand in `tasks.json`.
 */
export function provideTasks(context: ExtensionContext): Disposable {
  const commandLine = context.asAbsolutePath('dist/cli.cjs')
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({uri}) => uri.scheme === 'file')
        .map(folder => checkTask(commandLine, folder, {type: TYPE, command: 'check'})),
    resolveTask: ({definition, scope}) => {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0]
      return folder && checkTask(commandLine, folder, definition as CheckDefinition)
    }
  })
}

const TYPE = 'newsmark'

/**
 * Each writes into the collection that the server's own diagnostics of such a file come in, so that those
 * replace what the task found once the file is opened.
 */
const MATCHERS = ['$newsmark', '$newsmark-project']

/** As `taskDefinitions` in package.json describes it. */
interface CheckDefinition {
  readonly type: typeof TYPE
  readonly command: 'check'
  readonly args?: readonly string[]
}

/** The editor's own runtime runs the command line, so that nothing else need be installed. */
function checkTask(
  commandLine: string,
  folder: WorkspaceFolder,
  definition: CheckDefinition
): Task {
  const args = [commandLine, definition.command, '--format', 'concise', ...(definition.args ?? [])]
  const execution = new ProcessExecution(process.execPath, args, {
    cwd: folder.uri.fsPath,
    env: {ELECTRON_RUN_AS_NODE: '1'}
  })
  const task = new Task(definition, folder, 'check', TYPE, execution, MATCHERS)
  task.group = TaskGroup.Test
  task.detail = 'newsmark check'
  task.presentationOptions = {clear: true, echo: false, showReuseMessage: false}
  return task
}
