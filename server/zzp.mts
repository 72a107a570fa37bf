import { writePortfolioFile } from '../test/bench/portfolio-file.ts'
import { planFile } from './src/imports/preview.ts'
import { storeUpload } from './src/imports/uploads.ts'
import { createReadStream, mkdtempSync } from 'node:fs'
import { chunksOf } from './src/imports/reading/chunks.ts'
import { recordsOf } from './src/imports/reading/read-file.ts'
import { columnsOf } from './src/imports/rows/columns.ts'
import { readPortfolioRow } from './src/imports/rows/portfolio-row.ts'
import { openDb, loadRows } from '@parcours/store'
import { zonesOf } from '@parcours/clock'
const dir = mkdtempSync('/tmp/zzp-')
await writePortfolioFile(dir+'/a.csv', 100000)
let c=process.cpuUsage(), w=performance.now()
const lap=(n)=>{const d=process.cpuUsage(c);console.log(n.padEnd(10),'user',(d.user/1e6).toFixed(2),'sys',(d.system/1e6).toFixed(2),'wall',((performance.now()-w)/1000).toFixed(2));c=process.cpuUsage();w=performance.now()}
const up = await storeUpload(dir, createReadStream(dir+'/a.csv'), {fileName:'a.csv'}); lap('upload')
const plan = await planFile(dir, up.uploadId, {kind:'portfolio'}); lap('scan')
let n=0; for await (const r of recordsOf(up.file, plan)) n+=r.length; lap('cut')
const portfolio={id:'p1',country:'FR',currency:'EUR'}
const columns=columnsOf({...plan, headers:plan.scan.headers, portfolio})
const all=[]; for await (const ch of chunksOf(up.file, plan, Number(process.argv[2]))) all.push(ch.map(r=>({...readPortfolioRow(columns,r).row!,again:false}))); lap('parse')
const db=await openDb(dir+'/x.db'); await db.write(s=>s.run(`INSERT INTO portfolio (id,name,creditor,collector,country,currency) VALUES ('p1','a','b','creditor','FR','EUR')`)); lap('open')
const to={importId:'i',portfolio,startedAtMs:1,nowMs:1,nextCase:{number:null},languageOf:()=>'fr',zonesOf:({postcode,country,phone})=>zonesOf({country,postcode:postcode??undefined,phone:phone??undefined})}
if (process.argv[3]) console.log(await db.write(s=>{try{return s.get('PRAGMA cache_size='+process.argv[3])}catch(e){return String(e)}}), await db.write(s=>s.get('PRAGMA cache_size')))
let mx=0;for (const ch of all) {const t=performance.now();await db.write(s=>loadRows(s,to as any,ch));mx=Math.max(mx,performance.now()-t)} lap('db'); console.log('max chunk ms',mx)
for (const ch of all) await db.write(s=>loadRows(s,to as any,ch)); lap('db again')
await db.close()
