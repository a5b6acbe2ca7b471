import {
  commands,
  Disposable,
  l10n,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace
} from 'vscode'
import type {CompareAnswer} from '../../../server/src/lsp/compare-protocol.js'
import {type AnnotationViews, isAnnotated} from '../annotation-editor/annotation-views.js'
import type {ServerClient} from '../server-client.js'
import type {Chosen} from './choose-version.js'
import {createComparisonView, toPick} from './comparison-view.js'
import {request} from './requests.js'
import {theirUri} from './their-text.js'

/** Two versions of an article side by side, and the disagreement that is shown. */
export interface Comparison {
  readonly next: (by: 1 | -1) => Promise<void>
  readonly list: () => Promise<void>
  readonly takeTheirs: () => Promise<void>
  readonly dispose: () => void
}

/** What tells VS Code that there is a comparison, for its keys. */
const CONTEXT = 'newsmark.comparing'

/**
 * Opens an article and another version of it side by side, both in the editor that shows ours; ours can be edited, theirs
 * cannot. `ended` is called when one of them is closed. Throws what the server refuses.
 */
export async function openComparison(
  {client, annotations}: {readonly client: ServerClient; readonly annotations: AnnotationViews},
  ours: TextDocument,
  {name, uri}: Chosen,
  ended: () => void
): Promise<Comparison> {
  const theirs = await openTheirs(ours, uri, name)
  const state: State = {answer: await compare(client, ours, theirs), at: -1}
  const view = createComparisonView({ours, theirs, name}, annotations)
  await view.open(isAnnotated(ours))
  const closing = Disposable.from(
    onClosed([ours, theirs], ended),
    annotations.onDidSelect(selected => {
      if (!state.answer.isTextChanged) view.follow(selected)
    })
  )
  const show = (at: number): Promise<void> => {
    state.at = Math.min(at, state.answer.disagreements.length - 1)
    return view.show(state.answer.disagreements, state.at)
  }
  const load = async (): Promise<void> => {
    state.answer = await compare(client, ours, theirs)
  }
  await commands.executeCommand('setContext', CONTEXT, true)
  await show(0)
  if (state.answer.isTextChanged) await window.showWarningMessage(otherWords())
  return {
    async next(by) {
      await load()
      const {length: count} = state.answer.disagreements
      await show(count === 0 ? -1 : (state.at + by + count) % count)
    },
    async list() {
      await load()
      const at = await pick(state.answer, name)
      if (at !== undefined) await show(at)
    },
    async takeTheirs() {
      if (state.answer.version !== ours.version) await load()
      if (!(await take(client, ours, theirs, state.at))) return
      await load()
      await show(state.at)
    },
    dispose() {
      closing.dispose()
      view.dispose()
      void commands.executeCommand('setContext', CONTEXT, false)
    }
  }
}

async function openTheirs(ours: TextDocument, uri: Uri, name: string): Promise<TextDocument> {
  const opened = await workspace.openTextDocument(theirUri(uri, name))
  return languages.setTextDocumentLanguage(opened, ours.languageId)
}

function otherWords(): string {
  return l10n.t('The two have other words: they can be compared, but nothing can be taken over.')
}

/** What the last comparison said, and which disagreement is shown; none is -1. */
interface State {
  answer: CompareAnswer
  at: number
}

function paramsOf(client: ServerClient, ours: TextDocument, theirs: TextDocument) {
  const uri = client.asUri(ours.uri)
  return {textDocument: {uri, version: ours.version}, theirs: theirs.getText()}
}

function compare(
  client: ServerClient,
  ours: TextDocument,
  theirs: TextDocument
): Promise<CompareAnswer> {
  return request(client, 'newsmark/compare', paramsOf(client, ours, theirs))
}

/** Takes over what the other coder says, as one edit, which one step takes back; gives whether it was made. */
async function take(
  client: ServerClient,
  ours: TextDocument,
  theirs: TextDocument,
  index: number
): Promise<boolean> {
  if (index < 0) return false
  const params = paramsOf(client, ours, theirs)
  const {edit} = await request(client, 'newsmark/takeTheirs', {...params, index})
  const made = await client.fromEdit(edit)
  const isCurrent = ours.version === params.textDocument.version
  return made !== undefined && isCurrent && (await workspace.applyEdit(made))
}

/** Asks for one of the disagreements; gives its place in the list. */
async function pick({disagreements}: CompareAnswer, name: string): Promise<number | undefined> {
  const items = disagreements.map((item, index) => ({...toPick(item, name), index}))
  const title = l10n.t('Disagreements with {0}', name)
  const picked = await window.showQuickPick(items, {title, matchOnDetail: true})
  return picked?.index
}

/** The article of the active editor, in whatever way it is shown; undefined where none is. */
export async function activeArticle(): Promise<TextDocument | undefined> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input
  const uri: unknown =
    typeof input === 'object' && input !== null && 'uri' in input ? input.uri : undefined
  const active = window.activeTextEditor?.document
  const document =
    active ?? (uri instanceof Uri ? await workspace.openTextDocument(uri) : undefined)
  return document?.languageId === 'newsmark' ? document : undefined
}

/** Calls back when no tab shows one of some documents any more. A tab that changes its editor closes as well, and another opens. */
function onClosed(documents: readonly TextDocument[], callback: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined
  const listening = window.tabGroups.onDidChangeTabs(({closed}) => {
    if (closed.length === 0) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!documents.every(isShown)) callback()
    }, CHANGED)
  })
  return Disposable.from(listening, new Disposable(() => clearTimeout(timer)))
}

/** Milliseconds after which the tab is there that takes the place of another one. */
const CHANGED = 200

function isShown({uri}: TextDocument): boolean {
  const inputs = window.tabGroups.all.flatMap(({tabs}) => tabs.map(({input}) => input))
  return inputs.some(
    input =>
      typeof input === 'object' &&
      input !== null &&
      'uri' in input &&
      String(input.uri) === String(uri)
  )
}
