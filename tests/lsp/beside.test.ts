import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {openSession, type Session} from './open-session.js'

const ANN = 'actors: {ann: {name: Ann}}\n'

/** Changes a file on the disk, of which nobody tells the server. */
function write(s: Session, name: string, text: string): void {
  const file = path.join(s.root, name)
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, text)
}

describe('what comes beside', () => {
  const MISSING = `=== newsmark.yaml ===\nglossary: [glossry.yaml]\n=== a.news.txt ===\n:actor[She]{ref=ann}\n`
  const said = (s: Session): string =>
    String(s.published('newsmark.yaml').at(-1)?.diagnostics[0]?.message)

  test.each([
    {client: 'that watches files', isTold: true},
    {client: 'that does not', isTold: false}
  ])('a missing project file may be meant instead, for a client $client', async ({isTold}) => {
    const s = await openSession(MISSING, isTold ? {} : {capabilities: {}})
    s.open('newsmark.yaml')
    await expect.poll(() => said(s)).toContain('expected a file that is there')
    write(s, 'glossary.yaml', ANN)
    if (isTold)
      await s.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{uri: s.uri('glossary.yaml'), type: 1}]
      })
    await expect.poll(() => said(s), {timeout: 10_000}).toContain('expected `glossary.yaml`')
  })
})
