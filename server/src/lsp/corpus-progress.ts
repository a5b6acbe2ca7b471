import {type CorpusReading, logError, type Server} from './server.js'

/** Shows in the editor how far the reading of a project's articles is. */
export interface CorpusProgress {
  readonly report: () => void
  readonly end: () => void
}

/** Shows progress once reading takes long, which the user can stop; nothing in clients that show none. */
export function showProgress(server: Server, reading: CorpusReading): CorpusProgress {
  const {connection, client} = server
  let shown: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined
  let isOver = !client.showsProgress
  let reported = 0
  const begin = async (): Promise<void> => {
    const created = await connection.window.createWorkDoneProgress()
    if (isOver) return
    shown = created
    created.begin('Newsmark', undefined, messageOf(reading), true)
    created.token.onCancellationRequested(() => {
      reading.isStopped = true
    })
  }
  const timer = setTimeout(() => {
    if (isOver) return
    begin().catch(error => logError(connection, 'showing progress', error))
  }, LONG)
  return {
    report: () => {
      if (!shown || performance.now() - reported < OFTEN) return
      reported = performance.now()
      shown.report(messageOf(reading))
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

function messageOf({done, total}: CorpusReading): string {
  return total === 0
    ? 'Finding articles'
    : `Indexing ${done.toLocaleString('en')} / ${total.toLocaleString('en')}`
}
