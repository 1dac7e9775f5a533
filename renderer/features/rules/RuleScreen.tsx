/** One kind of rule: any version can be read; an administrator's edit makes the next one. */
import { Button, NativeSelect } from '@mantine/core'
import { IconArrowLeft, IconEdit } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CallInput } from '../../../shared/contract/contract.ts'
import type { Rule } from '../../../shared/rules/bodies.ts'
import type { RuleKind } from '../../../shared/rules/rule.ts'
import { StatusMark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useEnsure } from '../../app/session.ts'
import { ruleKindWords } from '../../i18n/vi/words.ts'
import { RuleEditor } from './edit/RuleEditor.tsx'
import classes from './Rules.module.css'
import { validityText } from './RulesScreen.tsx'
import { RuleBody } from './read/RuleBody.tsx'

export function RuleScreen({ kind }: { readonly kind: RuleKind }) {
  const [revision, setRevision] = useState<number | null>(null)
  const [editing, setEditing] = useState<Rule | null>(null)
  const ensure = useEnsure()
  const list = useRead('rule.list', {})
  const query: CallInput<'rule.get'> = revision === null ? { kind } : { kind, revision }
  const rule = useRead('rule.get', query)
  const versions = (list.value ?? [])
    .filter((header) => header.kind === kind)
    .sort((a, b) => b.revision - a.revision)
  const newest = versions[0]?.revision ?? 0

  if (editing !== null)
    return (
      <RuleEditor
        rule={editing}
        revision={newest + 1}
        onDone={(saved) => {
          setEditing(null)
          if (saved !== null) setRevision(saved)
        }}
      />
    )
  return (
    <Page
      title={ruleKindWords[kind]}
      actions={
        <>
          <NativeSelect
            aria-label="Bản"
            value={String(rule.value?.revision ?? '')}
            onChange={(event) => setRevision(Number(event.currentTarget.value))}
            data={versions.map((header) => ({
              value: String(header.revision),
              label: `Bản ${header.revision}: ${header.version}`,
            }))}
          />
          <Button
            leftSection={<IconEdit size={17} aria-hidden />}
            variant="default"
            disabled={rule.value === null}
            onClick={async () => {
              if (await ensure('administrator')) setEditing(rule.value)
            }}
          >
            Sửa thành bản mới
          </Button>
        </>
      }
    >
      <Link className={classes.back ?? ''} to={paths.rules}>
        <IconArrowLeft size={16} aria-hidden /> Tất cả quy tắc
      </Link>
      <Loaded name="rule.get" read={rule}>
        {(value) => (
          <>
            <Card title={value.title}>
              <dl className={classes.facts}>
                <dt>Tình trạng</dt>
                <dd>
                  <StatusMark status={value.status} />
                </dd>
                <dt>Hiệu lực</dt>
                <dd>{validityText(value)}</dd>
                <dt>Căn cứ</dt>
                <dd>{value.citation}</dd>
                {value.note === undefined ? null : (
                  <>
                    <dt>Ghi chú</dt>
                    <dd>{value.note}</dd>
                  </>
                )}
              </dl>
            </Card>
            <RuleBody rule={value} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
