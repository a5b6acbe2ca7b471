import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {ROOT} from '../cli/run-cli.js'
import {type Shown, sortShown} from './shown.js'

/** An editor that has a folder open, with files of it in tabs. */
export interface Editor {
  /** What the server says of all files now. */
  readonly findings: () => Promise<readonly Shown[]>
  readonly close: () => Promise<void>
}

/** The server that it starts, and with whose rights. */
interface EditorOptions {
  readonly program?: string
  readonly uid?: number
  readonly gid?: number
}

/** Opens files of a folder in an editor that asks for diagnostics, as VS Code does. */
export async function openEditor(
  folder: string,
  files: readonly string[],
  {program = path.join(ROOT, 'dist/server.cjs'), ...rights}: EditorOptions = {}
): Promise<Editor> {
  const server = spawn(process.execPath, [program, '--stdio'], rights)
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin)
  )
  connection.onRequest('workspace/diagnostic/refresh', () => null)
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {
      textDocument: {diagnostic: {}},
      workspace: {diagnostics: {refreshSupport: true}}
    },
    workspaceFolders: [{uri: uri(''), name: 'corpus'}]
  })
  await connection.sendNotification('initialized', {})
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const languageId = file.endsWith('.txt') ? 'newsmark' : file.endsWith('.json') ? 'json' : 'yaml'
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri: uri(file), languageId, version: 1, text}
    })
  }
  return {
    findings: async () => {
      const answers = await Promise.all(files.map(file => ask(connection, file, uri(file))))
      return sortShown(answers.flat())
    },
    close: async () => {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
    }
  }
}

async function ask(connection: ProtocolConnection, file: string, uri: string): Promise<Shown[]> {
  const {items} = await connection.sendRequest<{readonly items: readonly Diagnostic[]}>(
    'textDocument/diagnostic',
    {textDocument: {uri}}
  )
  return items.map(({range, severity = 0, code, message}) => ({
    path: file,
    place: [range.start, range.end]
      .map(({line, character}) => `${line + 1}:${character + 1}`)
      .join('-'),
    severity: SEVERITIES[severity] ?? String(severity),
    ruleId: String(code),
    message: String(message)
  }))
}

const SEVERITIES = ['', 'error', 'warning', 'info']
