import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney } from '../support/test-journey.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 08:00')
})
afterAll(() => story.stop())

type Nodes = [string, string, Record<string, unknown>?][]
const EMAIL: Nodes[number] = ['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }]
const LETTER: Nodes[number] = ['letter', 'letter', { textId: 'letter-amicable@1', waitForAnswer: false }]
const REST: Nodes[number] = ['rest', 'wait', { delay: { amount: 7, unit: 'days' } }]

async function entered(name: string, drawing: { nodes: Nodes; edges: string[] }, until = '13:00') {
  const journey = await story.publish(name, drawing)
  await story.passTo(story.nextMorning())
  const debtor = await story.debtor()
  const run = await story.enrol(journey, debtor)
  await story.passTo(story.at(until))
  const outcomes = () => Object.fromEntries(story.visits(run).map((v) => [v.nodeId, v.outcome]))
  return { debtor, run, outcomes }
}

describe('email and letter side by side', () => {
  const drawing = (mode: string) => ({
    nodes: [EMAIL, LETTER, ['meet', 'join', { mode }]] as Nodes,
    edges: ['enter.treated -> mail', 'enter.treated -> letter', 'mail.otherwise -> meet', 'letter.otherwise -> meet', 'meet.joined -> end'],
  })

  it('both go, and the way goes on when both have gone', async () => {
    const { debtor, run, outcomes } = await entered('Side by side', drawing('all'))
    expect(story.contacts(debtor.personId).map((c) => c.channel).sort()).toEqual(['email', 'letter'])
    expect(outcomes()).toEqual({ enter: 'treated', mail: 'sent', letter: 'sent', meet: 'joined', end: 'done' })
    expect(story.visits(run).filter((v) => v.nodeId === 'end')).toHaveLength(1)
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'done' })
  })
})

describe('a wait of seven days on one branch', () => {
  it('never delays its sibling', async () => {
    const { debtor, run, outcomes } = await entered('Never delays', {
      nodes: [REST, EMAIL, ['later', 'wait', { delay: { amount: 20, unit: 'days' } }], ['meet', 'join', { mode: 'all' }]],
      edges: ['enter.treated -> rest', 'enter.treated -> mail', 'rest.elapsed -> meet', 'mail.otherwise -> later', 'later.elapsed -> meet', 'meet.joined -> end'],
    })
    expect(story.contacts(debtor.personId).map((c) => c.channel)).toEqual(['email'])
    expect(outcomes()).toEqual({ enter: 'treated', rest: null, mail: 'sent', later: null })
    await story.pass(8)
    expect(outcomes()).toMatchObject({ rest: 'elapsed', meet: null, later: null })
    await story.pass(13)
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'done' })
  })
  it('ends as left:joined when the other branch suffices', async () => {
    const { outcomes, run } = await entered('Any suffices', {
      nodes: [REST, EMAIL, ['meet', 'join', { mode: 'any' }], ['after', 'wait', { delay: { amount: 1, unit: 'days' } }]],
      edges: ['enter.treated -> rest', 'enter.treated -> mail', 'rest.elapsed -> meet', 'mail.otherwise -> meet', 'meet.joined -> after', 'after.elapsed -> end'],
    })
    expect(outcomes()).toEqual({ enter: 'treated', rest: 'left:joined', mail: 'sent', meet: 'joined', after: null })
    await story.pass(8)
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'done' })
    expect(story.visits(run)).toHaveLength(6)
  })
  it('closes with every other branch when the money comes', async () => {
    const { debtor, outcomes, run } = await entered('All closed', {
      nodes: [REST, ['two', 'wait', { delay: { amount: 3, unit: 'days' } }], ['three', 'wait-for-event', { events: ['reply'] }], ['meet', 'join', { mode: 'n', n: 2 }]],
      edges: ['enter.treated -> rest', 'enter.treated -> two', 'enter.treated -> three', 'rest.elapsed -> meet', 'two.elapsed -> meet', 'three.otherwise -> meet', 'meet.joined -> end'],
    })
    await story.pass(4)
    expect(outcomes()).toEqual({ enter: 'treated', rest: null, two: 'elapsed', three: null, meet: null })
    await story.pays(debtor, 30_000)
    await story.quiet()
    expect(outcomes()).toEqual({ enter: 'treated', rest: 'left:cured', two: 'elapsed', three: 'left:cured', meet: 'left:cured' })
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' })
  })
})
