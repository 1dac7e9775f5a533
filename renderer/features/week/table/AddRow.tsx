/** Adds a row: a field of the dictionary (found by any of its names, with or without marks) and the system it stands in. */
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import { type Section, sections } from '../../../../shared/stats/form.ts'
import { compareText, matches } from '../../../../shared/text/text.ts'
import type { RowKey } from '../../../../shared/week/draft.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { sectionWords } from './columns.ts'

export function AddRow({
  dictionary,
  rows,
  onAdd,
  onClose,
}: {
  readonly dictionary: FieldsBody
  readonly rows: readonly RowKey[]
  readonly onAdd: (row: RowKey) => void
  readonly onClose: () => void
}) {
  const [field, setField] = useState<string | null>(null)
  const [section, setSection] = useState<Section>('tinh')
  const [tried, setTried] = useState(false)
  const names = useMemo(() => dictionary.fields.map(({ name }) => name).sort(compareText), [dictionary])
  const taken = field !== null && rows.some((row) => row.section === section && row.field === field)
  const problem =
    field === null
      ? tried
        ? 'Chưa chọn lĩnh vực'
        : undefined
      : taken
        ? 'Lĩnh vực này đã có trong bảng ở phần đã chọn'
        : undefined
  function add() {
    setTried(true)
    if (field !== null && !taken) onAdd({ section, field })
  }
  return (
    <Dialog
      title="Thêm một dòng vào bảng 13 cột"
      onClose={onClose}
      onSubmit={add}
      width={520}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Thêm dòng</Button>
        </>
      }
    >
      <FieldSelect
        label="Lĩnh vực"
        names={names}
        dictionary={dictionary}
        value={field}
        onChange={setField}
        error={problem}
        autoFocus
      />
      <div>
        <SegmentedControl
          fullWidth
          aria-label="Phần của bảng"
          value={section}
          onChange={(value) => setSection(value as Section)}
          data={sections.map((value) => ({ value, label: sectionWords[value] }))}
        />
      </div>
    </Dialog>
  )
}

/** A choice among the dictionary's names that finds old names too and never completes what is typed. */
export function FieldSelect({
  label,
  names,
  dictionary,
  value,
  onChange,
  error,
  placeholder,
  autoFocus = false,
  hideLabel = false,
}: {
  readonly label: string
  readonly names: readonly string[]
  readonly dictionary: FieldsBody
  readonly value: string | null
  readonly onChange: (name: string | null) => void
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly hideLabel?: boolean
}) {
  const aliases = useMemo(
    () => new Map(dictionary.fields.map(({ name, aliases: others }) => [name, others])),
    [dictionary],
  )
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={placeholder ?? 'Gõ vài chữ để tìm, có dấu hay không đều được'}
      searchable
      data={[...names]}
      value={value}
      onChange={onChange}
      error={error}
      nothingFoundMessage="Không có lĩnh vực nào như vậy trong danh mục"
      comboboxProps={{ withinPortal: true }}
      data-autofocus={autoFocus || undefined}
      filter={({ options, search }) =>
        options.filter(
          (option) =>
            'value' in option &&
            [option.value, ...(aliases.get(String(option.value)) ?? [])].some((name) =>
              matches(search, String(name)),
            ),
        )
      }
    />
  )
}
