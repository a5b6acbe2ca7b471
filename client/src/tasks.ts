import {
  commands,
  Disposable,
  type ExtensionContext,
  ProcessExecution,
  Task,
  TaskGroup,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace
} from 'vscode'

/**
 * Provides a task for each workspace folder that checks all of its articles, with the exit code of the command line
 * and for projects of any size. Options of `newsmark check` may be set in `tasks.json`.
 */
export function provideTasks(context: ExtensionContext): Disposable {
  const commandLine = context.asAbsolutePath('dist/cli.cjs')
  const provider = tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({uri}) => uri.scheme === 'file')
        .map(folder => checkTask(commandLine, folder, {type: TYPE, command: 'check'})),
    resolveTask: ({definition, scope}) => {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0]
      return folder && checkTask(commandLine, folder, definition as CheckDefinition)
    }
  })
  const command = commands.registerCommand('newsmark.checkFolder', (uri?: Uri) =>
    checkFolder(commandLine, uri)
  )
  return Disposable.from(provider, command)
}

/** Runs the task on one folder of the workspace; on the first one where none is named. */
async function checkFolder(commandLine: string, uri: Uri | undefined): Promise<void> {
  const named = uri instanceof Uri ? workspace.getWorkspaceFolder(uri) : undefined
  const folder = named ?? workspace.workspaceFolders?.[0]
  if (!folder) return
  const name = named && uri ? workspace.asRelativePath(uri, false) : ''
  const args = name === '' || uri?.path === folder.uri.path ? [] : ['--', name]
  await tasks.executeTask(checkTask(commandLine, folder, {type: TYPE, command: 'check', args}))
}

const TYPE = 'newsmark'

/**
 * Problem matchers. They write to the same collections as the server, so that its diagnostics replace those of the task
 * once a file is opened.
 */
const MATCHERS = ['$newsmark', '$newsmark-project']

/** The task definition, as `taskDefinitions` in package.json describes it. */
interface CheckDefinition {
  readonly type: typeof TYPE
  readonly command: 'check'
  readonly args?: readonly string[]
}

/** Makes a task that runs the bundled command line on the editor's own Node runtime. */
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
