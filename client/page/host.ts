import type {Answers, FromPage, Question} from '../src/annotation-editor/messages.js'

/** What VS Code gives a web view. */
interface VsCodeApi {
  postMessage(message: FromPage): void
  getState(): unknown
  setState(state: unknown): void
}

declare function acquireVsCodeApi(): VsCodeApi

/** The extension, as the page speaks with it. */
export interface Host {
  post(message: FromPage): void
  /** Asks; the promise is kept by {@link Host.answer}. */
  ask<T extends Question['type']>(question: Question & {readonly type: T}): Promise<Answers[T]>
  answer(reply: number, value: unknown): void
  nextId(): number
  /** Where the reader was before the page was hidden. */
  restore(): Kept | undefined
  keep(kept: Kept): void
}

/** What outlives the page. */
export interface Kept {
  readonly anchor: number
  readonly focus: number
  readonly scroll: number
}

/** Connects with the extension; can be called once in a page. */
export function connectHost(): Host {
  const api = acquireVsCodeApi()
  const waiting = new Map<number, (value: unknown) => void>()
  let last = 0
  const nextId = (): number => {
    last += 1
    return last
  }
  return {
    post: message => api.postMessage(message),
    ask: question =>
      new Promise(resolve => {
        const id = nextId()
        waiting.set(id, value => resolve(value as never))
        api.postMessage({type: 'ask', id, question})
      }),
    answer: (reply, value) => {
      waiting.get(reply)?.(value)
      waiting.delete(reply)
    },
    nextId,
    restore: () => readKept(api.getState()),
    keep: kept => api.setState(kept)
  }
}

function readKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {anchor, focus, scroll} = value as Partial<Record<keyof Kept, unknown>>
  return typeof anchor === 'number' && typeof focus === 'number' && typeof scroll === 'number'
    ? {anchor, focus, scroll}
    : undefined
}
