// What an editor says to the language server in a short session, as the bytes of the protocol.
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const FOLDER = path.join(import.meta.dirname, '../examples/aleppo-2016')
const ARTICLE = path.join(FOLDER, 'articles/2016-04-22-truce-in-trouble.news.txt')

/** Opens an article, asks what editors ask first, types a letter, and ends. */
export function exampleSession() {
  const text = readFileSync(ARTICLE, 'utf8')
  const uri = pathToFileURL(ARTICLE).href
  const textDocument = {uri}
  const at = {line: 8, character: 10}
  const typed = {range: {start: at, end: at}, text: 'x'}
  const capabilities = {textDocument: {diagnostic: {}, hover: {}, completion: {}}}
  const workspaceFolders = [{uri: pathToFileURL(FOLDER).href, name: 'example'}]
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
    ...QUESTIONS.map(method => ask(`textDocument/${method}`, everything)),
    ask('shutdown', undefined),
    tell('exit', undefined)
  ]
  return messages.map((message, id) => frame('id' in message ? {...message, id} : message)).join('')
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
