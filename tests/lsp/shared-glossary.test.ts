import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {openSession, type SessionOptions} from './open-session.js'

const FIXTURE = `
=== p/newsmark.yaml ===
glossary: [../shared/*.yaml]
=== shared/one.yaml ===
actors: {bob: {name: Bob}}
=== p/a.news.txt ===
---
title: T
source: S
date: 2016-04-22
---
:actor[She]{ref=ann mention=pronoun} saw :actor[her]{ref=eve mention=pronoun}.
`

const clients: {what: string; options: SessionOptions; isTold: boolean}[] = [
  {what: 'a client that tells of it', options: {}, isTold: true},
  {what: 'a client that watches nothing', options: {capabilities: {}}, isTold: false},
  {what: 'a client that has only the project open', options: {folders: ['p']}, isTold: false}
]

test.each(clients)('a glossary beside the project gets a file under $what', async client => {
  const s = await openSession(FIXTURE, client.options)
  mkdirSync(path.join(s.root, '.git'))
  s.open('p/a.news.txt')
  await expect.poll(() => s.codes('p/a.news.txt')).toEqual(['unknown-entry', 'unknown-entry'])
  for (const id of ['ann', 'eve']) {
    const text = `actors: {${id}: {name: ${id}}}\n`
    if (client.isTold) s.store(`shared/${id}.yaml`, text)
    else writeFileSync(path.join(s.root, `shared/${id}.yaml`), text)
    const left = id === 'ann' ? ['unknown-entry'] : []
    await expect.poll(() => s.codes('p/a.news.txt'), {timeout: 10_000}).toEqual(left)
  }
})
