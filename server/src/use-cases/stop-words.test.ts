import { describe, expect, it } from 'vitest'
import { asksToStop } from './stop-words.ts'

describe('a message that asks for silence', () => {
  it.each([
    'STOP', 'stop', ' Stop. ', 'STOP!', '« STOP »', 'Stop merci', 'STOP, merci', 'Please stop', 'stop please', 'Merci, STOP', 'STOP SMS', 'ARRET', 'Arrêt',
    'arre\u0302t', 'Arrêtez', 'arretez svp', 'arrêtez s’il vous plaît', 'désabonnement', 'desabonner', 'unsubscribe', 'cancel', 'quit', 'END',
    'STOP. I have told you twice', 'Stop, je ne veux plus de messages', 'Stop\nPaul',
  ])('%j', (body) => expect(asksToStop(body)).toBe(true))
})

describe('a message to read', () => {
  it.each([
    'End of month I will pay', 'Endgültig', 'Cancel my card please', 'Quit my job in May', 'arrêt de travail depuis mardi', 'I cannot stop you',
    'Je paie vendredi', 'Stopped working, can I pay later?', 'fin', '', 'Please call me', 'Ending: no',
  ])('%j', (body) => expect(asksToStop(body)).toBe(false))
})
