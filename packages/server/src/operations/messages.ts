/** A sentence in every language. */
export type Sentence = { readonly en: string; readonly tr: string }

const fault = (code: string): Sentence => {
  const words: Readonly<Record<string, Sentence>> = {
    edited: { en: 'was edited', tr: 'değiştirilmiş' },
    deleted: { en: 'was deleted', tr: 'silinmiş' },
    'out-of-line': { en: 'was inserted or moved', tr: 'araya eklenmiş ya da yeri değiştirilmiş' },
    'beyond-head': { en: 'was added past Stipple', tr: 'Stipple dışından eklenmiş' },
    truncated: { en: 'and all after it are gone', tr: 've sonrasındakiler yok' },
    'against-anchor': {
      en: 'differs from an anchor that was kept elsewhere',
      tr: 'başka yerde saklanan bir dayanak noktasıyla uyuşmuyor',
    },
  }
  return words[code] ?? { en: code, tr: code }
}

const count = (value: number, language: 'en' | 'tr') => value.toLocaleString(language)
const entries = (n: number) => `${count(n, 'en')} ${n === 1 ? 'entry' : 'entries'}`
const clinics = (n: number) => `${count(n, 'en')} ${n === 1 ? 'clinic' : 'clinics'}`
const seconds = (ms: number, language: 'en' | 'tr') =>
  (ms / 1_000).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const megabytes = (bytes: number, language: 'en' | 'tr') =>
  (bytes / 1_000_000).toLocaleString(language, { maximumFractionDigits: 2 })

/** Everything the commands of a clinic say. */
export const messages = {
  help: (): Sentence => ({
    en: `stipple: commands for whoever looks after the clinic

  stipple audit verify                  follow every audit chain; names the first entry that is not as it was
  stipple backup [folder]               back up everything while the clinic runs, and read it back
  stipple restore <folder>              put a backup into an empty installation
  stipple drill [folder]                restore the newest backup where it harms nobody, and compare
  stipple archive export <folder>       everything of one clinic, open, without anything to sign in with
  stipple archive import <folder>       put an archive into an installation that does not have that clinic
  stipple import <file…>                take FHIR R4 records in (JSON bundle or NDJSON)
  stipple replay                        check every signed plan again: signatures, and what newer content would find

  --data <folder>        the installation’s data folder (STIPPLE_DATA; default .stipple/clinic)
  --database-url <url>   a PostgreSQL server in place of the clinic’s own (DATABASE_URL)
  --clinic <id>          which clinic, where there are several: archive export, import
  --anchors <file>       audit verify: anchors, or a backup, kept elsewhere
  --lang en|tr

Exit codes
  0   done, and nothing was found wrong
  1   something was found wrong; what could be done was done
  2   the call is wrong: an unknown command, option or value
  3   a backup, archive or file cannot be read, or is not what it was written as
  4   the installation cannot be reached or is not in a state for it; nothing was changed
  70  a fault of Stipple’s own
`,
    tr: `stipple: kliniğin sistemine bakan kişi için komutlar

  stipple audit verify                  denetim zincirlerini izler; ilk bozuk kaydı söyler
  stipple backup [klasör]               klinik çalışırken her şeyi yedekler ve yedeği geri okur
  stipple restore <klasör>              yedeği boş bir kuruluma geri yükler
  stipple drill [klasör]                en yeni yedeği kimseye dokunmadan geri yükleyip karşılaştırır
  stipple archive export <klasör>       bir kliniğin her şeyi, açık biçimde; oturum açma bilgileri olmadan
  stipple archive import <klasör>       arşivi, o kliniğin bulunmadığı bir kuruluma alır
  stipple import <dosya…>               FHIR R4 kayıtlarını içeri alır (JSON paketi ya da NDJSON)
  stipple replay                        imzalı her planı yeniden denetler: imzalar ve yeni içeriğin bulacakları

  --data <klasör>        kurulumun veri klasörü (STIPPLE_DATA; varsayılan .stipple/clinic)
  --database-url <url>   kliniğin kendi veritabanı yerine bir PostgreSQL sunucusu (DATABASE_URL)
  --clinic <kimlik>      birden çok klinik varsa hangisi: archive export, import
  --anchors <dosya>      audit verify: başka yerde saklanan dayanak noktaları ya da bir yedek
  --lang en|tr

Çıkış kodları
  0   tamamlandı, sorun bulunmadı
  1   sorun bulundu; yapılabilen yapıldı
  2   çağrı yanlış: bilinmeyen komut, seçenek ya da değer
  3   yedek, arşiv ya da dosya okunamıyor veya yazıldığı gibi değil
  4   kuruluma ulaşılamıyor ya da kurulum buna uygun durumda değil; hiçbir şey değiştirilmedi
  70  Stipple’ın kendi hatası
`,
  }),
  unknownCommand: (given: string): Sentence => ({
    en: `There is no command “${given}”. stipple audit --help lists the commands of a clinic.`,
    tr: `“${given}” diye bir komut yok. Klinik komutları için: stipple audit --help.`,
  }),
  badArguments: (told: string): Sentence => ({
    en: `The call is not understood: ${told}`,
    tr: `Çağrı anlaşılamadı: ${told}`,
  }),
  wrongWords: (usage: string): Sentence => ({ en: `It is called like this: ${usage}`, tr: `Şöyle çağrılır: ${usage}` }),
  badLanguage: (given: string): Sentence => ({
    en: `There is no language “${given}”; there are en and tr.`,
    tr: `“${given}” diye bir dil yok; en ve tr var.`,
  }),
  noInstallation: (folder: string): Sentence => ({
    en: `There is no installation in ${folder}. Name its folder with --data, or its server with --database-url.`,
    tr: `${folder} içinde kurulum yok. Klasörünü --data ile ya da sunucusunu --database-url ile belirtin.`,
  }),
  unreachable: (reason: string): Sentence => ({
    en: `The database cannot be reached (${reason}). Nothing was changed.`,
    tr: `Veritabanına ulaşılamıyor (${reason}). Hiçbir şey değiştirilmedi.`,
  }),
  stopFirst: (pid: number): Sentence => ({
    en: `Stipple is running on this data folder (process ${pid}). Stop it, then restore. Nothing was changed.`,
    tr: `Bu veri klasöründe Stipple çalışıyor (süreç ${pid}). Önce onu durdurun, sonra geri yükleyin. Hiçbir şey değiştirilmedi.`,
  }),
  noSecret: (): Sentence => ({
    en: 'The secret that second factors are encrypted with is not known here, and a backup without it would lock people out. Set STIPPLE_SECRET as the server has it, or name its data folder with --data.',
    tr: 'İkinci adım doğrulamaların şifrelendiği gizli anahtar burada bilinmiyor; onsuz alınan bir yedek insanları dışarıda bırakır. STIPPLE_SECRET değerini sunucudaki gibi verin ya da sunucunun veri klasörünü --data ile belirtin.',
  }),
  noClinic: (): Sentence => ({ en: 'No clinic has been set up here.', tr: 'Burada henüz klinik kurulmamış.' }),
  whichClinic: (known: string): Sentence => ({
    en: `Say which clinic with --clinic. There are: ${known}`,
    tr: `Hangi klinik olduğunu --clinic ile belirtin. Olanlar: ${known}`,
  }),

  chainWhole: (clinic: string, length: number, anchors: number): Sentence => ({
    en: `${clinic}: whole, ${entries(length)}, ${count(anchors, 'en')} ${anchors === 1 ? 'anchor agrees' : 'anchors agree'}.`,
    tr: `${clinic}: bütün; ${count(length, 'tr')} kayıt, ${count(anchors, 'tr')} dayanak noktası uyuşuyor.`,
  }),
  chainBroken: (clinic: string, position: number, code: string): Sentence => ({
    en: `${clinic}: NOT WHOLE. Entry ${count(position, 'en')} ${fault(code).en} (${code}). Entries before it are as they were written.`,
    tr: `${clinic}: BÜTÜN DEĞİL. ${count(position, 'tr')}. kayıt ${fault(code).tr} (${code}). Ondan öncekiler yazıldıkları gibi.`,
  }),
  anchorsUnreadable: (file: string, line: number): Sentence => ({
    en: `Line ${line} of ${file} is no anchor. Somebody may have altered the file.`,
    tr: `${file} dosyasının ${line}. satırı bir dayanak noktası değil. Dosya değiştirilmiş olabilir.`,
  }),

  plansReplayed: (clinic: string, n: number, otherContent: number): Sentence => ({
    en: `${clinic}: ${count(n, 'en')} signed ${n === 1 ? 'plan' : 'plans'} checked again; the installed content finds something else for ${count(otherContent, 'en')}.`,
    tr: `${clinic}: ${count(n, 'tr')} imzalı plan yeniden denetlendi; yüklü içerik ${count(otherContent, 'tr')} planda başka bir şey buluyor.`,
  }),
  planFault: (clinic: string, planId: string, version: number, wrong: 'signature' | 'findings'): Sentence =>
    wrong === 'signature'
      ? {
          en: `${clinic}: plan ${planId}, version ${version}: the signature does NOT hold. What was signed was altered past Stipple.`,
          tr: `${clinic}: ${planId} planı, sürüm ${version}: imza GEÇERLİ DEĞİL. İmzalanan içerik Stipple dışından değiştirilmiş.`,
        }
      : {
          en: `${clinic}: plan ${planId}, version ${version}: the same content finds something else than was signed.`,
          tr: `${clinic}: ${planId} planı, sürüm ${version}: aynı içerik, imzalanandan başka bir şey buluyor.`,
        },

  backedUp: (folder: string, n: number, rows: number, bytes: number): Sentence => ({
    en: `Backed up and read back: ${clinics(n)}, ${count(rows, 'en')} rows, ${megabytes(bytes, 'en')} MB in ${folder}`,
    tr: `Yedeklendi ve geri okundu: ${count(n, 'tr')} klinik, ${count(rows, 'tr')} satır, ${megabytes(bytes, 'tr')} MB; ${folder}`,
  }),
  lockAway: (): Sentence => ({
    en: 'It holds everything, the secret of second factors included: keep it locked away, and not only on this machine.',
    tr: 'İkinci adım doğrulamaların gizli anahtarı dahil her şeyi içerir: kilit altında ve yalnızca bu makinede olmayacak biçimde saklayın.',
  }),
  chainWasBroken: (clinicId: string, position: number, code: string): Sentence => ({
    en: `The audit of clinic ${clinicId} was not whole when the backup was made: entry ${count(position, 'en')} ${fault(code).en}.`,
    tr: `Yedek alındığında ${clinicId} kliniğinin denetim zinciri bütün değildi: ${count(position, 'tr')}. kayıt ${fault(code).tr}.`,
  }),
  restored: (n: number, rows: number): Sentence => ({
    en: `Restored: ${clinics(n)}, ${count(rows, 'en')} rows. Everybody signs in anew.`,
    tr: `Geri yüklendi: ${count(n, 'tr')} klinik, ${count(rows, 'tr')} satır. Herkesin yeniden oturum açması gerekir.`,
  }),
  drilled: (folder: string, n: number, rows: number, ms: number): Sentence => ({
    en: `${folder} can be restored: ${clinics(n)}, ${count(rows, 'en')} rows in ${seconds(ms, 'en')} s. Nothing of it was left behind.`,
    tr: `${folder} geri yüklenebiliyor: ${count(n, 'tr')} klinik, ${count(rows, 'tr')} satır, ${seconds(ms, 'tr')} s. Geride bir şey bırakılmadı.`,
  }),
  drillSame: (): Sentence => ({
    en: 'Backed up again, it is the same file for file.',
    tr: 'Yeniden yedeklendiğinde dosyası dosyasına aynı.',
  }),
  drillOlder: (): Sentence => ({
    en: 'It comes from an older Stipple and was brought up to date.',
    tr: 'Daha eski bir Stipple’dan geliyor; güncel düzene getirildi.',
  }),
  drillDiffers: (): Sentence => ({
    en: 'Backed up again, it is NOT the same. Keep it, and report this.',
    tr: 'Yeniden yedeklendiğinde AYNI DEĞİL. Yedeği saklayın ve bunu bildirin.',
  }),
  noBackups: (folder: string): Sentence => ({
    en: `There is no whole backup in ${folder}.`,
    tr: `${folder} içinde bütün bir yedek yok.`,
  }),
  exported: (folder: string, rows: number): Sentence => ({
    en: `Written: ${count(rows, 'en')} rows in ${folder}. Passwords and second factors are not in it.`,
    tr: `Yazıldı: ${count(rows, 'tr')} satır; ${folder}. Parolalar ve ikinci adım doğrulamalar içinde değil.`,
  }),
  imported: (rows: number, members: number): Sentence => ({
    en: `Taken in: ${count(rows, 'en')} rows. ${count(members, 'en')} ${members === 1 ? 'member chooses' : 'members choose'} a new password with “forgot password” on the sign-in page.`,
    tr: `Alındı: ${count(rows, 'tr')} satır. ${count(members, 'tr')} üye, oturum açma sayfasındaki “parolamı unuttum” ile yeni parola belirler.`,
  }),

  folderExists: (folder: string): Sentence => ({
    en: `${folder} is there already. Name a new folder.`,
    tr: `${folder} zaten var. Yeni bir klasör belirtin.`,
  }),
  notABackup: (folder: string): Sentence => ({
    en: `${folder} holds nothing that was written whole by Stipple. Nothing was changed.`,
    tr: `${folder} içinde Stipple’ın eksiksiz yazdığı bir şey yok. Hiçbir şey değiştirilmedi.`,
  }),
  altered: (file: string): Sentence => ({
    en: `${file} is missing, or is not what was written. Take another copy. Nothing was changed.`,
    tr: `${file} yok ya da yazıldığı gibi değil. Başka bir kopyayı kullanın. Hiçbir şey değiştirilmedi.`,
  }),
  chainRefused: (clinicId: string, position: number, code: string): Sentence => ({
    en: `The audit of clinic ${clinicId} is not whole: entry ${count(position, 'en')} ${fault(code).en}. Nothing was changed.`,
    tr: `${clinicId} kliniğinin denetim zinciri bütün değil: ${count(position, 'tr')}. kayıt ${fault(code).tr}. Hiçbir şey değiştirilmedi.`,
  }),
  otherLayout: (last: string): Sentence => ({
    en: `It belongs to another layout of the tables (last step: ${last}). Older backups go into an installation that has never been started; otherwise use the Stipple that made it. Nothing was changed.`,
    tr: `Başka bir tablo düzenine ait (son adım: ${last}). Daha eski yedekler hiç başlatılmamış bir kuruluma yüklenir; değilse onu yazan Stipple’ı kullanın. Hiçbir şey değiştirilmedi.`,
  }),
  tablesDiffer: (last: string): Sentence => ({
    en: `The tables of this installation were made by another Stipple (last step: ${last}). Back up with that one, before it is upgraded.`,
    tr: `Bu kurulumun tablolarını başka bir Stipple oluşturmuş (son adım: ${last}). Yükseltmeden önce o sürümle yedekleyin.`,
  }),
  clinicExists: (clinicId: string): Sentence => ({
    en: `Clinic ${clinicId} is here already. Nothing was changed.`,
    tr: `${clinicId} kliniği burada zaten var. Hiçbir şey değiştirilmedi.`,
  }),
  notEmpty: (): Sentence => ({
    en: 'The installation has clinics or accounts. A backup goes into an empty one: name a new folder with --data. Nothing was changed.',
    tr: 'Kurulumda klinik ya da hesap var. Yedek boş bir kuruluma yüklenir: --data ile yeni bir klasör belirtin. Hiçbir şey değiştirilmedi.',
  }),
  otherSecret: (): Sentence => ({
    en: 'STIPPLE_SECRET is another secret than the backup’s; nobody’s second factor could be read. Unset it, or set it to what the file “secret” of the backup holds. Nothing was changed.',
    tr: 'STIPPLE_SECRET yedektekinden farklı; kimsenin ikinci adım doğrulaması okunamazdı. Değişkeni kaldırın ya da yedekteki “secret” dosyasının içeriğini verin. Hiçbir şey değiştirilmedi.',
  }),

  fileTaken: (file: string, added: number, updated: number, unchanged: number): Sentence => ({
    en: `${file}: ${count(added, 'en')} added, ${count(updated, 'en')} updated, ${count(unchanged, 'en')} unchanged`,
    tr: `${file}: ${count(added, 'tr')} eklendi, ${count(updated, 'tr')} güncellendi, ${count(unchanged, 'tr')} değişmedi`,
  }),
  personLeftOut: (file: string, number: number, code: string): Sentence => ({
    en: `${file}: person ${number} was left out (${code})`,
    tr: `${file}: ${number}. kişi dışarıda bırakıldı (${code})`,
  }),
  fileNotRead: (file: string, code: string): Sentence => ({
    en: `${file}: cannot be read (${code}); nothing of it was taken`,
    tr: `${file}: okunamıyor (${code}); hiçbir şey alınmadı`,
  }),
  ours: (told: string): Sentence => ({
    en: `A fault of Stipple’s own: ${told}`,
    tr: `Stipple’ın kendi hatası: ${told}`,
  }),
} as const
