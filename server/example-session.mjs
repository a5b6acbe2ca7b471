// What an editor says to the language server in a short session.
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

/**
 * Opens an article of the example in a folder, asks what editors ask first, types a letter, and ends once all is answered: a
 * server that is told at once to end does none of it.
 *
 * @param {{stdin: import('node:stream').Writable, stdout: import('node:stream').Readable}} server
 * @param {string} folder
 */
export async function holdExampleSession({stdin, stdout}, folder) {
  const messages = messagesFor(folder)
  const open = new Set(messages.flatMap(({id}) => (id === undefined ? [] : [id])))
  stdin.write(messages.map(frame).join(''))
  let answers = ''
  for await (const chunk of stdout.setEncoding('utf8')) {
    answers += chunk
    for (const id of open) if (answers.includes(`"id":${id},"result"`)) open.delete(id)
    if (open.size === 0) break
  }
  stdin.end([ask('shutdown', undefined), tell('exit', undefined)].map(frame).join(''))
}

function messagesFor(folder) {
  const article = path.join(folder, ARTICLE)
  const text = readFileSync(article, 'utf8')
  const uri = pathToFileURL(article).href
  const textDocument = {uri}
  const at = {line: 8, character: 10}
  const typed = {range: {start: at, end: at}, text: 'x'}
  const capabilities = {textDocument: {diagnostic: {}, hover: {}, completion: {}}}
  const workspaceFolders = [{uri: pathToFileURL(folder).href, name: 'example'}]
  const everything = {textDocument, position: at, context: {includeDeclaration: true}}
  const messages = [
    ask('initialize', {processId: null, rootUri: null, capabilities, workspaceFolders}),
    tell('initialized', {}),
    tell('textDocument/didOpen', {
      textDocument: {uri, languageId: 'newsmark', version: 1, text}
    }),
    ...QUESTIONS.map(method => ask(`textDocument/${method}`, everything)),
    tell('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [typed]
    }),
    ...QUESTIONS.map(method => ask(`textDocument/${method}`, everything))
  ]
  return messages.map((message, id) => ('id' in message ? {...message, id} : message))
}

const QUESTIONS = [
  'diagnostic',
  'hover',
  'completion',
  'semanticTokens/full',
  'documentSymbol',
  'foldingRange',
  'documentHighlight',
  'definition'
]

/** A request; its id is its place among the messages. */
function ask(method, params) {
  return {jsonrpc: '2.0', id: 0, method, params}
}

function tell(method, params) {
  return {jsonrpc: '2.0', method, params}
}

function frame(message) {
  const json = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`
}
