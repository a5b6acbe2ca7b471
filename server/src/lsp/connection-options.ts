import type {ConnectionOptions, Message, RequestMessage} from 'vscode-languageserver/node'

/**
 * How every connection reads messages. Some clients introduce themselves without a word on what they can do, which the
 * library does not survive; it means that they can do nothing.
 */
export const connectionOptions: ConnectionOptions = {
  messageStrategy: {handleMessage: (message, next) => next(withCapabilities(message))}
}

function withCapabilities(message: Message): Message {
  const {method, params} = message as RequestMessage
  if (method !== 'initialize' || typeof params !== 'object' || params === null) return message
  const {capabilities} = params as {readonly capabilities?: unknown}
  if (typeof capabilities === 'object' && capabilities !== null) return message
  return {...message, params: {...params, capabilities: {}}} as Message
}
