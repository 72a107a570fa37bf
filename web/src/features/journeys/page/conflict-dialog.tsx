import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { canonicalJson } from '@parcours/journey'
import type { DraftView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useActorName } from '../../../lib/actor-name.ts'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { api } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import styles from './conflict-dialog.module.css'
import type { DraftEditor } from './use-draft-editor.ts'

/** Somebody stored a newer draft. Three ways on, and none of them loses a drawing. */
export function ConflictDialog({ editor }: { editor: DraftEditor }) {
  const save = useStore(editor.draft, (s) => s.save)
  if (save.kind !== 'conflict') return null
  return <Choice editor={editor} theirs={save.theirs} />
}

function Choice({ editor, theirs }: { editor: DraftEditor; theirs: DraftView }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const actorName = useActorName()
  const { keepCopy, busy } = useKeepCopy(editor, theirs)
  const state = editor.draft.getState()
  const overwrite = () => {
    state.keepOurs(theirs)
    void editor.force()
  }
  const ways = [
    { key: 'theirs', act: () => state.takeTheirs(theirs) },
    { key: 'copy', act: () => void keepCopy() },
    { key: 'mine', act: overwrite },
  ]
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t('conflict.title')} size={520}>
      <p>{t('conflict.text', { by: actorName(theirs.savedBy), when: format.instant(theirs.savedAtMs) })}</p>
      <div className={styles.ways}>
        {ways.map(({ key, act }) => (
          <div key={key} className={styles.way}>
            <span>{t(`conflict.${key}-hint`)}</span>
            <Button variant={key === 'theirs' ? 'filled' : 'default'} loading={key === 'copy' && busy} data-testid={`conflict-${key}`} onClick={act}>{t(`conflict.${key}`)}</Button>
          </div>
        ))}
      </div>
    </Modal>
  )
}

/** Ours becomes a journey of its own, and we go there; theirs stays where it is. */
function useKeepCopy(editor: DraftEditor, theirs: DraftView) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const keepCopy = async () => {
    setBusy(true)
    try {
      const { journey, takeTheirs } = editor.draft.getState()
      const name = t('conflict.copy-name', { name: journey.name }).slice(0, 120)
      const result = await api.journeys.import.mutate({ text: canonicalJson({ ...journey, name, slug: `${journey.slug.slice(0, 50)}-copy` }) })
      if (result.kind === 'refused') return notifyError(new Error(words(result.problems[0]?.message)))
      takeTheirs(theirs)
      notifyDone(t('conflict.copied', { name }))
      return await navigate({ to: '/journeys/$journeyId', params: { journeyId: result.journeyId } })
    } catch (error) {
      return notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return { keepCopy, busy }
}
