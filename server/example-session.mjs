// What an editor says to the language server in a short session.
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

/**
 * Opens an article of the example in a folder, asks what editors ask first, types a letter, asks again, and ends once all is
 * answered: a server that is told at once to end does none of it, and one that is told of a letter gives up what it was asked
 * before.
 *
 * @param {{stdin: import('node:stream').Writable, stdout: import('node:stream').Readable}} server
 * @param {string} folder
 */
export async function holdExampleSession({stdin, stdout}, folder) {
  const [first = [], ...later] = messagesFor(folder)
  let open = send(stdin, first)
  let answers = ''
  for await (const chunk of stdout.setEncoding('utf8')) {
    answers += chunk
    for (const id of open)
      if (new RegExp(`"id":${id},"(result|error)"`).test(answers)) open.delete(id)
    if (open.size > 0) continue
    const next = later.shift()
    if (next) open = send(stdin, next)
    else if (!stdin.writableEnded) stdin.end(END.map(frame).join(''))
  }
}

/** Sends messages, and gives the ids of the requests among them. */
function send(stdin, messages) {
  stdin.write(messages.map(frame).join(''))
  return new Set(messages.flatMap(({id}) => (id === undefined ? [] : [id])))
}

/** What is said before the letter, and from it on; the requests are numbered. */
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
  const questions = QUESTIONS.map(method => ask(`textDocument/${method}`, everything))
  const parts = [
    [
      ask('initialize', {processId: null, rootUri: null, capabilities, workspaceFolders}),
      tell('initialized', {}),
      tell('textDocument/didOpen', {
        textDocument: {uri, languageId: 'newsmark', version: 1, text}
      }),
      ...questions
    ],
    [
      tell('textDocument/didChange', {
        textDocument: {uri, version: 2},
        contentChanges: [typed]
      }),
      ...questions
    ]
  ]
  let count = 0
  return parts.map(part =>
    part.map(message => ('id' in message ? {...message, id: count++} : message))
  )
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

/** Reading goes on until the server has ended: one that nobody listens to ends at once. */
const END = [ask('shutdown', undefined), tell('exit', undefined)]

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
