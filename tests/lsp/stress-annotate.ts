import {expect} from 'vitest'
import {
  type CodeAction,
  ErrorCodes,
  LSPErrorCodes,
  type ResponseError,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import type {Annotated, AnnotateParams} from '../../server/src/lsp/protocol.js'
import {positionAt} from './open-session.js'
import type {Act} from './stress-acts.js'
import {passing} from './stress-clock.js'
import {change, offsetIn, rangeIn, take} from './stress-take.js'
import type {OpenText, World} from './stress-world.js'

/** What is selected in a document, in UTF-16 offsets. */
export interface Selected {
  readonly uri: string
  readonly start: number
  readonly end: number
}

/** An act that is asked for by its name. */
export type NamedAct = Pick<AnnotateParams, 'act' | 'arguments' | 'exact'>

/** Chooses one of the code actions at a selection, as a user does in a menu, and takes its edit. */
async function choose(world: World, selected: Selected, index: number): Promise<boolean> {
  const document = world.open.get(selected.uri)
  const chosen = document && (await offeredAt(world, document, selected, index))
  const resolved = chosen && (await edited(resolve(world, chosen)))
  if (!resolved) return false
  await take(world, resolved.edit)
  return true
}

/** Chooses a code action, types before the edit comes, and gets none. */
async function chooseLate(world: World, selected: Selected, index: number): Promise<boolean> {
  const document = world.open.get(selected.uri)
  const chosen = document && (await offeredAt(world, document, selected, index))
  if (!chosen) return false
  const end = document.text.length
  await change(world, document, [{start: end, end, text: ' '}])
  await expectOutdated(resolve(world, chosen), `${chosen.title} in a text that was changed`)
  return true
}

/** Asks for the edit of any act, and takes it; one in another version of the document has to be refused. */
async function request(
  world: World,
  selected: Selected,
  named: NamedAct,
  versionsAgo: number
): Promise<boolean> {
  const document = world.open.get(selected.uri)
  if (!document) return false
  const params = paramsOf(document, selected, named, versionsAgo)
  const asked = world.peer.connection.sendRequest<Annotated>('newsmark/annotate', params)
  if (versionsAgo !== 0) {
    await expectOutdated(asked, `${JSON.stringify(params)} in version ${document.version}`)
    return true
  }
  const annotated = await edited(asked)
  if (!annotated || !(await take(world, annotated.edit))) return false
  const {start, end} = annotated.range
  const ends = [start, end].map(position => offsetIn(document.text, position))
  const back = ends.map(offset => positionAt(document.text, offset))
  expect(back, `what ${named.act} selects`).toEqual([start, end])
  return true
}

/** Has the command do an act: the edit comes from the server, and is taken. */
async function execute(world: World, selected: Selected, named: NamedAct): Promise<boolean> {
  const document = world.open.get(selected.uri)
  if (!document) return false
  const {connection} = world.peer
  const taken: WorkspaceEdit[] = []
  const listening = connection.onRequest(
    'workspace/applyEdit',
    async ({edit}: {edit: WorkspaceEdit}) => {
      taken.push(edit)
      await take(world, edit)
      return {applied: true}
    }
  )
  const params = paramsOf(document, selected, named, 0)
  const command = {command: 'newsmark.annotate', arguments: [params]}
  const done = await edited(connection.sendRequest('workspace/executeCommand', command))
  listening.dispose()
  expect(taken.length, JSON.stringify(params)).toBe(done === undefined ? 0 : 1)
  return done !== undefined
}

/** Takes the last act in a document back by the inverse of its edits, where nothing was typed since. */
async function revert(world: World, uri: string): Promise<boolean> {
  const document = world.open.get(uri)
  const acted = document?.acted
  if (!acted || acted.version !== document.version) return false
  await change(world, document, acted.inverse)
  expect(document.text).toBe(acted.before)
  return true
}

/** What an annotator can do. */
export const annotating: {
  readonly choose: Act<[Selected, number]>
  readonly chooseLate: Act<[Selected, number]>
  readonly request: Act<[Selected, NamedAct, number]>
  readonly execute: Act<[Selected, NamedAct]>
  readonly revert: Act<[string]>
} = {choose, chooseLate, request, execute, revert}

/** The act that is offered at a selection, of those that are possible, by an index that may be any; undefined where none is. */
async function offeredAt(
  {peer}: World,
  document: OpenText,
  selected: Selected,
  index: number
): Promise<CodeAction | undefined> {
  const {uri} = document
  const context = {diagnostics: [], only: ['refactor']}
  const params = {textDocument: {uri}, range: rangeIn(document.text, selected), context}
  const found = await passing(
    peer.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)
  )
  const possible = (found ?? []).filter(({disabled, edit, data}) => !disabled && !edit && data)
  return possible[index % Math.max(1, possible.length)]
}

function resolve({peer}: World, action: CodeAction): Promise<CodeAction> {
  return peer.connection.sendRequest('codeAction/resolve', action)
}

function paramsOf(
  {uri, version, text}: OpenText,
  selected: Selected,
  named: NamedAct,
  versionsAgo: number
): AnnotateParams {
  const textDocument = {uri, version: version - versionsAgo}
  return {textDocument, range: rangeIn(text, selected), ...named}
}

/**
 * Waits for what gives an edit; undefined where it is refused with a reason. An edit of several files is refused too where
 * something was typed into one of them that is not taken in yet.
 */
export async function edited<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await passing(asked)
  } catch (error) {
    const {code, message} = error as ResponseError
    const isEarly = code === LSPErrorCodes.ContentModified && message === UNREAD
    if (!isEarly) expect(REFUSALS, `${code}: ${message}`).toContain(code)
    return undefined
  }
}

const UNREAD = 'A document was changed in the meantime'
const REFUSALS: readonly number[] = [LSPErrorCodes.RequestFailed, ErrorCodes.InvalidParams]

/** Waits for a refusal because of the version, or of what is no article in any version. */
async function expectOutdated(asked: Promise<unknown>, told: string): Promise<void> {
  const outcome = await passing(asked.catch((error: ResponseError) => error))
  const {code, message} = outcome as ResponseError
  if (code === LSPErrorCodes.RequestFailed) expect(message, told).toContain('no open article')
  else expect(code, `${told}: ${message}`).toBe(LSPErrorCodes.ContentModified)
}
