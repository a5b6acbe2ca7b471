import {existsSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {CodeActionOptions} from 'vscode-languageserver/node'
import type {SessionOptions} from './open-session.js'
import {openReading} from './reading-session.js'

async function documentation(options: SessionOptions): Promise<CodeActionOptions['documentation']> {
  const {initialized} = await openReading(options)
  return (initialized.capabilities.codeActionProvider as CodeActionOptions).documentation
}

test('the menu of actions leads to pages that are there, in VS Code', async () => {
  const found = await documentation({clientName: 'Visual Studio Code'})
  expect(found?.map(({kind}) => kind)).toEqual(['quickfix', 'refactor'])
  const [rules, acts] = (found ?? []).map(({command}) => String(command.arguments?.[0]))
  const docs = path.join(import.meta.dirname, '../../docs')
  expect(existsSync(path.join(docs, 'rules', `${rules}.md`))).toBe(true)
  expect(existsSync(path.join(docs, acts?.split('/docs/')[1] ?? 'nowhere'))).toBe(true)
})

test('and nowhere where no command shows them, or nobody asks', async () => {
  expect(await documentation({})).toBeUndefined()
  const capabilities = {textDocument: {}}
  expect(await documentation({clientName: 'Visual Studio Code', capabilities})).toBeUndefined()
})
