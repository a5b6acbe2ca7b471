import {expect, test} from 'vitest'
import {openSession} from './open-session.js'

const FIXTURE = `
=== .git/HEAD ===
=== .gitignore ===
nothing
=== newsmark.yaml ===
=== a.news.txt ===
---
title: A
source: S
date: 2016-04-22
---
:claim[It is not]{#c1 speaker=author rebuts=b#c1}, they said.
=== drafts/b.news.txt ===
---
title: B
source: S
date: 2016-04-22
---
:claim[It is]{#c1 speaker=author}, they said.
`

test.each(['.gitignore', '.newsmarkignore', 'drafts/.newsmarkignore'])(
  'what %s leaves out is no article, from the moment it says so',
  async name => {
    const s = await openSession(FIXTURE)
    s.open('a.news.txt')
    await expect.poll(() => s.drawn('a.news.txt')).toBeDefined()
    expect(s.drawn('a.news.txt')).not.toContain('unknown-claim')

    s.store(name, 'b.news.txt\n')
    await expect.poll(() => s.drawn('a.news.txt')).toContain('unknown-claim')

    s.store(name, undefined)
    await expect.poll(() => s.drawn('a.news.txt')).not.toContain('unknown-claim')
  }
)
