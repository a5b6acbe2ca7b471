// The server of the browser in a thread of Node: what it knows as a worker's global scope passes its messages on.
import {createRequire} from 'node:module'
import {parentPort} from 'node:worker_threads'

Object.assign(globalThis, {
  self: {
    addEventListener: (name: string, listener: (event: {readonly data: unknown}) => void) => {
      if (name === 'message') parentPort?.on('message', data => listener({data}))
    },
    postMessage: (message: unknown) => parentPort?.postMessage(message)
  }
})
createRequire(__filename)('./web/server.js')
