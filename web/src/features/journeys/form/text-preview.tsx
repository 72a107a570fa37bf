import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, trpc } from '../../../lib/trpc.ts'
import { useLanguage } from '../../../lib/words.ts'
import { LANGUAGES } from '../../../lib/language.ts'
import { SegmentedSwitch } from '../../../ui/segmented-switch.tsx'
import { SkeletonText } from '../../../ui/states.tsx'
import styles from './form.module.css'

/** How the text reads for an example person, in either language. */
export function TextPreview({ textId }: { textId: string }) {
  const { t } = useTranslation('journeys')
  const [language, setLanguage] = useState(useLanguage())
  const texts = useQuery(trpc.texts.list.queryOptions(undefined, { staleTime: 30_000 }))
  const text = texts.data?.find((one) => one.id === textId)
  const preview = useQuery({
    queryKey: ['text-preview', textId],
    queryFn: () => (text ? api.texts.check.mutate({ channel: text.channel, languages: text.languages }) : null),
    enabled: text !== undefined, staleTime: Infinity,
  })
  const shown = preview.data?.preview[language]
  if (texts.isPending || preview.isLoading) return <SkeletonText lines={2} />
  if (!shown) return null
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <span>{t('form.preview')}{shown.segments ? ` · ${t('form.segments', { count: shown.segments })}` : ''}</span>
        <SegmentedSwitch label={t('form.preview-language')} value={language} options={LANGUAGES.map((value) => ({ value, label: value }))} onChange={setLanguage} />
      </div>
      {shown.subject && <b>{shown.subject}</b>}
      <p>{shown.body}</p>
    </div>
  )
}
