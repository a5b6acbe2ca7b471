import type {BaseSpan} from '../../server/src/lsp/editor-protocol.js'
import type {ActCall} from '../src/annotation-editor/messages.js'
import type {Widgets} from './create-widgets.js'
import type {Host} from './host.js'
import type {PageState, TextSelection} from './state.js'
import type {TextView} from './text/text-view.js'

/** The event by which the script of the forms gives the page the function that makes them. */
export const FORMS_LOADED = 'newsmark-forms'

/** What commands, the mouse and messages work with. */
export interface Page {
  readonly host: Host
  readonly view: TextView
  readonly parts: Parts
  /** The forms; undefined until the setup has come, which has their words. */
  widgets(): Widgets | undefined
  /** The same, once they are there. */
  whenWidgets(): Promise<Widgets>
  /** The state as it is now. */
  state(): PageState
  /** Brings the forms and lists beside the text up to date when the text has been painted. */
  showSideLater(): void
  /** Takes in what changed, and shows it. */
  change(changes: Partial<PageState>): void
  /** A text in the user's language; `{0}`, … stand for the arguments. */
  text(english: string, ...given: readonly (string | number)[]): string
  /** Selects, scrolls there, and says it to screen readers. */
  select(selection: TextSelection, options?: {chosen?: number; isSilent?: boolean}): void
  /** Has an act done; with `follow`, the selection goes to its mark. */
  act(call: ActCall, options?: {follow?: boolean}): void
  say(words: string): void
  /** Shows a short message for some seconds, and says it. */
  toast(words: string): void
  /** Shows the findings at a span; with `focus`, the first button of theirs is focused. */
  showFinding(span: BaseSpan, options?: {focus?: boolean}): void
  focusText(): void
}

/** The fixed elements of the page. */
export interface Parts {
  readonly scroller: HTMLElement
  readonly header: HTMLElement
  readonly text: HTMLElement
  readonly banner: HTMLElement
  readonly live: HTMLElement
  readonly toast: HTMLElement
  readonly bar: HTMLElement
  readonly finding: HTMLElement
  readonly help: HTMLElement
  readonly picker: HTMLElement
  readonly inspector: HTMLElement
  readonly marks: HTMLElement
  readonly side: HTMLElement
  readonly handles: HTMLElement
}
