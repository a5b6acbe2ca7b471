import {commands, type Disposable, l10n, type WebviewPanel} from 'vscode'
import type {
  BaseSpan,
  ClaimList,
  EntryList,
  MarkChoices,
  MarkDetails
} from '../../../server/src/lsp/editor-protocol.js'
import {doAct} from './act.js'
import type {Article, View} from './article.js'
import type {FromPage, PageKind, Question, Setup, Target, ToPage} from './messages.js'
import type {Recent} from './recent.js'
import {request, uriFor} from './requests.js'

/** The context key under which the keys of the annotation editor's text hold. */
const TEXT_FOCUS = 'newsmark.annotationTextFocus'

/** A panel of the annotation editor. */
export interface Panel {
  readonly article: Article
  readonly panel: WebviewPanel
  readonly kinds: () => readonly PageKind[]
  /** What is selected in the page, in base text. */
  readonly span: () => BaseSpan | undefined
  /** Whether keys go to the page's text. */
  readonly isInText: () => boolean
  readonly tell: (message: ToPage) => void
  /** Selects a stretch of the article, as soon as the page shows it. */
  readonly reveal: (span: BaseSpan) => void
  /** Reads the kinds and settings again, and tells the page. */
  readonly setUp: () => Promise<void>
  readonly dispose: () => void
}

/** What a panel needs of the rest of the extension. */
export interface PanelPorts {
  /** Where the server does not answer, the known kinds are given back. */
  readonly readSetup: (known: readonly PageKind[]) => Promise<Setup>
  /** The stretch to select when the page shows the article. */
  readonly takePlace: () => BaseSpan | undefined
  readonly recent: Recent
  readonly keepPins: (pins: NonNullable<Setup['pins']>) => void
  /** Told of what is selected in the page. */
  readonly selected: (panel: Panel, span: BaseSpan) => void
  readonly run: (panel: Panel, command: string, given: unknown) => Promise<void>
  readonly open: (panel: Panel, target: Target) => Promise<void>
}

/** What a panel keeps of its page. */
interface PageNotes {
  kinds: readonly PageKind[]
  span: BaseSpan | undefined
  isInText: boolean
  /** Whether the page shows the article. */
  hasArticle: boolean
  /** What is to be selected as soon as it does. */
  place: BaseSpan | undefined
  showing: Disposable | undefined
}

/** Connects a panel with its article: what the page says is done, and what changes is told. */
export function connectPanel(
  article: Article,
  webviewPanel: WebviewPanel,
  ports: PanelPorts
): Panel {
  const {webview} = webviewPanel
  const notes: PageNotes = {
    kinds: [],
    span: undefined,
    isInText: false,
    hasArticle: false,
    place: undefined,
    showing: undefined
  }
  const tell = (message: ToPage): void => {
    void webview.postMessage(message)
    if (message.type !== 'article') return
    notes.hasArticle = true
    if (notes.place === undefined) return
    void webview.postMessage({type: 'reveal', span: notes.place} satisfies ToPage)
    notes.place = undefined
  }
  const panel: Panel = {
    article,
    panel: webviewPanel,
    kinds: () => notes.kinds,
    span: () => notes.span,
    isInText: () => notes.isInText && webviewPanel.active,
    tell,
    reveal: span => {
      if (notes.hasArticle) tell({type: 'reveal', span})
      else notes.place = span
    },
    setUp: async () => {
      const setup = await ports.readSetup(notes.kinds)
      notes.kinds = setup.kinds
      tell({type: 'setup', setup})
    },
    dispose: () => {
      notes.showing?.dispose()
      notes.isInText = false
      noteFocus(panel)
    }
  }
  const handlers = {...commonHandlers(panel, ports), ...ownHandlers(panel, notes, ports)}
  webview.onDidReceiveMessage((message: FromPage) => void handle(handlers, message, article))
  webviewPanel.onDidChangeViewState(() => noteFocus(panel))
  return panel
}

/** What a page says of itself, and does to the article. */
function ownHandlers(
  panel: Panel,
  notes: PageNotes,
  ports: PanelPorts
): Pick<Handlers, 'ready' | 'act' | 'focus' | 'selection'> {
  const {article, tell} = panel
  const view: View = {version: undefined, tell}
  return {
    ready: async () => {
      // A page that was hidden comes back with nothing in it.
      notes.showing?.dispose()
      notes.hasArticle = false
      await panel.setUp()
      notes.place = ports.takePlace() ?? notes.place
      notes.showing = article.show(view)
    },
    act: async ({id, version, act}) => {
      const reason = await doAct(article, {version, call: act}, {view, id})
      if (reason !== undefined) tell({type: 'refused', reply: id, reason})
    },
    focus: async ({isInText}) => {
      notes.isInText = isInText
      noteFocus(panel)
    },
    selection: async ({span}) => {
      notes.span = span
      ports.selected(panel, span)
    }
  }
}

/** What a page says that needs nothing of its state here. */
function commonHandlers(
  panel: Panel,
  ports: PanelPorts
): Pick<Handlers, 'ask' | 'open' | 'pins' | 'used' | 'command'> {
  return {
    ask: async ({id, question}) => {
      const value = await answer(panel.article, question, ports.recent)
      panel.tell({type: 'answer', reply: id, value})
    },
    open: ({target}) => ports.open(panel, target),
    pins: async ({pins}) => ports.keepPins(pins),
    used: async ({attribute, value}) => ports.recent.note(attribute, value),
    command: ({command, arguments: given}) => ports.run(panel, command, given)
  }
}

type Handlers = {
  readonly [Type in FromPage['type']]: (
    message: Extract<FromPage, {readonly type: Type}>
  ) => Promise<void>
}

async function handle(handlers: Handlers, message: FromPage, {client}: Article): Promise<void> {
  const handler = handlers[message.type] as ((message: FromPage) => Promise<void>) | undefined
  try {
    await handler?.(message)
  } catch (error) {
    client.log.error(l10n.t('The annotation editor could not do what its page asked for.'), error)
  }
}

/** Answers a question of a page; with nothing where the server does not know, or does not run. */
async function answer(
  {client, document, queue}: Article,
  question: Question,
  recent: Recent
): Promise<unknown> {
  const textDocument = {uri: uriFor(client, document)}
  const found = async (): Promise<unknown> => {
    switch (question.type) {
      case 'entries': {
        const {query, kinds, limit} = question
        const params = {textDocument, query, kinds, limit, recent: recent.entries()}
        return request(client, 'newsmark/entries', params)
      }
      case 'claims': {
        const {query, limit} = question
        return request(client, 'newsmark/claimList', {textDocument, query, limit})
      }
      case 'details': {
        const {version, mark} = question
        const versioned = {...textDocument, version}
        return request(client, 'newsmark/markDetails', {textDocument: versioned, mark})
      }
      case 'choices': {
        const {span, kind} = question
        // No act changes the base text, but those that wait may mark who says it.
        return queue.add(() => request(client, 'newsmark/markChoices', {textDocument, span, kind}))
      }
    }
  }
  if (!client.isRunning()) return nothingFor(question)
  try {
    return (await found()) ?? nothingFor(question)
  } catch (error) {
    client.log.debug(`No answer to ${question.type}: ${String(error)}`)
    return nothingFor(question)
  }
}

function nothingFor(question: Question): EntryList | ClaimList | MarkDetails | MarkChoices {
  if (question.type === 'entries') return {entries: [], isPartial: false}
  if (question.type === 'claims') return {claims: [], isPartial: false}
  if (question.type === 'choices') return {reason: null, entry: null, speakers: [], attributes: []}
  const {mark} = question
  return {head: mark, fragments: [mark], entry: null, relations: [], speakers: []}
}

/** The panel whose text has the keys. */
let focused: Panel | undefined

/** Sets the context key under which keys hold; of two panels, the one that loses the focus may say so last. */
function noteFocus(panel: Panel): void {
  const before = focused !== undefined
  if (panel.isInText()) focused = panel
  else if (focused === panel) focused = undefined
  const isInText = focused !== undefined
  if (before !== isInText) void commands.executeCommand('setContext', TEXT_FOCUS, isInText)
}
