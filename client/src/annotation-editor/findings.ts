import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type Range,
  type TextDocument,
  workspace
} from 'vscode'
import type {CodeAction, Command} from 'vscode-languageclient'
import type {PlainRange} from '../../../server/src/lsp/protocol.js'
import type {IgnorePlace} from '../ignore.js'
import {plain} from '../ranges.js'
import type {ServerClient} from '../server-client.js'
import type {PageFinding} from './messages.js'
import {request, uriFor} from './requests.js'

/** The findings in a version of an article, and what VS Code has them as, in the same order. */
export interface Found {
  readonly version: number
  readonly findings: readonly PageFinding[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds what is wrong with an article in a version, as VS Code shows it: first where and what, then the fixes there are.
 * `tell` takes both, and gives whether the version is still the newest one.
 */
export async function findingsOf(
  client: ServerClient,
  document: TextDocument,
  version: number,
  tell: (found: Found) => boolean
): Promise<void> {
  const diagnostics = languages
    .getDiagnostics(document.uri)
    .filter(({source}) => source === 'newsmark')
  const ranges = diagnostics.map(({range}) => plain(range))
  const textDocument = {uri: uriFor(client, document), version}
  const places = await ask(client, textDocument, ranges)
  if (!places) return
  const findings = diagnostics.flatMap((diagnostic, at): PageFinding[] => {
    const span = places[at]
    return span ? [{...span, ...describe(diagnostic), fixes: []}] : []
  })
  if (findings.length !== diagnostics.length) return
  if (!tell({version, findings, diagnostics}) || findings.length === 0) return
  await pause()
  if (document.version !== version) return
  const actions = await actionsFor(client, document, diagnostics)
  tell({
    version,
    diagnostics,
    findings: findings.map((finding, at) => ({
      ...finding,
      fixes: fixesOf(actions, diagnostics[at]).map(({title}) => title)
    }))
  })
}

async function ask(
  client: ServerClient,
  textDocument: {readonly uri: string; readonly version: number},
  ranges: readonly PlainRange[]
): Promise<readonly {readonly start: number; readonly end: number}[] | undefined> {
  if (ranges.length === 0) return []
  try {
    return (await request(client, 'newsmark/places', {textDocument, ranges}))?.spans
  } catch {
    // The text is another by now: the next change asks again.
    return undefined
  }
}

/** Fixes are for who stops to read: a key that follows at once is not to wait for them. */
function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 400))
}

function describe({
  code,
  message,
  severity
}: Diagnostic): Pick<PageFinding, 'rule' | 'message' | 'severity'> {
  const rule = String(typeof code === 'object' ? code.value : (code ?? ''))
  return {rule, message, severity: SEVERITIES[severity]}
}

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint'
} as const

/**
 * The actions that the server offers for diagnostics: one request for the stretch that holds them all. What VS Code's own
 * command gives does not say which diagnostics an action is for.
 */
async function actionsFor(
  client: ServerClient,
  document: TextDocument,
  diagnostics: readonly Diagnostic[]
): Promise<readonly CodeAction[]> {
  const [first, ...others] = diagnostics
  if (!first) return []
  const range = others.reduce<Range>((all, {range}) => all.union(range), first.range)
  const found = await client.sendRequest<readonly (CodeAction | Command)[] | null>(
    'textDocument/codeAction',
    {
      textDocument: {uri: uriFor(client, document)},
      range: plain(range),
      context: {
        diagnostics: await client.asDiagnostics(diagnostics),
        only: ['quickfix'],
        triggerKind: INVOKED
      }
    }
  )
  return (found ?? []).flatMap(action => (isCommand(action) ? [] : [action]))
}

/** `CodeActionTriggerKind.Invoked` of the protocol. */
const INVOKED = 1

function isCommand(action: CodeAction | Command): action is Command {
  return typeof action.command === 'string'
}

/** The fixes of a finding, without what ignores it. */
function fixesOf(actions: readonly CodeAction[], diagnostic: Diagnostic | undefined): CodeAction[] {
  return actionsOf(actions, diagnostic).filter(action => !isIgnoring(action))
}

function actionsOf(
  actions: readonly CodeAction[],
  diagnostic: Diagnostic | undefined
): CodeAction[] {
  return diagnostic
    ? actions.filter(
        ({diagnostics, disabled}) =>
          !disabled && diagnostics?.some(other => isSame(other, diagnostic))
      )
    : []
}

function isSame(
  {message, range: {start, end}}: NonNullable<CodeAction['diagnostics']>[number],
  {message: said, range}: Diagnostic
): boolean {
  return (
    message === said &&
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  )
}

function isIgnoring({command}: CodeAction): boolean {
  return command?.command === 'newsmark.ignore'
}

/**
 * Fixes a finding, or has it ignored. Gives whether there was such a fix.
 *
 * @param which the index of a fix, or `ignore`
 * @param ignore writes the comment; gives nothing where VS Code is to ask for the reason
 */
export async function mend(
  client: ServerClient,
  document: TextDocument,
  diagnostic: Diagnostic,
  which: number | 'ignore',
  ignore: (place: IgnorePlace) => Promise<void> | undefined
): Promise<boolean> {
  const actions = await actionsFor(client, document, [diagnostic])
  const found =
    which === 'ignore'
      ? actionsOf(actions, diagnostic).find(isIgnoring)
      : fixesOf(actions, diagnostic)[which]
  if (!found) return false
  const isWhole = found.edit !== undefined || found.command !== undefined
  const action = isWhole ? found : await client.sendRequest<CodeAction>('codeAction/resolve', found)
  const edit = await client.fromEdit(action.edit)
  if (edit) await workspace.applyEdit(edit)
  const {command} = action
  if (!command) return true
  const {arguments: given = []} = command
  const isWritten = which === 'ignore' ? ignore(given as unknown as IgnorePlace) : undefined
  await (isWritten ?? commands.executeCommand(command.command, ...given))
  return true
}
