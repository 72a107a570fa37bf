import { Button, Menu, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Words } from '@parcours/journey'
import type { ActionsView } from '@parcours/server/router'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../lib/trpc.ts'
import { useWords } from '../../lib/words.ts'
import { CorrectDialog } from './acts/correct-dialog.tsx'
import { ArmDialog, HandOverDialog, MoveDialog, PlainDialog, ResumeDialog, SkipDialog } from './acts/dialogs.tsx'
import { NoteDialog } from './acts/note-dialog.tsx'

type ActName = 'pause' | 'resume' | 'skip' | 'retry' | 'move' | 'arm' | 'end' | 'handoff' | 'stop_contact' | 'note' | 'correct'
const BUTTONS = ['skip', 'move', 'handoff', 'stop_contact', 'note'] as const satisfies ActName[]
const MORE = ['retry', 'arm', 'correct', 'end'] as const satisfies ActName[]
const REFETCH_MS = 3_000
/** While a command is on its way to the run. */
const SOON_MS = 700

/** What an operator may ask of a run; what may not be asked says why. */
export function RunActions({ runId }: { runId: string }) {
  const { t } = useTranslation('steer')
  const [open, setOpen] = useState<ActName | null>(null)
  const { data: may } = useQuery({
    ...trpc.commands.possible.queryOptions({ runId }), refetchInterval: ({ state }) => ((state.data?.underWay.length ?? 0) > 0 ? SOON_MS : REFETCH_MS),
  })
  if (!may?.open) return null
  const first: ActName = may.paused ? 'resume' : 'pause'
  return (
    <>
      {[first, ...BUTTONS].map((name) => <ActButton key={name} name={name} why={whyNot(may, name)} onClick={() => setOpen(name)} />)}
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>{t('more')}</Button></Menu.Target>
        <Menu.Dropdown>
          {MORE.map((name) => <MoreItem key={name} name={name} why={whyNot(may, name)} onClick={() => setOpen(name)} />)}
        </Menu.Dropdown>
      </Menu>
      {open && <ActOf name={open} may={may} onClose={() => setOpen(null)} />}
    </>
  )
}

function whyNot({ may, arms }: ActionsView, name: ActName): Words | null {
  if (name === 'note' || name === 'correct') return null
  if (name === 'arm' && may.arm === null && arms.length === 0) return { en: 'It has passed no split', fr: 'Il n’a passé aucune répartition' }
  return may[name]
}

interface ItemProps {
  name: ActName
  why: Words | null
  onClick: () => void
}

function ActButton({ name, why, onClick }: ItemProps) {
  const { t } = useTranslation('steer')
  const words = useWords()
  if (why === null) return <Button variant="default" onClick={onClick}>{t(`${name}.button`)}</Button>
  // A button that is switched off takes no focus, and could not say why.
  return <Tooltip label={words(why)}><Button variant="default" aria-disabled data-disabled onClick={(event) => event.preventDefault()}>{t(`${name}.button`)}</Button></Tooltip>
}

function MoreItem({ name, why, onClick }: ItemProps) {
  const { t } = useTranslation('steer')
  const words = useWords()
  return (
    <Menu.Item disabled={why !== null} onClick={onClick} color={name === 'end' ? 'red' : undefined}>
      {t(`${name}.button`)}{why !== null && <small> · {words(why)}</small>}
    </Menu.Item>
  )
}

function ActOf({ name, may, onClose }: { name: ActName; may: ActionsView; onClose: () => void }) {
  const props = { may, onClose }
  switch (name) {
    case 'resume': return <ResumeDialog {...props} />
    case 'skip': return <SkipDialog {...props} />
    case 'move': return <MoveDialog {...props} />
    case 'arm': return <ArmDialog {...props} />
    case 'handoff': return <HandOverDialog {...props} />
    case 'note': return <NoteDialog {...props} />
    case 'correct': return <CorrectDialog {...props} />
    default: return <PlainDialog {...props} kind={name} />
  }
}
