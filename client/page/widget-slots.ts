import type {KindInfo, Mark} from '../../server/src/lsp/editor-protocol.js'
import type {
  ActCall,
  Answers,
  HostCommand,
  PageKind,
  Question,
  Target
} from '../src/annotation-editor/messages.js'

/** What the picker was closed with. */
export type Picked =
  | {readonly type: 'entry'; readonly id: string; readonly kind: string}
  | {
      readonly type: 'newEntry'
      readonly kind: string
      readonly name: string
      readonly entryType?: string
    }
  | {readonly type: 'noEntry'}
  | {readonly type: 'nominal'; readonly id?: string}
  | {readonly type: 'claim'; readonly ref: string}
  | {readonly type: 'code'; readonly name: string}

export interface PickerRequest {
  readonly anchor: DOMRect
  readonly kinds: readonly PageKind[]
  /** The text of the selected span. */
  readonly selected: string
  readonly purpose: 'mark' | 'entry' | 'value' | 'claim'
  /** The name of the attribute that the value is for. */
  readonly attribute?: string
  /** The codes to choose from, for a value. */
  readonly codes?: KindInfo['attributes'][number]['codes']
}

export interface Picker {
  open(request: PickerRequest): Promise<Picked | undefined>
  isOpen(): boolean
  close(): void
}

export interface Inspector {
  show(shown: {
    readonly kinds: readonly PageKind[]
    readonly marks: readonly Mark[]
    readonly text: string
    readonly mark: number | undefined
    readonly version: number
    readonly isReadOnly: boolean
  }): void
  focus(): void
}

export interface MarksTree {
  show(shown: {
    readonly kinds: readonly PageKind[]
    readonly marks: readonly Mark[]
    readonly text: string
    readonly current: number | undefined
  }): void
  focusFilter(): void
}

/** The parts of the page that are made apart. */
export interface Widgets {
  readonly picker: Picker
  readonly inspector: Inspector
  readonly tree: MarksTree
}

/** What widgets are given of the page. */
export interface WidgetHost {
  ask<T extends Question['type']>(question: Question & {readonly type: T}): Promise<Answers[T]>
  text(english: string, ...given: readonly (string | number)[]): string
  act(call: ActCall): void
  openTarget(target: Target): void
  command(command: HostCommand, given?: unknown): void
  reveal(mark: number): void
}
