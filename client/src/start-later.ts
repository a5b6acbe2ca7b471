import {Disposable} from 'vscode'
import type {ServerClient} from './server-client.js'

/**
 * Starts the server when the activation that calls it is over: loading the library that speaks with it takes longer than all
 * else, and VS Code has editors to show in the meantime. To be disposed of with the extension.
 */
export function startLater(client: ServerClient): Disposable {
  // A failure is shown by the library itself.
  const timer = setTimeout(() => void client.start().catch(() => undefined))
  return new Disposable(() => clearTimeout(timer))
}
