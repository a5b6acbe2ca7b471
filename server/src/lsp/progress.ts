import {logError, type Server} from './server.js'

/** Shows in the editor how far something is. */
export interface Progress {
  readonly report: () => void
  readonly end: () => void
}

/** What is shown. */
export interface ShownWork {
  /** How far it is now. */
  readonly message: () => string
  /** Called where the user stops it; undefined for what cannot be stopped. */
  readonly stop?: () => void
}

/** Shows progress once something takes long; nothing in clients that show none. */
export function showProgress(server: Server, {message, stop}: ShownWork): Progress {
  const {connection, client} = server
  let shown: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined
  let isOver = !client.showsProgress
  let reported = 0
  const begin = async (): Promise<void> => {
    const created = await connection.window.createWorkDoneProgress()
    if (isOver) return
    shown = created
    created.begin('Newsmark', undefined, message(), stop !== undefined)
    if (stop) created.token.onCancellationRequested(stop)
  }
  const timer = setTimeout(() => {
    if (isOver) return
    begin().catch(error => logError(connection, 'showing progress', error))
  }, LONG)
  return {
    report: () => {
      if (!shown || performance.now() - reported < OFTEN) return
      reported = performance.now()
      shown.report(message())
    },
    end: () => {
      isOver = true
      clearTimeout(timer)
      shown?.done()
    }
  }
}

/** Milliseconds: what takes less is not worth a look, and numbers that change more often cannot be read. */
const LONG = 500
const OFTEN = 200
