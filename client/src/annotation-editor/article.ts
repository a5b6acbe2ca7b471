import {Disposable, l10n, languages, type TextDocument, type WorkspaceEdit, workspace} from 'vscode'
import type {Annotations} from '../../../server/src/lsp/editor-protocol.js'
import type {ServerClient} from '../server-client.js'
import {type Feed, follow} from './feed.js'
import {type Found, findingsOf} from './findings.js'
import type {State, ToPage} from './messages.js'
import {createQueue, type Queue} from './queue.js'
import {reasonFor, request, uriFor} from './requests.js'
import type {SavedTogether} from './saved-together.js'
import {type IsLocked, readOnlyReason} from './writable.js'

/** A page that shows an article. `version` is the one it shows; undefined before it shows any. */
export interface View {
  version: number | undefined
  readonly tell: (message: ToPage) => void
}

/** Why an article is as it is; the reason is one sentence, and empty where there is nothing to say. */
export interface Condition {
  readonly state: State
  readonly reason: string
}

/** An article that is open in the annotation editor: what is known of it, for all pages that show it. */
export interface Article {
  readonly document: TextDocument
  readonly client: ServerClient
  /** The acts on it, one after another. */
  readonly queue: Queue
  readonly feed: () => Feed | undefined
  readonly condition: () => Condition
  readonly findings: () => Found
  /** Adds a page, which is told all from then on; to be disposed with the page. */
  readonly show: (view: View) => Disposable
  /** Asks for the newest version, and tells the pages. An act names itself, so that its page knows what it has done. */
  readonly refresh: (reply?: Reply) => Promise<void>
  /** While an act changes the document itself, its changes are not followed: the act asks for them. */
  readonly holdBack: <T>(act: () => Promise<T>) => Promise<T>
  /** Notes the other files that an edit will change, so that they are saved with the article. */
  readonly note: (edit: WorkspaceEdit) => void
  /** Notes that VS Code takes no edits of the file, as has turned out. */
  readonly lock: (reason: string) => void
  readonly dispose: () => void
}

/** An act of a page that made a change. */
export interface Reply {
  readonly view: View
  readonly id: number
}

/** UTF-16 units of written text above which the annotation editor says that it is slower, and refuses. */
const LARGE = 300_000
const TOO_LARGE = 4_000_000

/** Opens an article for the annotation editor, and follows its changes until it is disposed of. */
export function openArticle(
  client: ServerClient,
  document: TextDocument,
  together: SavedTogether,
  isLocked: IsLocked
): Article {
  return new OpenArticle(client, document, {together, isLocked}).article
}

/** The state of an open article. A class, as ten functions share seven variables. */
class OpenArticle {
  readonly #client: ServerClient
  readonly #document: TextDocument
  readonly #together: SavedTogether
  readonly #isLocked: IsLocked
  readonly #views = new Set<View>()
  readonly #asking: Queue = createQueue()
  readonly #queue: Queue = createQueue()
  readonly #listening: Disposable
  #feed: Feed | undefined
  #found: Found = {version: -1, findings: [], diagnostics: []}
  #condition: Condition = {state: 'loading', reason: ''}
  #holds = 0
  /** The act that no page has been told of yet. */
  #reply: Reply | undefined
  #isWaiting = false
  #locked: string | undefined
  #findingsTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    client: ServerClient,
    document: TextDocument,
    {together, isLocked}: {readonly together: SavedTogether; readonly isLocked: IsLocked}
  ) {
    this.#together = together
    this.#isLocked = isLocked
    this.#client = client
    this.#document = document
    const uri = String(document.uri)
    this.#listening = Disposable.from(
      workspace.onDidChangeTextDocument(event => {
        // The change of the dirty flag comes as a change without changes.
        if (event.document === document && event.contentChanges.length > 0) this.#changed()
      }),
      languages.onDidChangeDiagnostics(({uris}) => {
        if (uris.some(each => String(each) === uri)) this.#findLater()
      }),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('files')) void this.#assess()
      }),
      client.onDidChangeState(() => void this.#refresh()),
      client.onNotification('newsmark/statusChanged', () => void this.#refresh())
    )
  }

  get article(): Article {
    return {
      document: this.#document,
      client: this.#client,
      queue: this.#queue,
      feed: () => this.#feed,
      condition: () => this.#condition,
      findings: () => this.#found,
      show: view => this.#show(view),
      refresh: reply => this.#refresh(reply),
      holdBack: act => this.#holdBack(act),
      note: edit => this.#together.note(this.#document, edit),
      lock: reason => {
        this.#locked = reason
        void this.#assess()
      },
      dispose: () => {
        clearTimeout(this.#findingsTimer)
        this.#listening.dispose()
      }
    }
  }

  #show(view: View): Disposable {
    view.version = undefined
    this.#views.add(view)
    view.tell({type: 'state', ...this.#condition})
    void this.#refresh()
    return new Disposable(() => this.#views.delete(view))
  }

  #changed(): void {
    if (this.#holds > 0 || this.#isWaiting) return
    this.#isWaiting = true
    // Several changes in a row are asked for once.
    void this.#asking.add(async () => {
      this.#isWaiting = false
      await this.#ask()
    })
  }

  async #holdBack<T>(act: () => Promise<T>): Promise<T> {
    this.#holds++
    try {
      return await act()
    } finally {
      this.#holds--
      if (this.#feed?.version !== this.#document.version) this.#changed()
    }
  }

  #refresh(reply?: Reply): Promise<void> {
    return this.#asking.add(() => this.#ask(reply))
  }

  async #ask(reply?: Reply): Promise<void> {
    if (this.#views.size === 0) return
    this.#reply = reply ?? this.#reply
    if (!this.#client.isRunning()) return this.#assess()
    if (this.#document.getText().length > TOO_LARGE) return this.#assess()
    try {
      await this.#tellChange(MOST_ANSWERS)
      await this.#assess()
      this.#findLater()
    } catch (error) {
      this.#become({state: 'failed', reason: reasonFor(error)})
    }
  }

  /** Asks until the answer is of the newest version, and tells every page what it lacks. */
  async #tellChange(left: number): Promise<void> {
    let answer = await this.#annotations(this.#feed)
    if (!answer) {
      this.#feed = undefined
      return
    }
    let feed = follow(this.#feed, answer)
    if (!feed) {
      answer = await this.#annotations(undefined)
      feed = answer ? follow(this.#feed, answer) : undefined
    }
    if (!answer || !feed) return
    if (answer.version !== this.#document.version)
      return left > 0 ? this.#tellChange(left - 1) : undefined
    this.#feed = feed
    for (const view of this.#views) await this.#tellView(view, answer)
  }

  async #tellView(view: View, answer: Annotations): Promise<void> {
    const reply = this.#reply?.view === view ? this.#reply.id : undefined
    const fits = answer.since === null || view.version === answer.since
    const annotations = fits ? answer : await this.#annotations(undefined)
    if (annotations?.version !== answer.version) return
    view.version = annotations.version
    if (reply !== undefined) this.#reply = undefined
    view.tell({type: 'article', annotations, ...(reply !== undefined && {reply})})
  }

  #annotations(known: Feed | undefined): Promise<Annotations | null> {
    const textDocument = {uri: uriFor(this.#client, this.#document)}
    const since = known && {since: known.version, stamp: known.stamp}
    return request(this.#client, 'newsmark/annotations', {textDocument, ...since})
  }

  async #assess(): Promise<void> {
    this.#become(await this.#assessed())
  }

  async #assessed(): Promise<Condition> {
    const server = this.#client.state()
    if (server === 'starting') return {state: 'loading', reason: ''}
    if (server === 'stopped' || server === 'failed')
      return {state: 'no-server', reason: stoppedReason(server)}
    const size = this.#document.getText().length
    if (size > TOO_LARGE)
      return {
        state: 'not-an-article',
        reason: l10n.t('This article is too large to be annotated here: use the text editor.')
      }
    if (!this.#feed)
      return {
        state: 'not-an-article',
        reason: l10n.t('No project includes this file as an article.')
      }
    const locked = this.#locked ?? (await readOnlyReason(this.#document, this.#isLocked))
    if (locked !== undefined) return {state: 'read-only', reason: locked}
    return size > LARGE
      ? {state: 'large', reason: l10n.t('This is a large article: changes take a moment.')}
      : {state: 'ready', reason: ''}
  }

  #become(condition: Condition): void {
    const {state, reason} = this.#condition
    if (state === condition.state && reason === condition.reason) return
    this.#condition = condition
    for (const view of this.#views) view.tell({type: 'state', ...condition})
  }

  /** Findings come behind the marks, and once for several changes in a row. */
  #findLater(): void {
    clearTimeout(this.#findingsTimer)
    this.#findingsTimer = setTimeout(() => void this.#find(), FINDING_PAUSE)
  }

  async #find(): Promise<void> {
    const feed = this.#feed
    if (!feed || !this.#client.isRunning()) return
    const tell = (found: Found): boolean => {
      if (this.#feed?.version !== found.version) return false
      this.#found = found
      const {version, findings} = found
      for (const view of this.#views)
        if (view.version === version) view.tell({type: 'findings', version, findings})
      return true
    }
    await findingsOf(this.#client, this.#document, feed.version, tell)
  }
}

/** What a server that does not run means for an article, and what helps. */
function stoppedReason(server: 'stopped' | 'failed'): string {
  return server === 'failed'
    ? l10n.t(
        'The Newsmark server could not be started, and without it nothing can be marked or checked. Start it again; if it fails once more, the log says why.'
      )
    : l10n.t(
        'The Newsmark server has stopped: this is the text as it was until then, and nothing can be marked or checked before it runs again. Start it again; if it stops once more, the log says why.'
      )
}

/** Answers that are asked for while the text goes on changing; the next change asks again. */
const MOST_ANSWERS = 5

/** Milliseconds without a change after which findings are looked for. */
const FINDING_PAUSE = 80
