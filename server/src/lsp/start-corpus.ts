import {
  type CancellationToken,
  type ChangeAnnotation,
  type CreateFile,
  LSPErrorCodes,
  type ResponseError,
  type TextDocumentEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {MOST_ARTICLES} from '../annotate/corpus/wide-acts.js'
import type {Edit} from '../base/edits.js'
import {phrase, type Said} from '../base/phrase.js'
import type {Steps} from '../base/steps.js'
import {isArticleText, startArticle} from '../exchange/start-article.js'
import {isGone} from '../node/file-kind.js'
import {readText, UnreadableFileError} from '../node/file-system.js'
import {findTextsSteps} from '../node/find-texts.js'
import {CODEBOOK_FILE, corpusFiles, type NewFile, PROJECT_FILE} from '../project/new-project.js'
import {pathIn} from '../project/path-names.js'
import {type FoundTexts, selectTexts} from '../project/text-files.js'
import {behindMark, positionsOf, toRange} from './positions.js'
import {saidError} from './refusal-error.js'
import {invalidParams, ownRoute, type Route} from './route.js'
import type {Snapshot} from './server.js'
import {
  FIND_TEXTS,
  type FolderParams,
  type LeftOut,
  START_CORPUS,
  type StartAnswer,
  type StartParams,
  type TextsAnswer
} from './start-protocol.js'
import type {Translator} from './translator.js'
import {runUntilCancelled} from './until-cancelled.js'
import {isFile, toKey, toUri} from './uri.js'

/** The requests by which an editor starts a corpus of the texts in a folder. */
export const startRoutes: readonly Route[] = [
  ownRoute(FIND_TEXTS, {}, (_, params: FolderParams, token) =>
    runUntilCancelled(findSteps(folderIn(params)), token)
  ),
  ownRoute(START_CORPUS, {}, startCorpus)
]

function folderIn({folder}: FolderParams): string {
  const key = typeof folder === 'string' ? toKey(folder) : ''
  if (!isFile(key)) throw invalidParams('`folder`: the URI of a folder of files')
  return key
}

function* findSteps(root: string): Steps<TextsAnswer> {
  const found = yield* findTextsSteps(root)
  const file = pathIn(root, PROJECT_FILE)
  const articles = found.articles.length + found.texts.length
  const include = articles > 0 ? selectTexts(found).include : []
  return {project: isGone(file) ? null : toUri(file), articles, include, refused: found.refused}
}

function startCorpus(
  snapshot: Snapshot,
  params: StartParams,
  token: CancellationToken
): Promise<StartAnswer> {
  const root = folderIn(params)
  const {language, codebook} = params
  if (language !== null && typeof language !== 'string') throw invalidParams('`language`')
  const {client} = snapshot
  if (!client.documentChanges || !client.createsFiles)
    throw refused('This editor makes no files for a server: run `newsmark init` in the folder')
  if (!isGone(pathIn(root, PROJECT_FILE))) throw refused('There is a project here already')
  const choices = {language: language ?? undefined, hasCodebook: codebook === true}
  return runUntilCancelled(startSteps(snapshot, root, choices), token)
}

function refused(said: Said): ResponseError<void> {
  return saidError(LSPErrorCodes.RequestFailed, said)
}

interface Choices {
  readonly language: string | undefined
  readonly hasCodebook: boolean
}

function* startSteps(
  snapshot: Snapshot,
  root: string,
  {language, hasCodebook}: Choices
): Steps<StartAnswer> {
  const found = yield* findTextsSteps(root)
  const [first] = [...found.texts, ...found.articles]
  if (first === undefined)
    throw refused('There are no plain texts here: put articles as `.txt` files into the folder')
  const {changes, escaped, unread} = yield* textSteps(snapshot, root, found, language)
  const codebook = hasCodebook ? CODEBOOK_FILE : undefined
  const project = {glossary: 'glossary.yaml', codebook, preset: 'recommended'} as const
  const files = corpusFiles({...selectTexts(found), ...project})
  const made = files
    .filter(({path}) => isGone(pathIn(root, path)))
    .flatMap(file => creationOf(root, file))
  return {
    edit: {
      documentChanges: [...changes, ...made],
      changeAnnotations: annotations(snapshot.client.say)
    },
    changed: changes.length,
    escaped,
    first: toUri(pathIn(root, first)),
    unread
  }
}

/** The edits of texts, how many are there for what would be read as markup, and what cannot be read. */
interface ChangedTexts extends Pick<StartAnswer, 'escaped' | 'unread'> {
  readonly changes: readonly TextDocumentEdit[]
}

/** The edits of the texts that have to change, in steps of one text each. */
function* textSteps(
  snapshot: Snapshot,
  root: string,
  {texts}: FoundTexts,
  language: string | undefined
): Steps<ChangedTexts> {
  const changes: TextDocumentEdit[] = []
  let escaped = 0
  const unread: LeftOut[] = []
  for (const path of texts) {
    try {
      const text = readText(pathIn(root, path), undefined, 'refused')
      const isPlain = !isArticleText(text)
      if (isPlain && startArticle(text, {}).length > 0) escaped++
      const edits = isPlain ? startArticle(text, {language}) : []
      if (edits.length > 0) changes.push(changeOf(snapshot, toUri(pathIn(root, path)), text, edits))
    } catch (error) {
      unread.push({path, reason: reasonOf(error, snapshot.client.say)})
    }
    if (changes.length > MOST_ARTICLES)
      throw refused(
        phrase`More than ${MOST_ARTICLES} texts would change: run \`newsmark init\` in the folder`
      )
    yield
  }
  return {changes, escaped, unread}
}

function reasonOf(error: unknown, say: Translator): string {
  if (error instanceof UnreadableFileError)
    return say(phrase`This file holds ${error.encoding}: save it again as plain text in UTF-8`)
  return error instanceof Error ? error.message : String(error)
}

function changeOf(
  {client: {encoding}}: Snapshot,
  uri: string,
  text: string,
  edits: readonly Edit[]
): TextDocumentEdit {
  const counted = positionsOf(TextDocument.create(uri, 'plaintext', 0, text), encoding)
  const toPosition = text.startsWith('\uFEFF') ? behindMark(counted, encoding) : counted
  const annotated = edits.map(edit => ({
    range: toRange(toPosition, edit),
    newText: edit.text,
    annotationId: CHANGED
  }))
  return {textDocument: {uri, version: null}, edits: annotated}
}

function creationOf(
  root: string,
  {path, text}: NewFile
): readonly (CreateFile | TextDocumentEdit)[] {
  const uri = toUri(pathIn(root, path))
  const start = {line: 0, character: 0}
  return [
    {kind: 'create', uri, options: {ignoreIfExists: true}, annotationId: MADE},
    {
      textDocument: {uri, version: null},
      edits: [{range: {start, end: start}, newText: text, annotationId: MADE}]
    }
  ]
}

const CHANGED = 'newsmark-texts'
const MADE = 'newsmark-project'

/** Nothing needs a confirmation: VS Code would leave those edits out unless each is ticked, and start half a corpus. */
function annotations(say: Translator): Readonly<Record<string, ChangeAnnotation>> {
  return {
    [CHANGED]: {
      label: say('Make articles of texts'),
      description: say(
        'A backslash before what would be read as markup, and what is said of the article'
      ),
      needsConfirmation: false
    },
    [MADE]: {label: say('Start a corpus'), needsConfirmation: false}
  }
}
