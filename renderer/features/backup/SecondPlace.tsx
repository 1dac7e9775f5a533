/** The second place: a stick or another disk, so that one dead PC does not take the copies with it. */
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall, useEnsure, useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Backup.module.css'

export function SecondPlace() {
  const { secondPlace } = useStatus()
  const ensure = useEnsure()
  const [choosing, setChoosing] = useState(false)
  return (
    <Card
      title="Nơi sao lưu thứ hai"
      actions={
        <Button
          size="compact-md"
          variant="default"
          onClick={async () => setChoosing(await ensure('administrator'))}
        >
          {secondPlace === null ? 'Chọn nơi' : 'Đổi nơi'}
        </Button>
      }
    >
      {secondPlace === null ? (
        <Note tone="warn" live={false}>
          Chưa chọn. Nếu ổ đĩa của máy này hỏng thì các bản sao lưu trên máy cũng mất theo.
        </Note>
      ) : (
        <p className={classes.fact}>
          Mỗi lần sao lưu đều chép thêm một bản vào <b>{secondPlace}</b> khi nơi đó đang cắm.
        </p>
      )}
      {choosing ? <PlaceDialog onClose={() => setChoosing(false)} /> : null}
    </Card>
  )
}

const NOWHERE = ''

function PlaceDialog({ onClose }: { readonly onClose: () => void }) {
  const places = useRead('backup.places', {})
  const call = useCall()
  const refresh = useRefreshStatus()
  const notify = useUi((ui) => ui.notify)
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const current = places.value?.find((place) => place.chosen)?.token ?? NOWHERE
  const token = chosen ?? current

  const submit = async () => {
    const result = await call('backup.choosePlace', { token: token === NOWHERE ? null : token })
    if (!result.ok) return setProblem(sentence(result.error))
    await refresh()
    notify(
      token === NOWHERE
        ? 'Không dùng nơi thứ hai nữa.'
        : 'Đã chọn nơi sao lưu thứ hai. Nên bấm Sao lưu ngay.',
    )
    onClose()
  }

  return (
    <Dialog
      title="Chọn nơi sao lưu thứ hai"
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={() => void places.reload()}>
            Tìm lại
          </Button>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Dùng nơi này</Button>
        </>
      }
    >
      <p className={classes.fact}>Cắm USB hoặc ổ đĩa ngoài rồi bấm Tìm lại nếu chưa thấy trong danh sách.</p>
      <Loaded name="backup.places" read={places}>
        {(list) => (
          <Radio.Group label="Nơi có thể ghi" value={token} onChange={setChosen}>
            <div className={classes.places}>
              {list.map((place) => (
                <Radio key={place.token} value={place.token} label={place.label} />
              ))}
              <Radio value={NOWHERE} label="Không dùng nơi thứ hai" />
            </div>
          </Radio.Group>
        )}
      </Loaded>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
