import {spawn} from 'node:child_process'
import {environment} from '../processes.mjs'
import {readMessages, send} from './json-rpc.mjs'

/** How long an answer may take before the run is given up, in milliseconds. */
const PATIENCE = 30_000

/**
 * Starts a language server over stdio and speaks bare JSON-RPC with it.
 * Gives `pid`, `request(method, params)`, which rejects where the answer is an error, `notify(method, params)`,
 * `next(method, test)` for a notification that is yet to come, and `stop()`.
 */
export function startServer(args, cwd) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: environment,
    stdio: 'pipe'
  })
  const state = {child, id: 0, answers: new Map(), waiting: new Set(), death: deathOf(child)}
  letExit(child)
  readMessages(child.stdout, message => receive(state, message))
  return {
    pid: child.pid,
    request: (method, params) => request(state, method, params),
    notify: (method, params) => send(child.stdin, {method, params}),
    next: (method, test) => next(state, method, test),
    stop: () => stop(state)
  }
}

/** Lets our own process end while the server still runs, after a failure; it ends with our end of its pipes. */
function letExit(child) {
  for (const handle of [child, ...child.stdio]) handle.unref()
}

function request(state, method, params) {
  const id = ++state.id
  return promised(state, `an answer to ${method}`, (resolve, reject) => {
    state.answers.set(id, {method, resolve, reject})
    send(state.child.stdin, {id, method, params})
  })
}

function next(state, method, test) {
  return promised(state, method, resolve => state.waiting.add({method, test, resolve}))
}

async function stop(state) {
  await request(state, 'shutdown')
  const closed = promised({death: new Promise(() => {})}, 'the end of the server', resolve =>
    state.child.once('close', resolve)
  )
  send(state.child.stdin, {method: 'exit'})
  await closed
}

function receive(state, message) {
  if (message.method === undefined) {
    const {method, resolve, reject} = state.answers.get(message.id)
    state.answers.delete(message.id)
    if (message.error === undefined) resolve(message.result)
    else reject(new Error(`Unexpected error in ${method}: ${message.error.message}`))
  } else if (message.id !== undefined) {
    send(state.child.stdin, {id: message.id, result: emptyAnswer(message)})
  } else {
    notified(state, message)
  }
}

function notified({waiting}, {method, params}) {
  for (const waiter of waiting) {
    if (waiter.method !== method || !waiter.test(params)) continue
    waiting.delete(waiter)
    waiter.resolve(params)
  }
}

/** A client without settings: one null for each that the server asks for. */
function emptyAnswer({method, params}) {
  return method === 'workspace/configuration' ? params.items.map(() => null) : null
}

/** Rejects when the server's process ends, with what it said last. */
function deathOf(child) {
  let lastWords = ''
  child.stderr.on('data', chunk => {
    lastWords = `${lastWords}${chunk}`.slice(-2000)
  })
  const death = new Promise((_, reject) => {
    child.once('close', code => reject(new Error(`Unexpected exit code ${code}: ${lastWords}`)))
  })
  // A server that was asked to stop dies as well, and then nobody waits for it.
  death.catch(() => {})
  return death
}

function promised({death}, what, start) {
  let timer
  const answer = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Unexpected silence, expected ${what}`)), PATIENCE)
    start(resolve, reject)
  })
  return Promise.race([answer, death]).finally(() => clearTimeout(timer))
}
