/** The office as its documents print it, and who may sign them when. */
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { signerBlock } from '../../../shared/documents/phrases.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { useStatus } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useEnsure } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { Empty } from '../../ui/Empty.tsx'
import { HeadingPreview } from './HeadingPreview.tsx'
import { SignerDialog } from './SignerDialog.tsx'
import classes from './Unit.module.css'
import { UnitDialog } from './UnitDialog.tsx'
import { textsOf, unitTypeWords } from './unit-fields.ts'

type SavedUnit = CallOutput<'unit.get'>
type SavedSigner = CallOutput<'signer.list'>[number]

export function UnitScreen() {
  const unit = useRead('unit.get', {})
  const signers = useRead('signer.list', {})
  const ensure = useEnsure()
  const [editingUnit, setEditingUnit] = useState(false)
  const [signer, setSigner] = useState<SavedSigner | 'new' | null>(null)
  const editSigner = async (next: SavedSigner | 'new') => {
    if (await ensure('administrator')) setSigner(next)
  }
  return (
    <Page title="Cơ quan và người ký">
      <Card
        title="Cơ quan"
        actions={
          <Button
            size="compact-md"
            variant="default"
            onClick={async () => setEditingUnit(await ensure('administrator'))}
          >
            Sửa cơ quan
          </Button>
        }
      >
        <Loaded name="unit.get" read={unit}>
          {(value) => (
            <>
              <UnitFacts unit={value} />
              {editingUnit ? <UnitDialog unit={value} onClose={() => setEditingUnit(false)} /> : null}
            </>
          )}
        </Loaded>
      </Card>
      <Card
        title="Người ký"
        actions={
          <Button
            size="compact-md"
            leftSection={<IconUserPlus size={17} aria-hidden />}
            onClick={() => void editSigner('new')}
          >
            Thêm người ký
          </Button>
        }
      >
        <Loaded name="signer.list" read={signers}>
          {(list) =>
            list.length === 0 ? (
              <Empty>Chưa có người ký. Văn bản sẽ để trống chỗ ký cho đến khi thêm.</Empty>
            ) : (
              <SignerTable signers={list} onEdit={(each) => void editSigner(each)} />
            )
          }
        </Loaded>
      </Card>
      {signer === null ? null : (
        <SignerDialog signer={signer === 'new' ? null : signer} onClose={() => setSigner(null)} />
      )}
    </Page>
  )
}

function UnitFacts({ unit }: { readonly unit: SavedUnit }) {
  const { today } = useStatus()
  const texts = textsOf(unit)
  return (
    <div className={classes.sides}>
      <dl className={classes.facts}>
        <dt>Tên đầy đủ</dt>
        <dd>{unit.name}</dd>
        <dt>Đơn vị</dt>
        <dd>
          {unitTypeWords[unit.type]} {unit.place}
        </dd>
        <dt>Cấp trên</dt>
        <dd>{unit.upperUnit}</dd>
        <dt>Ký hiệu văn bản</dt>
        <dd>{unit.documentSymbol}</dd>
        <dt>Mã trên Cổng</dt>
        <dd>{unit.portalCode || '–'}</dd>
        <dt>Mã đơn vị hành chính</dt>
        <dd>{unit.provinceCode || '–'}</dd>
      </dl>
      <HeadingPreview texts={texts} today={today} />
    </div>
  )
}

function SignerTable({
  signers,
  onEdit,
}: {
  readonly signers: readonly SavedSigner[]
  readonly onEdit: (signer: SavedSigner) => void
}) {
  const { today } = useStatus()
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Người ký</th>
            <th scope="col">Khối chữ ký</th>
            <th scope="col">Từ ngày</th>
            <th scope="col">Đến ngày</th>
            <th scope="col">Hôm nay</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {signers.map((signer) => (
            <tr key={signer.id}>
              <th scope="row">{signer.name}</th>
              <td>
                {signerBlock(signer).title.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
              <td>{formatDate(signer.from)}</td>
              <td>{signer.to === null ? 'còn ký' : formatDate(signer.to)}</td>
              <td>
                {signsOn(signer, today) ? <Mark tone="ok">ký được</Mark> : <Mark tone="plain">không ký</Mark>}
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Sửa người ký ${signer.name}`}
                  onClick={() => onEdit(signer)}
                >
                  Sửa
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
