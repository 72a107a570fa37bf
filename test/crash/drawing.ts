import type { TestJourney } from '../support/test-journey.ts'

/** One of everything that can break: both kinds of wait, three providers, a parked call, a task; one branch, so that visits are a line. */
export const publishCrash = (story: TestJourney, name = 'Crash'): Promise<string> =>
  story.publish(name, {
    nodes: [
      ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
      ['rest', 'wait', { delay: { amount: 2, unit: 'hours' } }],
      ['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }],
      ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }],
      ['desk', 'human-handoff', { queue: 'general', slaHours: 1 }],
      ['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 4, unit: 'hours' } }],
    ],
    edges: [
      'enter.treated -> text', 'text.otherwise -> rest', 'rest.elapsed -> mail', 'mail.otherwise -> call', 'call.otherwise -> pays', 'pays.otherwise -> end',
      ...['difficulty', 'dispute', 'wants_human'].map((outcome) => `call.${outcome} -> desk`), 'desk.otherwise -> end',
    ],
  })
