import { readdirSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listPlaces, placesOfMounts } from '../../db/backup/places.ts'
import { probePlace } from '../../db/backup/probe.ts'
import { diskFiles } from '../../db/files/disk.ts'
import type { Files } from '../../db/files/files.ts'
import { newFolder } from '../support/backup-office.ts'
import { everyFault, faultyFiles } from '../support/faulty-files.ts'

const mounts = String.raw`sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda1 /boot/efi vfat rw 0 0
tmpfs /run/user/1000 tmpfs rw 0 0
/dev/sdb1 /media/mau/USB\040MỘT\040CỬA vfat rw,nosuid 0 0
/dev/sdc1 /run/media/mau/SAO_LUU exfat rw 0 0
/dev/sdd1 /mnt/dia-d ntfs3 rw 0 0
/dev/sdb1 /media/mau/USB\040MỘT\040CỬA vfat rw,nosuid 0 0
/dev/sde1 /media/cdrom iso9660 ro 0 0
/dev/sdf1 /media/mau/a/b ext4 rw 0 0
`

describe('places for a second copy', () => {
  it('on Linux are what is mounted where removable disks go, by their own names', () => {
    expect(placesOfMounts(mounts)).toEqual([
      { folder: '/media/cdrom', label: 'cdrom' },
      { folder: '/media/mau/USB MỘT CỬA', label: 'USB MỘT CỬA' },
      { folder: '/mnt/dia-d', label: 'dia-d' },
      { folder: '/run/media/mau/SAO_LUU', label: 'SAO_LUU' },
    ])
  })

  it('without any are none', () => {
    expect(placesOfMounts('')).toEqual([])
    expect(placesOfMounts('/dev/sda2 / ext4 rw 0 0\n')).toEqual([])
  })

  it('are asked of the kernel, also where the table cannot be read', async () => {
    const files: Files = { ...diskFiles, read: async () => new TextEncoder().encode(mounts) }
    expect(await listPlaces({ files, platform: 'linux', dataFolder: '/home/mau' })).toHaveLength(4)
    const none: Files = {
      ...diskFiles,
      read: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' })),
    }
    expect(await listPlaces({ files: none, platform: 'linux', dataFolder: '/home/mau' })).toEqual([])
  })

  it('on Windows are the other drives that answer', async () => {
    const there = ['C:\\', 'D:\\', 'F:\\']
    const files: Files = {
      ...diskFiles,
      stat: async (path) => {
        if (path === 'E:\\') throw Object.assign(new Error('no card in the reader'), { code: 'EBUSY' })
        return there.includes(path) ? { name: '', kind: 'folder', bytes: 0, modifiedAt: 0 } : null
      },
    }
    const dataFolder = 'c:\\Users\\mau\\AppData\\Local\\SoMotCua'
    expect(await listPlaces({ files, platform: 'win32', dataFolder })).toEqual([
      { folder: 'D:\\', label: 'Ổ D:' },
      { folder: 'F:\\', label: 'Ổ F:' },
    ])
  })
})

describe('a place that is chosen', () => {
  it('takes a small file, which is gone afterwards', async () => {
    const folder = newFolder()
    expect(await probePlace(diskFiles, { folder, label: 'USB' })).toEqual({ ok: true, value: null })
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('or is named as one that cannot be written', async () => {
    for (const fault of everyFault(2)) {
      const folder = newFolder()
      expect(await probePlace(faultyFiles(diskFiles, fault), { folder, label: 'USB' })).toEqual({
        ok: false,
        error: { type: 'PlaceUnwritable', place: 'USB' },
      })
      rmSync(folder, { recursive: true })
    }
  })
})
